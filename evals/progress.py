"""A progress bar on standard error, with the time that is left; none where nobody sees it."""

from __future__ import annotations

import sys
import time
from types import TracebackType

WIDTH = 30


class Progress:
    """Counts steps of one kind of work.

    >>> with Progress("cases", 2) as progress:
    ...     progress.step()
    >>> progress.done
    1
    """

    def __init__(self, what: str, total: int) -> None:
        self.what = what
        self.total = total
        self.done = 0
        self.shown = sys.stderr.isatty()
        self.began = time.monotonic()

    def step(self, note: str = "") -> None:
        """One more is done; `note` is shown at the end of the line."""
        self.done += 1
        if not self.shown:
            return
        spent = time.monotonic() - self.began
        left = spent / self.done * (self.total - self.done)
        full = WIDTH * self.done // max(1, self.total)
        bar = "█" * full + "·" * (WIDTH - full)
        line = f"{self.what} {bar} {self.done}/{self.total}, {_time(left)} left {note}"
        sys.stderr.write(f"\r\x1b[K{line[:110]}")
        sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _time(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"

"""For all tests: no network but loopback, and no settings of whoever runs them."""

import ipaddress
import os
import socket

SETTINGS = ("OPENAI_", "DRAFTER_", "LANGCHAIN", "LANGSMITH")


class NetworkRefused(RuntimeError):
    """A test, or the code under it, reached for another machine."""


def pytest_configure():
    for name in [name for name in os.environ if name.startswith(SETTINGS)]:
        del os.environ[name]
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    socket.getaddrinfo = _guarded_lookup(socket.getaddrinfo)


def _guarded(method):
    def guard(self, *args):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _require_loopback(args[-1][0])
        return method(self, *args)

    return guard


def _guarded_lookup(lookup):
    def guard(host, *args, **kwargs):
        _require_loopback(host)
        return lookup(host, *args, **kwargs)

    return guard


def _require_loopback(host):
    host = host.decode() if isinstance(host, bytes) else host
    if host in (None, "", "localhost"):
        return
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise NetworkRefused(f"A test looked up {host}.") from None
    if not (address.is_loopback or address.is_unspecified):
        raise NetworkRefused(f"A test connected to {host}.")

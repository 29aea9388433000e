"""The slips that are mended within a phrase: each does what its proof says."""

import pytest

from drafter.phrasing.copyedit import FORMS
from drafter.phrasing.mending import MENDS, mended
from drafter.phrasing.tagging import BOXES


@pytest.mark.parametrize("mend", MENDS, ids=lambda mend: mend.typed)
def test_a_mend_does_what_its_proof_says(mend):
    form, box = mend.forms[:1] or "N", (mend.boxes or ("contributions",))[0]
    assert mended(mend.typed, form, box) == mend.mended
    assert mended(mend.mended, form, box) == mend.mended


@pytest.mark.parametrize("mend", MENDS, ids=lambda mend: mend.typed)
def test_a_mend_names_boxes_and_forms_that_there_are(mend):
    assert set(mend.boxes) <= set(BOXES)
    assert set(mend.forms) <= set(FORMS)


@pytest.mark.parametrize(
    "text",
    [
        "hired 6, lost 1",
        "led the audit, which took a year",
        "the support desk",
        "less stress",
        "less access to the roof",
        "was working for a bank",
        "a pay rise for the team",
        "a cover for the boat",
    ],
)
def test_what_is_no_slip_stays(text):
    form = "P" if text.split()[0] in ("hired", "led", "was") else "N"
    assert mended(text, form, "gratitude") == text

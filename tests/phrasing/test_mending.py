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
    ("text", "form", "box"),
    [
        ("hired 6, lost 1", "P", "contributions"),
        ("led the audit, which took a year", "P", "contributions"),
        ("was acting head for two years", "P", "contributions"),
        ("was marketing manager", "P", "contributions"),
        ("the support desk", "N", "gratitude"),
        ("less stress, less news", "N", "gratitude"),
        ("the days no one came", "N", "gratitude"),
        ("a pay rise for the team", "N", "asks"),
        ("a feedback form", "N", "asks"),
        ("a cover letter", "N", "asks"),
        ("the payroll is done by 2 people", "S", "handover"),
        ("the thing used to be mine", "S", "handover"),
        ("Bo expected to be back in May", "S", "handover"),
        ("section 3 weeks later", "N", "contributions"),
        ("day 0 results", "N", "contributions"),
        ("4 + years of audits", "N", "contributions"),
        ("how calm you are when you need help", "W", "respect_for"),
    ],
)
def test_what_is_no_slip_stays(text, form, box):
    assert mended(text, form, box) == text

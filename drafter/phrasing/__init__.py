"""Phrasing: how facts, in whatever form they were typed, fit into sentences.

People type "running design critiques", "how to say no", "Sam's patience" and "led the
2025 audit" into the same box. The copy editor (copyedit) puts each fact in one of a few forms,
ready to stand within a sentence; the filters here sort, join and turn facts of those forms. The
wording around them is the templates' business: FILTERS and TESTS are what they may call.
"""

from drafter.phrasing import (
    asking,
    courtesy,
    days,
    forms,
    handover,
    names,
    people,
    weighing,
    wording,
)

FILTERS = {
    function.__name__: function
    for function in (
        asking.for_contact,
        asking.for_place,
        asking.for_referee,
        asking.items,
        asking.own,
        asking.requests,
        asking.suggestions,
        asking.to_face,
        asking.without_floor,
        courtesy.courtesies,
        days.around,
        days.month,
        days.recent_month,
        forms.in_form,
        forms.on_topic,
        forms.proud,
        forms.whole,
        handover.due_by,
        handover.for_clients,
        handover.handover,
        handover.taken_over,
        handover.tellable,
        handover.takers,
        handover.to_reader,
        handover.unowned,
        names.is_familiar,
        names.signed,
        people.about,
        people.credited,
        people.distinct,
        people.not_about,
        people.others_know,
        people.owed_to,
        people.to_you,
        people.to_team,
        people.to_those,
        people.unsaid,
        weighing.by_weight,
        wording.as_a,
        wording.employer,
        wording.fitting,
        wording.flow,
        wording.formal,
        wording.grateful,
        wording.job_title,
        wording.parted,
        wording.portions,
        wording.reached,
        wording.sentence,
        wording.sentence_start,
        wording.series,
        wording.thanked_for,
    )
}
TESTS = {
    "done_to_me": forms.is_done_to_me,
    "greeted_formally": names.greeted_formally,
    "inside": people.is_inside,
    "light": weighing.is_light,
    "of_people": wording.is_of_people,
    "over": forms.is_over,
    "private": weighing.is_private,
    "reference": asking.is_reference,
    "trifle": weighing.is_trifle,
    "work": asking.is_work,
}

"""Phrasing: how a fact, in whatever form it was typed, fits into a sentence.

People type "running design critiques", "how to say no", "Sam's patience" and "led the
2025 audit" into the same box. A fact is tidied (tidying), its grammatical form is told
from its first words (forms), and it is given back in the form that a sentence needs
(saying, weaving), or not at all. The wording around it is the templates' business:
FILTERS and TESTS are what they may call.
"""

from drafter.phrasing import (
    asking,
    courtesy,
    feats,
    handover,
    people,
    reading,
    saying,
    strain,
    tidying,
    weaving,
    wording,
)

FILTERS = {
    function.__name__: function
    for function in (
        asking.ask,
        asking.points,
        asking.proposal,
        asking.suggestion,
        courtesy.courtesies,
        courtesy.favors,
        courtesy.to_face,
        feats.feats,
        feats.to_have_done,
        handover.due_by,
        handover.given_back,
        handover.for_clients,
        handover.handing,
        handover.look_after,
        handover.standing,
        handover.taken_over,
        handover.tasks,
        people.about,
        people.not_about,
        people.called,
        people.distinct,
        people.impersonal,
        people.is_titled,
        people.others_know,
        people.signed,
        people.to_boss,
        people.to_clients,
        people.to_readers,
        people.to_you,
        people.of_clients,
        people.of_the_work,
        people.of_readers,
        reading.phrases,
        saying.as_clause,
        saying.as_noun,
        saying.esteem,
        saying.lessons,
        saying.taught,
        strain.cleared,
        strain.own_fault,
        strain.rift,
        tidying.tidy,
        weaving.fault,
        weaving.glad,
        weaving.reason_sentence,
        weaving.unsaid,
        weaving.reason_tail,
        weaving.tenure,
        weaving.weave,
        weaving.weave_to,
        wording.as_a,
        wording.contracted,
        wording.employer,
        wording.commas_last,
        wording.flow,
        wording.formal,
        wording.job_title,
        wording.reached,
        wording.sentence,
        wording.sentence_start,
        wording.series,
        wording.with_article,
    )
}
TESTS = {
    "inside": people.is_inside,
    "shared": feats.is_shared,
    "personal": weaving.is_personal,
    "short_enough": wording.short_enough,
    "wish_for_others": asking.wish_for_others,
    "wish_for_self": asking.wish_for_self,
    "of_a_contact": asking.of_a_contact,
}

"""Properties of votes in the room, whatever is entered in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.record.entries import stream
from tests.record.test_meeting_fold import CREATED

from meeting_tui.desk.meetings.votes import CHOICES, numbers_of
from meeting_tui.record.meeting.steps import fold

MEMBERS = ("王建国", "李敏", "张伟", "赵丽", "钱进")
BEGUN = [
    ("meeting.created", {**CREATED, "members": list(MEMBERS)}),
    ("agenda.added", {"no": 1, "title": "电梯", "kind": "decision", "presenter": ""}),
    ("item.opened", {"no": 1}),
]
PUT = ("motion.put", {"no": 1, "motion": 1, "text": "零", "mover": "王建国"})
ANSWER = st.tuples(st.sampled_from(MEMBERS), st.sampled_from((*CHOICES, "")))


def opened(method: str = "roll_call", aside: tuple[str, ...] = ()) -> tuple[str, dict]:
    lists = {"entitled": [name for name in MEMBERS if name not in aside], "present": list(MEMBERS)}
    more = {"recused": list(aside), "all": 5, "rule": "decision"}
    return "vote.opened", {"motion": 1, "method": method, **lists, **more}


@given(st.lists(ANSWER, max_size=30))
def test_the_last_answer_of_each_counts(said):
    casts = [("vote.cast", {"motion": 1, "name": name, "choice": choice}) for name, choice in said]
    motion = fold(*stream("meeting:m1", [*BEGUN, PUT, opened(), *casts])).motions[0]
    last = {name: choice for name, choice in dict(said).items() if choice}
    assert {person.name: choice for person, choice in motion.votes.items()} == last
    assert numbers_of(motion) == {each: list(last.values()).count(each) for each in CHOICES}


@given(st.lists(st.tuples(st.integers(2, 9), st.booleans()), max_size=8))
def test_the_wording_is_that_of_the_last_adopted_amendment(changes):
    entries, wording = [PUT], "零"
    for at, (text, passes) in enumerate(changes, 2):
        outcome = "passed" if passes else "rejected"
        put = {"no": 1, "motion": at, "text": str(text), "mover": "李敏", "amends": 1}
        decided = {"motion": at, "present": [], "decision": {"outcome": outcome}}
        entries += [("motion.put", put), ("motion.decided", decided)]
        wording = str(text) if passes else wording
    motion = fold(*stream("meeting:m1", [*BEGUN, *entries])).motions[0]
    assert (motion.text, motion.wording) == ("零", wording)
    assert len(motion.amended) == sum(passes for _text, passes in changes)
    assert motion.pending


@given(st.sets(st.sampled_from(MEMBERS)), st.sampled_from(("none_objects", "roll_call", "hands")))
def test_who_stands_aside_is_no_voter(aside, method):
    motion = fold(*stream("meeting:m1", [*BEGUN, PUT, opened(method, tuple(sorted(aside)))])).motions[0]
    assert {person.name for person in motion.vote.voters} == set(MEMBERS) - aside
    if method == "none_objects":
        assert numbers_of(motion)["for"] == len(MEMBERS) - len(aside)

"""The state of a meeting follows from its entries, one at a time or all at once."""

from __future__ import annotations

import pytest
from tests.record.entries import AT, stream

from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.steps import fold, step

CREATED = {
    "id": "m1",
    "title": "第三次会议",
    "kind": "committee",
    "place": "物业办公室",
    "planned_at": "2026-11-23T19:00",
    "profile": "cn-committee",
    "rule": "decision",
    "members": ["王建国", "李敏"],
    "seats": 5,
}
WHOLE = [
    ("meeting.created", CREATED),
    ("agenda.added", {"no": 1, "title": "通报", "kind": "report", "presenter": "李敏"}),
    ("agenda.added", {"no": 2, "title": "电梯", "kind": "decision", "presenter": ""}),
    ("office.assigned", {"role": "chair", "name": "王建国"}),
    ("office.assigned", {"role": "recorder", "name": "李敏"}),
    ("presence.in", {"name": "王建国", "capacity": "member"}),
    ("presence.in", {"name": "李敏", "capacity": "member"}),
    ("presence.in", {"name": "陈书记", "capacity": "invited", "organ": "居委会"}),
    (
        "meeting.opened",
        {
            "members": ["王建国", "李敏", "张伟"],
            "seats": 5,
            "all": 5,
            "present": 2,
            "quorum": {"holds": False},
        },
    ),
    ("item.opened", {"no": 2}),
    ("remark", {"no": 2, "speaker": "陈书记", "text": "支持"}),
    ("motion.put", {"no": 2, "motion": 1, "text": "同意加装电梯", "mover": "王建国"}),
    ("vote.cast", {"motion": 1, "name": "王建国", "choice": "for"}),
    ("vote.cast", {"motion": 1, "name": "李敏", "choice": "abstain"}),
    ("motion.decided", {"motion": 1, "present": ["王建国", "李敏"], "decision": {"outcome": "no_quorum"}}),
    ("motion.put", {"no": 2, "motion": 2, "text": "再议", "mover": "李敏"}),
    ("motion.withdrawn", {"motion": 2}),
    ("action.assigned", {"no": 2, "what": "询价", "who": "李敏", "due": "2026-12-08"}),
    ("item.closed", {"no": 2}),
    ("presence.out", {"name": "陈书记"}),
    ("presence.in", {"name": "陈书记", "capacity": "invited"}),
    ("clock.anomaly", {"was": "b", "now": "a"}),
    ("meeting.closed", {}),
    ("correction", {"of": 11, "text": "不反对"}),
]


def named(people):
    return tuple(person.name for person in people)


@pytest.fixture(scope="module")
def state() -> MeetingState:
    return fold(*stream("meeting:m1", WHOLE))


def test_head_line(state):
    assert (state.id, state.title, state.kind, state.place) == ("m1", "第三次会议", "committee", "物业办公室")
    assert (state.chair.name, state.recorder.name, state.seats, state.rule) == (
        "王建国",
        "李敏",
        5,
        "decision",
    )
    assert named(state.members) == ("王建国", "李敏", "张伟")
    assert (state.opened_at, state.closed_at) == (AT.format(9), AT.format(23))
    assert state.quorum == {"holds": False}
    assert not state.is_open


def test_who_was_there(state):
    assert named(state.present) == ("王建国", "李敏")
    assert named(state.attended) == ("王建国", "李敏")
    assert named(state.absent) == ("张伟",)
    stays = [
        (stay.person.name, stay.capacity, stay.person.organ, bool(stay.left)) for stay in state.attendance
    ]
    assert stays[2:] == [("陈书记", "invited", "居委会", True), ("陈书记", "invited", "", False)]


def test_items_remarks_motions_actions(state):
    report, lift = state.items
    assert (report.kind, report.presenter.name, report.opened_at) == ("report", "李敏", "")
    assert (lift.opened_at, lift.closed_at) == (AT.format(10), AT.format(19))
    assert (lift.remarks[0].text, lift.remarks[0].corrected) == ("支持", "不反对")
    decided, withdrawn = lift.motions
    assert {person.name: vote for person, vote in decided.votes.items()} == {
        "王建国": "for",
        "李敏": "abstain",
    }
    assert decided.decision == {"outcome": "no_quorum"}
    assert not decided.pending
    assert withdrawn.withdrawn_at
    assert not withdrawn.pending
    assert [(action.who.name, action.due) for action in lift.actions] == [("李敏", "2026-12-08")]
    assert state.motion(2) == (lift, withdrawn)
    assert state.anomalies == (("b", "a"),)


def test_it_knows_which_entries_it_comes_from(state):
    entries, _texts = stream("meeting:m1", WHOLE)
    assert (state.count, state.head) == (len(entries), entries[-1].hash)


def test_one_entry_at_a_time_gives_the_same(state):
    entries, texts = stream("meeting:m1", WHOLE)
    now = MeetingState()
    for entry in entries:
        now = step(now, entry, texts)
    assert now == state


@pytest.mark.parametrize(("seq", "text", "corrected"), [(11, None, "不反对"), (24, "支持", None)])
def test_erasing_takes_the_text_and_says_so(seq, text, corrected):
    erasure = ("erasure", {"of": seq, "fields": ["text"], "reason": "本人要求"})
    state = fold(*stream("meeting:m1", [*WHOLE, erasure]))
    remark = state.items[1].remarks[0]
    assert (remark.text, remark.corrected) == (text, corrected)
    assert [(done.of, done.reason) for done in state.erasures] == [(seq, "本人要求")]


def test_an_open_item_is_found():
    state = fold(*stream("meeting:m1", WHOLE[:11]))
    assert state.open_item is not None
    assert state.open_item.no == 2
    assert state.is_open
    assert state.item(3) is None
    assert state.motion(1) is None

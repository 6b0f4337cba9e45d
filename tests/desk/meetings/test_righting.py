"""What was entered wrong is put right in the open; the entry itself stays, and the state says what holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.meetings.test_acts import MEMBERS, called, home, opened
from tests.record.entries import stream
from tests.record.test_meeting_fold import WHOLE

from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.office import Office
from meeting_tui.desk.safety import checking
from meeting_tui.record.meeting.steps import fold
from meeting_tui.record.meeting.values import FORMS
from meeting_tui.refusal import Refusal

__all__ = ["called", "home", "opened"]
WANG, LI = MEMBERS[:2]


@pytest.fixture
def said(opened: Office) -> Office:
    """王建国 said something on item 1, which was closed; item 2 is open."""
    desk.take_up(opened, "m1", 1)
    desk.say(opened, "m1", WANG, "先检测")
    desk.close_item(opened, "m1")
    desk.take_up(opened, "m1", 2)
    return opened


def last(office: Office) -> int:
    return desk.meeting(office, "m1").count


def remark(office: Office, seq: int):
    item, found = desk.meeting(office, "m1").remark(seq)
    return item.no, found


def test_speaker_text_item_form_and_time_are_put_right_by_entries_that_point_back(said, clock):
    seq = last(said) - 2
    _no, before = remark(said, seq)
    meant = desk.AsMeant("先检测，再谈钱", LI, 2, "question", before.at)
    desk.put_right(said, "m1", seq, meant)
    no, after = remark(said, seq)
    assert (no, after.speaker.name, after.says, after.form) == (2, LI, "先检测，再谈钱", "question")
    assert (after.text, after.first.speaker.name, after.first.no, after.first.form) == (
        "先检测",
        WANG,
        1,
        "speech",
    )
    kinds = [entry.kind for entry in desk.record(said, "m1", seq)]
    assert kinds[-2:] == ["remark.righted", "correction"]
    assert desk.record(said, "m1", seq - 1)[0].body["speaker"] == WANG
    assert checking.verify_store(said.store).ok


@pytest.mark.parametrize(
    ("meant", "why"),
    [
        (desk.AsMeant("先检测", WANG, 1, "speech"), "as_it_is"),
        (desk.AsMeant(speaker="隔壁老王"), "unknown"),
        (desk.AsMeant(speaker=MEMBERS[3]), "was_not_here"),
        (desk.AsMeant(no=9), "no_such_item"),
        (desk.AsMeant(form="shout"), "form"),
        (desk.AsMeant(text=" "), "empty"),
        (desk.AsMeant(at="2001-01-01T09:00:00+08:00"), "outside"),
        (desk.AsMeant(at="2101-01-01T09:00:00+08:00", text="x"), "outside"),
    ],
)
def test_what_can_not_have_been_is_refused_and_nothing_is_kept(said, meant, why):
    seq, count = last(said) - 2, last(said)
    with pytest.raises(Refusal, match=why):
        desk.put_right(said, "m1", seq, meant)
    assert last(said) == count


def test_a_speaker_confirms_what_stands_and_a_later_correction_needs_that_again(said):
    seq = last(said) - 2
    desk.confirm(said, "m1", seq)
    assert remark(said, seq)[1].confirmed_at
    with pytest.raises(Refusal, match="confirmed"):
        desk.confirm(said, "m1", seq)
    desk.put_right(said, "m1", seq, desk.AsMeant(text="再议"))
    assert not remark(said, seq)[1].confirmed_at
    desk.confirm(said, "m1", seq)
    desk.put_right(said, "m1", seq, desk.AsMeant(speaker=LI))
    assert not remark(said, seq)[1].confirmed_at
    desk.close_item(said, "m1")
    desk.close_meeting(said, "m1")
    desk.confirm(said, "m1", seq)  # at the read-back of the minutes too
    assert desk.record(said, "m1", last(said) - 1)[0].body["by"] == LI


def stay(office: Office, name: str):
    return [each for each in desk.meeting(office, "m1").attendance if each.person.name == name]


def test_presence_is_put_right(said, clock):
    came = stay(said, LI)[0]
    earlier = (clock.at - timedelta(hours=1)).isoformat()
    desk.right_presence(said, "m1", came.seq, desk.StayAsMeant(came=earlier))
    assert stay(said, LI)[0].came == earlier
    guest = stay(said, "陈书记")[0]
    desk.right_presence(said, "m1", guest.seq, desk.StayAsMeant(capacity="observer"))
    assert stay(said, "陈书记")[0].capacity == "observer"
    desk.right_presence(said, "m1", guest.seq, desk.StayAsMeant(never=True))
    assert stay(said, "陈书记") == []
    assert [each.fields for each in desk.meeting(said, "m1").rightings] == [
        ("came_at",),
        ("capacity",),
        ("never",),
    ]


def test_who_was_there_and_not_entered_is_entered_late(said, clock):
    opened_at = desk.meeting(said, "m1").opened_at
    desk.add_presence(said, "m1", MEMBERS[3], "member", opened_at)
    assert MEMBERS[3] in [person.name for person in desk.meeting(said, "m1").present]
    with pytest.raises(Refusal, match="overlaps"):
        desk.add_presence(said, "m1", MEMBERS[3], "member", opened_at)
    desk.close_item(said, "m1")
    desk.close_meeting(said, "m1")
    received_late = desk.add_presence(said, "m1", MEMBERS[4], "member", opened_at)
    assert received_late.attendance[-1].left == received_late.closed_at


def test_who_voted_was_there(said):
    desk.put_motion(said, "m1", "委托检测", WANG)
    votes = dict.fromkeys((person.name for person in desk.meeting(said, "m1").present), "for")
    desk.roll_call(said, "m1", 1, votes)
    third = stay(said, MEMBERS[2])[0]
    with pytest.raises(Refusal, match="has_voted"):
        desk.right_presence(said, "m1", third.seq, desk.StayAsMeant(never=True))
    with pytest.raises(Refusal, match="office_leaves"):
        desk.right_presence(said, "m1", stay(said, WANG)[0].seq, desk.StayAsMeant(never=True))


@given(
    st.lists(
        st.tuples(
            st.integers(9, 13),
            st.fixed_dictionaries(
                {},
                optional={
                    "speaker": st.sampled_from(["王建国", "李敏"]),
                    "no": st.integers(1, 2),
                    "form": st.sampled_from(FORMS),
                },
            ),
        ),
        max_size=6,
    )
)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_however_often_put_right_a_remark_stands_once_and_as_said_last(rights):
    """Against the plainest reading of the same entries: the last word on each field holds."""
    entries, texts = stream(
        "meeting:m1", [*WHOLE, *(("remark.righted", {"of": of, **body}) for of, body in rights)]
    )
    state = fold(entries, texts)
    found = [(item.no, each) for item in state.items for each in item.remarks]
    [(no, remark)] = found
    assert remark.seq == 11
    told = {"speaker": "陈书记", "no": 2, "form": "speech"}
    for of, body in rights:
        told |= body if of == 11 else {}
    assert (remark.speaker.name, no, remark.form) == (told["speaker"], told["no"], told["form"])
    assert len(state.rightings) == len(rights)
    assert (remark.first is not None) == any(of == 11 for of, _body in rights)

"""What the minutes are follows from the entries: a draft, read by some, final; and what undoes that."""

from __future__ import annotations

import pytest
from tests.record.entries import stream
from tests.record.test_meeting_fold import WHOLE

from meeting_tui.record.meeting.minutes import UNCHANGED
from meeting_tui.record.meeting.steps import fold

HELD = WHOLE[:-1]
WANG, LI = ({"by": name} for name in ("王建国", "李敏"))
ACTION = 1 + next(at for at, (kind, _body) in enumerate(HELD) if kind == "action.assigned")


def after(*entries, held=HELD):
    made, texts = stream("meeting:m1", [*held, *entries])
    return fold(made, texts)


def test_minutes_are_final_once_all_members_who_were_there_at_the_end_confirmed_them():
    assert after().minutes_are == "draft"
    assert [person.name for person in after().attesting] == ["王建国", "李敏"]
    one = after(("minutes.confirmed", WANG))
    assert (one.minutes_are, one.minutes.final_at) == ("read", "")
    twice = after(("minutes.confirmed", WANG), ("minutes.confirmed", WANG))
    assert (twice.minutes_are, len(twice.minutes.confirmed)) == ("read", 1)
    both = after(("minutes.confirmed", WANG), ("minutes.confirmed", LI))
    assert (both.minutes_are, both.minutes.final_seq, both.minutes.final_by) == (
        "final",
        both.count,
        "members",
    )


def test_what_was_confirmed_before_the_close_makes_them_final_at_the_close_only():
    *running, closing, _last = WHOLE
    confirmed = [("minutes.read", {}), ("minutes.confirmed", WANG), ("minutes.confirmed", LI)]
    assert after(*confirmed, held=running).minutes_are == "draft"
    assert after(*confirmed, closing, held=running).minutes.final_by == "members"
    left = ("presence.out", {"name": "李敏"})
    assert after(*confirmed[:2], left, closing, held=running).minutes_are == "final"
    word = ("remark", {"no": 2, "speaker": "李敏", "text": "还有一句"})
    assert after(*confirmed, word, closing, held=running).minutes_are == "draft"
    assert not after(confirmed[0], word, held=running).minutes.read_at


@pytest.mark.parametrize(
    "change",
    [
        ("correction", {"of": 11, "text": "不反对"}),
        ("remark.righted", {"of": 11, "speaker": "李敏"}),
        ("presence.righted", {"of": 6, "never": True}),
        ("action.righted", {"of": ACTION, "due": "2026-12-20"}),
    ],
)
def test_what_changes_the_minutes_undoes_who_confirmed_them_until_they_are_final(change):
    assert change[0] not in UNCHANGED
    undone = after(("minutes.confirmed", WANG), change)
    assert (undone.minutes_are, undone.minutes.confirmed) == ("draft", ())
    final = after(("minutes.confirmed", WANG), ("minutes.confirmed", LI), change)
    assert (final.minutes_are, final.minutes.final_seq) == ("final", final.count - 1)


def test_chair_and_recorder_or_a_later_meeting_make_them_final_too():
    names = {"by": ["王建国", "李敏"], "missing": ["张伟"], "reason": "张伟出国"}
    declared = after(("minutes.declared", names)).minutes
    assert (declared.final_by, declared.missing[0].name, declared.reason) == ("officers", "张伟", "张伟出国")
    later = {"meeting": "m2", "title": "第四次会议", "motion": 1, "number": "2026-07"}
    approved = after(("minutes.approved", later)).minutes
    assert (approved.final_by, approved.approvals[0].number) == ("meeting", "2026-07")
    both = after(("minutes.declared", names), ("minutes.approved", later)).minutes
    assert (both.final_by, len(both.approvals)) == ("officers", 1)


def test_an_action_is_put_right_and_dropped_and_an_objection_corrected_and_erased():
    meant = {"of": ACTION, "what": "三家询价", "who": "王建国", "due": "2026-12-20"}
    (action,) = after(("action.righted", meant)).actions
    assert (action.what, action.who.name, action.due, action.open) == (
        "三家询价",
        "王建国",
        "2026-12-20",
        True,
    )
    (dropped,) = after(("action.dropped", {"of": ACTION, "reason": "已由物业办理", "by": "王建国"})).actions
    assert (dropped.open, dropped.why, dropped.done_at) == (False, "已由物业办理", "")
    objects = ("objection.entered", {"name": "李敏", "text": "程序不合", "motion": 1})
    seq = len(HELD) + 1
    assert after(objects).objections[0].says == "程序不合"
    mended = ("correction", {"of": seq, "text": "公告期不足"})
    assert after(objects, mended).objections[0].says == "公告期不足"
    gone = [("erasure", {"of": at, "fields": ["text"], "reason": "申请"}) for at in (seq, seq + 1)]
    assert after(objects, mended, *gone).objections[0].says is None


def test_a_motion_is_put_right_before_its_vote_and_the_entry_is_named():
    running = [
        entry for entry in WHOLE if entry[0] not in ("motion.withdrawn", "meeting.closed", "correction")
    ]
    seq = 1 + max(at for at, (kind, _body) in enumerate(running) if kind == "motion.put")
    state = after(("motion.righted", {"of": seq, "text": "下次再议", "mover": "王建国"}), held=running)
    motion = state.motions[-1]
    assert (motion.wording, motion.mover.name, motion.seconder) == ("下次再议", "王建国", None)
    assert state.rightings[-1].fields == ("text", "mover")

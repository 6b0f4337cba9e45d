from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.desk.ballots.conftest import clock, office
from tests.desk.polling import ALL_FOR, SPEC, Clock, brought_back, close_now, qr, refused

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import files, occasions, postings
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.home import Task, home
from meeting_tui.desk.matters import actions, groups
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, piles, rehearsals
from meeting_tui.desk.polls.spec import poll_spec

__all__ = ["clock", "office"]
MEETING = """
title = "第三次会议"
time = 2026-11-30T19:00:00
chair = "王建国"
recorder = "李敏"
agenda = ["电梯"]
"""

COMMITTEE = [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")]


def tasks(office: Office, *kinds: str) -> list[Task]:
    return [task for task in home(office).tasks if not kinds or task.kind in kinds]


def duties(office: Office) -> list[tuple[str, str, date | None]]:
    return [(task.when, task.duty["zh"], task.on) for task in tasks(office, "duty")]


def test_an_empty_file_says_what_to_do_first(tmp_path: Path) -> None:
    office = communities.found(tmp_path / "new.meeting", "新", "cn-assembly", "zh", world=Clock().world())
    assert [task.kind for task in tasks(office)] == ["blank_roll", "import_roll", "set_members"]
    office.close()


def test_a_meeting_from_its_call_to_what_it_gave_people_to_do(office: Office, clock: Clock) -> None:
    communities.set_members(office, COMMITTEE)
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    (planned,) = tasks(office, "meeting")
    assert (planned.when, planned.on, planned.who, planned.ref) == (
        "next",
        date(2026, 11, 30),
        ("王建国",),
        meeting,
    )
    assert ("late", "公告会议内容和议程，听取业主意见", date(2026, 11, 23)) in duties(office)
    clock.at += timedelta(days=5)
    for name in ("王建国", "李敏"):
        meetings.arrive(office, meeting, name, "member")
    meetings.open_meeting(office, meeting)
    assert [task.kind for task in tasks(office, "meeting", "meeting_open")] == ["meeting_open"]
    until = clock.at.replace(tzinfo=None) + timedelta(days=1)
    meetings.pause(office, meeting, until)
    [adjourned] = tasks(office, "meeting", "meeting_open", "meeting_adjourned")
    assert (adjourned.kind, adjourned.on, adjourned.when) == ("meeting_adjourned", until.date(), "next")
    for name in ("王建国", "李敏"):  # adjourned to another day, they come anew
        meetings.arrive(office, meeting, name, "member")
    meetings.resume(office, meeting)
    meetings.take_up(office, meeting, 1)
    state = meetings.assign(office, meeting, "询价", "李敏", "2026-12-02")
    (action,) = tasks(office, "action")
    assert (action.when, action.title, action.who) == ("next", "询价", ("李敏",))
    clock.at += timedelta(days=10)
    assert tasks(office, "action")[0].when == "late"
    meetings.finish(office, meeting, state.items[0].actions[0].seq)
    assert tasks(office, "action") == []
    seq = meetings.assign(office, meeting, "量尺寸", "李敏", "2026-12-12").actions[-1].seq
    assert [task.seq for task in tasks(office, "action")] == [seq]
    meetings.drop(office, meeting, seq, "改由物业办理")
    assert tasks(office, "action") == []
    for settled in state.actions[0].seq, seq:
        with refused("meetings.no_action"):
            meetings.finish(office, meeting, settled)


def test_a_poll_from_the_printer_to_its_result(office: Office, tmp_path: Path, clock: Clock) -> None:
    def kinds() -> list[tuple[str, str]]:
        return [(task.kind, task.when) for task in tasks(office) if task.kind.startswith("poll")]

    poll = polls.new_poll(office, poll_spec(SPEC.replace("without_rehearsal", "# ")))
    assert kinds() == [("poll_rehearse", "late")]  # the window opened yesterday
    rehearsals.waive(office, poll, "沿用上次的打印机和扫描仪")
    assert kinds() == [("poll_print", "late")]
    ballots.print_ballots(office, poll, tmp_path / "b.pdf")
    brought_back(office, poll, 1, 2)
    assert kinds() == [("poll_returns", "next")]
    (out,) = tasks(office, "poll_returns")
    assert (out.count, out.of, out.on) == (2, 8, date(2026, 12, 8))
    ballots.issue(office, poll, list(range(3, 9)))
    clock.at += timedelta(days=20)
    assert kinds() == [("poll_close", "late"), ("poll_read", "now")]
    close_now(office, poll)
    ballots.attest(office, poll, list(range(3, 8)), ("李计票", "赵监票"), "箱内", late=False)
    for serial in range(1, 8):
        ballots.enter(office, qr(office, poll, serial), ALL_FOR)
    ballots.second_paper(office, qr(office, poll, 7), {})
    assert kinds() == [("poll_review", "now")]
    ballots.adjudicate(office, poll, 7, ("李计票", "赵监票"), ALL_FOR)
    assert kinds() == [("poll_piles", "now")]
    counting.count(office, poll)
    assert kinds() == [("poll_piles", "now")]  # the result is provisional
    piles.explain(office, poll, ("李计票", "赵监票"), "当众点票")
    assert kinds() == []


def test_a_posting_shows_that_a_duty_was_done(office: Office, tmp_path: Path, clock: Clock) -> None:
    spec = SPEC.replace("2026-11-24", "2026-12-20").replace("2026-12-08", "2026-12-30")
    poll = polls.new_poll(office, poll_spec(spec))
    assert ("next", "公告业主大会会议通知，告知居委会", date(2026, 12, 5)) in duties(office)
    postings.post(office, f"notice:{poll}", "各楼栋公告栏", by="张伟")
    assert duties(office), "what was hung was not issued"
    files.write(office, DocumentRef("notice", poll), tmp_path / "n.pdf")
    postings.post(office, f"notice:{poll}", "各楼栋公告栏", by="张伟")
    delivery = ("next", "将征求意见书送交每一位业主，无法送达的在小区内公告", date(2026, 12, 29))
    assert duties(office) == [delivery]
    ballots.print_ballots(office, poll, tmp_path / "b.pdf")
    ballots.issue(office, poll, list(range(1, 8)))
    assert duties(office) == [delivery], "one ballot is not out yet"
    ballots.issue(office, poll, [8])
    assert duties(office) == []


def test_home_looks_six_weeks_ahead(office: Office, clock: Clock) -> None:
    clock.at -= timedelta(days=120)
    polls.new_poll(office, poll_spec(SPEC))
    assert [task.kind for task in tasks(office)] == ["set_members"]


def test_the_posting_log(office: Office, clock: Clock) -> None:
    first = postings.post(office, "result:7K2Q", "东门公告栏", since=date(2026, 11, 20), by="张伟")
    postings.post(office, "minutes:m1", "西门公告栏", until=date(2026, 12, 5))
    assert [view.document for view in postings.postings(office)] == ["minutes:m1", "result:7K2Q"]
    (view,) = postings.postings(office, "result:7K2Q")
    assert (view.by, view.until, view.hangs(date(2027, 1, 1))) == ("张伟", None, True)
    postings.take_down(office, first, date(2026, 11, 24))
    (view,) = postings.postings(office, "result:7K2Q")
    assert (view.hangs(date(2026, 11, 24)), view.hangs(date(2026, 11, 25))) == (True, False)


def test_a_posting_that_cant_be_is_refused(office: Office) -> None:
    for code, act in (
        ("postings.what_where", lambda: postings.post(office, "result:7K2Q", " ")),
        ("postings.future", lambda: postings.post(office, "x", "y", since=date(2026, 11, 26))),
        (
            "postings.order",
            lambda: postings.post(office, "x", "y", since=date(2026, 11, 20), until=date(2026, 11, 19)),
        ),
        ("postings.unknown", lambda: postings.take_down(office, 9)),
    ):
        with refused(code):
            act()
    assert postings.postings(office) == ()


def test_a_newcomer_with_roll_and_committee_is_led_to_the_first_meeting(office: Office) -> None:
    communities.set_members(office, COMMITTEE)
    assert "first_meeting" in [task.kind for task in tasks(office)]
    meetings.new_meeting(office, meetings.meeting_spec(MEETING))
    assert "first_meeting" not in [task.kind for task in tasks(office)]


def test_open_matters_by_age_who_is_waited_for_and_a_group_whose_time_is_over(
    office: Office, clock: Clock
) -> None:
    communities.set_members(office, COMMITTEE)
    lift = matters.new_matter(office, "电梯")
    clock.at += timedelta(days=3)
    roof = matters.new_matter(office, "屋面")
    groups.form_group(office, roof, ["张伟", "李敏"], "看现场", date(2026, 11, 30))
    actions.assign(office, roof, "问价", "李敏", date(2026, 12, 1))
    found = [(task.title, task.who, task.on) for task in tasks(office, "matter_open")]
    assert found == [("电梯", (), date(2026, 11, 25)), ("屋面", ("李敏",), date(2026, 11, 28))]
    assert tasks(office, "group_ended") == []
    clock.at += timedelta(days=5)
    (ended,) = tasks(office, "group_ended")
    assert (ended.when, ended.on, ended.who, ended.ref) == (
        "late",
        date(2026, 11, 30),
        ("张伟", "李敏"),
        str(roof),
    )
    matters.move(office, lift, "drop", "不再需要")
    assert [task.title for task in tasks(office, "matter_open")] == ["屋面"]


def test_a_committee_in_its_third_year_sees_what_it_finished(office: Office, clock: Clock) -> None:
    assert tasks(office, "finished_year", "finished_term") == []
    occasions.tell(office, {"term_begin": date(2026, 11, 1)})
    for days in (0, 365, 730):
        clock.at += timedelta(days=days)
        lift = matters.new_matter(office, "电梯")
        for act in ("discuss", "decide", "begin", "finish"):
            matters.move(office, lift, act, "办了")
    counted = [(task.kind, task.done and (task.done.meetings, task.done.matters)) for task in tasks(office)]
    assert counted[-2:] == [("finished_term", (0, 3)), ("finished_year", (0, 1))]

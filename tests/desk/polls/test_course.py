"""What may happen to a poll, and when: the table of acts and the desks that ask it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.polling import (
    ALL_FOR,
    SPEC,
    Clock,
    brought_back,
    close_now,
    keyed,
    printed_poll,
    refused,
    unchanged,
)

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import written
from meeting_tui.desk.ballots.history import history
from meeting_tui.desk.board import bundles, documents, files, postings
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits, counting, course, frozen, piles, proxies, rehearsals, stations
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.lang import screen, translator
from meeting_tui.lang.courses import course as in_words
from meeting_tui.record.poll.allowed import POLL_ACTS, why_not
from meeting_tui.record.poll.conditions import Concerns
from meeting_tui.record.poll.phase import PHASES
from meeting_tui.refusal import Refusal
from meeting_tui.tui.polls.result import reconciled

TWO = ("李计票", "赵监票")
AGAINST = {"q1": ("against",), "q2": ("against",), "q3": ("b",)}
LAST_MINUTE = datetime.fromisoformat("2026-12-08T18:00")


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    return printed_poll(office, tmp_path, SPEC)


def all_keyed(office: Office, poll: str, upto: int) -> None:
    for serial in range(1, upto + 1):
        keyed(office, serial, ALL_FOR, poll)


def outcome(report: CountReport) -> str | None:
    return report.results[0].outcome


def test_a_paper_keyed_after_the_result_changes_nothing(office: Office, poll: str) -> None:
    all_keyed(office, poll, 7)
    brought_back(office, poll, 8, 9)
    ballots.enter(office, 9, ALL_FOR, poll)
    ballots.adjudicate(office, poll, 9, TWO, invalid="unsigned")
    ballots.adjudicate(office, poll, 8, TWO, invalid="unsigned")
    close_now(office, poll)
    first = counting.count(office, poll)
    assert outcome(first) == "no_quorum"
    for act in (
        lambda: ballots.enter(office, 8, ALL_FOR, poll),
        lambda: ballots.adjudicate(office, poll, 8, TWO, ALL_FOR),
        lambda: ballots.second_paper(office, 1, AGAINST, poll),
        lambda: ballots.attest(office, poll, [10], TWO, "箱内", late=False),
    ):
        unchanged(office, act, "polls.on_record")
    ballots.attest(office, poll, [10], TWO, "次日送来", late=True)
    again = counting.count(office, poll)
    assert (outcome(again), again.digest, again.head) == ("no_quorum", first.digest, first.head)
    assert polls.poll(office, poll).numbers.late == 1


def test_after_the_deadline_nothing_is_in_time_by_itself(office: Office, poll: str, clock: Clock) -> None:
    ballots.issue(office, poll, [1, 2, 3])
    clock.at = LAST_MINUTE.replace(tzinfo=clock.at.tzinfo)
    ballots.return_(office, poll, [1])
    clock.at += timedelta(days=5)
    ended = {"poll": poll, "at": "2026-12-08T18:00"}
    unchanged(office, lambda: ballots.issue(office, poll, [4]), "polls.ended", **ended)
    unchanged(office, lambda: ballots.return_(office, poll, [2]), "polls.ended")
    unchanged(office, lambda: ballots.enter(office, 2, ALL_FOR, poll), "ballots.not_returned")
    unchanged(office, lambda: ballots.attest(office, poll, [2], TWO, " ", late=True), "ballots.reason")
    unchanged(
        office, lambda: ballots.attest(office, poll, [2], TWO[:1], "迟", late=True), "ballots.two_people"
    )
    ballots.attest(office, poll, [2], TWO, "12月10日送到", late=True)
    unchanged(office, lambda: ballots.enter(office, 2, ALL_FOR, poll), "ballots.late")
    ballots.attest(office, poll, [3], TWO, "18点封箱，箱内取出", late=False, box="1号箱")
    ballots.enter(office, 3, ALL_FOR, poll)
    numbers = polls.poll(office, poll).numbers
    assert (numbers.returned, numbers.late, numbers.valid, numbers.holds) == (2, 1, 1, True)


def test_who_was_late_can_be_found_in_time_and_both_stay_on_record(
    office: Office, poll: str, clock: Clock
) -> None:
    ballots.issue(office, poll, [1])
    clock.at += timedelta(days=20)
    ballots.attest(office, poll, [1], TWO, "误登记", late=True)
    ballots.attest(office, poll, [1], TWO, "邮戳12月7日", late=False)
    unchanged(office, lambda: ballots.attest(office, poll, [1], TWO, "x", late=False), "ballots.returned")
    returns = ballots.look(office, 1, poll).paper.returns
    assert [(each.late, each.attested, each.reason) for each in returns] == [
        (True, TWO, "误登记"),
        (False, TWO, "邮戳12月7日"),
    ]


def test_nothing_is_taken_back_that_was_not_handed_out_or_before_it_opens(
    office: Office, tmp_path: Path, clock: Clock
) -> None:
    clock.at -= timedelta(days=5)
    poll = printed_poll(office, tmp_path, SPEC)
    ballots.issue(office, poll, [1])
    unchanged(office, lambda: ballots.return_(office, poll, [1]), "polls.not_begun")
    unchanged(office, lambda: ballots.enter(office, 1, ALL_FOR, poll), "polls.not_begun")
    clock.at += timedelta(days=5)
    unchanged(office, lambda: ballots.return_(office, poll, [2]), "ballots.not_issued")


def test_past_the_last_minute_two_take_back_what_puts_a_paper_in_or_out(
    office: Office, poll: str, clock: Clock
) -> None:
    """Or one teller could drop counted papers by their numbers, or what two people said of one."""
    all_keyed(office, poll, 2)
    brought_back(office, poll, 3)
    ballots.issue(office, poll, [4, 5])
    ballots.void(office, poll, 5, "破损")
    ballots.undo(office, poll, [3], "扫错")
    ballots.return_(office, poll, [3])
    clock.at = clock.at.replace(month=12, day=9)
    ballots.attest(office, poll, [4], TWO, "箱内", late=False)
    for serial in (3, 4, 5):
        assert ballots.takes_two(office, poll, [serial])
        unchanged(office, lambda serial=serial: ballots.undo(office, poll, [serial], "x"), "ballots.undo_two")
    alone = ("李计票", "李 计票")
    unchanged(office, lambda: ballots.undo(office, poll, [3], "x", alone), "ballots.two_people")
    ballots.undo(office, poll, [1], "错录")  # keying: it waits until it is keyed again
    assert ballots.takes_two(office, poll, [1])
    ballots.undo(office, poll, [3, 4], "不在箱内", TWO)
    assert history(office, poll, 4).events[-1].by == TWO
    course.extend(office, poll, LAST_MINUTE + timedelta(days=9), TWO, "人少")
    assert not ballots.takes_two(office, poll, [5])


def test_marks_without_a_return_do_not_count_and_do_not_add_up(office: Office, poll: str) -> None:
    seen = {"serial": 1, "page": 1, "source": "s.pdf", "sheet": 1, "status": "read", "reasons": []}
    with office.store.write() as session:
        office.append(session, f"poll:{poll}", "ballot.read", marks={"q1": ["for"]}, **seen)
    close_now(office, poll)
    report = counting.count(office, poll)
    assert (report.complete, report.numbers.unreturned, report.numbers.holds) == (False, (1,), False)
    assert (report.numbers.valid, report.results, report.facts.ballots) == (0, (), ())
    assert [doubt.reasons for doubt in ballots.review(office, poll)] == [("not-returned",)]
    unchanged(office, lambda: ballots.adjudicate(office, poll, 1, TWO, ALL_FOR), "ballots.not_returned")
    assert ballots.attest(office, poll, [], TWO, "封箱时在箱内", late=False) == (1,)
    report = counting.count(office, poll)
    assert (report.complete, report.numbers.valid, report.numbers.unregistered) == (True, 1, (1,))
    assert report.results[0].tally.strict["heads"]["for"] == 1


def test_how_it_stands_is_hidden_until_the_papers_add_up(office: Office, poll: str) -> None:
    all_keyed(office, poll, 9)
    ballots.second_paper(office, 9, AGAINST, poll)
    told = counting.standing(office, poll).as_json()
    assert (told["shown"], told["questions"], told["outlooks"], told["digest"]) == (False, [], {}, "")
    assert told["participation"]["heads"] == {"returned": "9", "all": "12"}
    close_now(office, poll)
    assert counting.count(office, poll).as_json()["questions"] == []
    ballots.adjudicate(office, poll, 9, TWO, ALL_FOR)
    told = counting.count(office, poll).as_json()
    assert (told["shown"], told["questions"][0]["outcome"]) == (True, "passed")


def test_an_open_count_is_shown_meanwhile_and_frozen_with_the_poll(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, "open_count = true\n" + SPEC)
    all_keyed(office, poll, 9)
    report = counting.standing(office, poll)
    assert (report.shown, report.complete) == (True, False)
    assert report.as_json()["questions"][0]["outcome"] == "passed"


def test_two_people_extend_and_notices_that_hung_are_superseded(
    office: Office, poll: str, clock: Clock
) -> None:
    first = postings.post(office, f"notice:{poll}", "东门")
    other = postings.post(office, "minutes:m1", "东门")
    clock.at += timedelta(days=15)
    until = LAST_MINUTE + timedelta(days=7)
    unchanged(office, lambda: course.extend(office, poll, LAST_MINUTE, TWO, "人少"), "polls.not_later")
    unchanged(office, lambda: course.extend(office, poll, until, TWO[:1], "人少"), "ballots.two_people")
    unchanged(office, lambda: course.extend(office, poll, until, TWO, ""), "polls.reason")
    course.extend(office, poll, until, TWO, "参与人数不足")
    new = postings.post(office, f"notice:{poll}", "东门")
    view = polls.poll(office, poll)
    assert (view.state, view.closes, view.changes[0].by) == ("open", until, TWO)
    for kind in ("notice", "proxy"):
        paper = Path(office.store.target).with_name(f"{kind}.txt")
        files.write(office, documents.DocumentRef(kind, poll), paper)
        assert "12月15日 18:00" in paper.read_text("utf-8")
        assert "12月8日" not in paper.read_text("utf-8")
        assert ("之前张贴的公告不再有效" in paper.read_text("utf-8")) == (kind == "notice")
    superseded = {each.id: each.superseded for each in postings.postings(office)}
    assert superseded == {first: True, other: False, new: False}
    brought_back(office, poll, 1)


def test_one_person_closes_early_only_when_every_ballot_is_back(
    office: Office, poll: str, clock: Clock
) -> None:
    all_keyed(office, poll, 11)
    clock.at = clock.at.replace(month=12, day=8, hour=18)
    facts = {"back": 11, "voters": 12}
    unchanged(office, lambda: polls.close_poll(office, poll), "polls.early", **facts)
    unchanged(office, lambda: course.close_early(office, poll, TWO[:1], "x"), "ballots.two_people")
    unchanged(office, lambda: course.close_early(office, poll, TWO, " "), "polls.reason")
    brought_back(office, poll, 12)
    polls.close_poll(office, poll)
    assert polls.poll(office, poll).changes == ()


def test_a_clock_set_back_opens_no_poll_again(office: Office, poll: str, clock: Clock) -> None:
    all_keyed(office, poll, 8)
    ballots.issue(office, poll, [9])
    clock.at = clock.at.replace(month=12, day=8, hour=18, second=1)
    ballots.attest(office, poll, [9], TWO, "门口递来", late=True)
    hand = Hand(office, poll, Path())
    before = {act: hand.said(act, 10, LAST_MINUTE) for act in TRIED}
    clock.at = clock.at.replace(hour=17)
    after = {act: hand.said(act, 10, LAST_MINUTE) for act in TRIED}
    assert before["return"] is not None
    assert {act: why and why.code for act, why in after.items()} == {
        act: why and why.code for act, why in before.items()
    }
    unchanged(office, lambda: ballots.issue(office, poll, [10]), "polls.ended")
    assert ballots.look(office, 9, poll).paper.state == "late"


def test_a_machine_of_another_zone_ends_no_poll_early(office: Office, poll: str, clock: Clock) -> None:
    """18:30 on a machine six zones east, a minute ahead, is 12:30 here: the poll has its afternoon."""
    here = clock.at.replace(month=12, day=8, hour=12, minute=30)
    clock.at = here.astimezone(timezone(timedelta(hours=14)))
    ballots.void(office, poll, 3, "破损", TWO)
    clock.at = here.replace(minute=29)
    ballots.issue(office, poll, [2])
    assert ballots.look(office, 2, poll).paper.state == "issued"


def test_the_last_minute_over_one_person_closes(office: Office, poll: str, clock: Clock) -> None:
    clock.at = clock.at.replace(month=12, day=8, hour=18, second=1)
    unchanged(office, lambda: course.close_early(office, poll, TWO, "x"), "polls.ended")
    polls.close_poll(office, poll)


def test_who_closed_a_poll_early_and_why_stands_on_its_result(
    office: Office, poll: str, tmp_path: Path
) -> None:
    all_keyed(office, poll, 9)
    hung = postings.post(office, f"notice:{poll}", "东门")
    course.close_early(office, poll, TWO, "其余业主均已搬离")
    unchanged(office, lambda: ballots.return_(office, poll, [10]), "polls.not_open")
    assert {each.id: each.superseded for each in postings.postings(office)} == {hung: True}
    counting.count(office, poll)
    paper = tmp_path / "result.md"
    files.write(office, documents.DocumentRef("result", poll), paper)
    assert "决定提前截止收票，理由：其余业主均已搬离" in paper.read_text("utf-8")
    course.recount(office, poll, TWO, "业主异议")
    assert counting.count(office, poll).changes == polls.poll(office, poll).changes


def test_every_change_of_course_stands_on_the_result_with_who_when_and_why(
    office: Office, poll: str, tmp_path: Path
) -> None:
    course.extend(office, poll, LAST_MINUTE + timedelta(days=1), TWO, "人少")
    all_keyed(office, poll, 9)
    course.close_early(office, poll, TWO, "均已投票")
    course.reopen(office, poll, LAST_MINUTE + timedelta(days=2), TWO[::-1], "又有人来")
    course.close_early(office, poll, TWO, "确实投完")
    counting.count(office, poll)
    course.recount(office, poll, TWO, "业主异议")
    report = counting.count(office, poll)
    paper = tmp_path / "result.md"
    files.write(office, documents.DocumentRef("result", poll), paper)
    told = [in_words(*each.told, translator("zh")) for each in polls.poll(office, poll).changes]
    assert [each["kind"] for each in report.as_json()["changes"]] == [
        *("extended", "shortened", "reopened", "shortened", "recount"),
    ]
    notice = "".join(paper.read_text("utf-8").split())
    assert not [said for said in told if "".join(said.split()) not in notice]
    on_screen = "\n".join(in_words(*each.told, screen()) for each in report.changes)
    assert on_screen in dict(reconciled(report)).values()


def test_nobody_sees_a_result_that_can_still_be_avoided(office: Office, poll: str, tmp_path: Path) -> None:
    """Closed, complete, counted by nobody yet: no way to look; on record: no way back."""
    all_keyed(office, poll, 9)
    close_now(office, poll)
    copy = tmp_path / "station.meeting"
    stations.take(office, poll, "B", (), copy)
    for file in (office.store.target, copy):
        seen = open_office(file, "赵监票", readonly=True, world=office.world)
        assert counting.count(seen, poll).complete
        told = counting.standing(seen, poll).as_json()
        assert (told["shown"], told["questions"], told["digest"]) == (False, [], "")
        with refused("documents.not_final"):
            bundles.published(seen, poll, "public")
        assert history(seen, poll, 1).marks is None
        seen.close()
    assert counting.count(office, poll).shown
    until = LAST_MINUTE + timedelta(days=1)
    for act in (
        lambda: course.reopen(office, poll, until, TWO, "x"),
        lambda: course.extend(office, poll, until, TWO, "x"),
        lambda: course.withdraw(office, poll, TWO, "x"),
        lambda: ballots.undo(office, poll, [1], "x"),
    ):
        unchanged(office, act, "polls.on_record")
    course.recount(office, poll, TWO, "业主异议")
    assert not counting.standing(office, poll).shown, "the coming result is hidden again"


def test_a_closed_poll_is_opened_again_and_one_is_withdrawn(office: Office, poll: str) -> None:
    close_now(office, poll)
    course.reopen(office, poll, LAST_MINUTE + timedelta(days=3), TWO, "误关")
    keyed(office, 1, ALL_FOR, poll)
    course.withdraw(office, poll, TWO, "方案有误")
    assert polls.poll(office, poll).state == "withdrawn"
    unchanged(office, lambda: ballots.issue(office, poll, [2]), "polls.withdrawn", reason="方案有误")
    assert counting.count(office, poll).state == "withdrawn"


def test_a_recount_is_a_further_result_and_the_first_stays(office: Office, poll: str) -> None:
    all_keyed(office, poll, 8)
    close_now(office, poll)
    first = counting.count(office, poll)
    shown = postings.post(office, f"result:{poll}", "东门")
    unchanged(office, lambda: course.withdraw(office, poll, TWO, "x"), "polls.on_record")
    course.recount(office, poll, TWO, "业主异议")
    assert polls.poll(office, poll).state == "recount"
    unchanged(office, lambda: audits.begin(office, poll), "polls.recounted")
    assert counting.result(office, poll).digest == first.digest
    assert counting.result(office, poll) is counting.result(office, poll)  # papers share one
    ballots.adjudicate(office, poll, 1, TWO, AGAINST)
    ballots.adjudicate(office, poll, 2, TWO, invalid="unsigned")
    second = counting.count(office, poll)
    assert (outcome(first), outcome(second)) == ("passed", "no_quorum")
    assert counting.result(office, poll).digest == second.digest
    results = polls.poll(office, poll).results
    assert [(each.no, each.report, each.outcomes["q1"]) for each in results] == [
        (1, first.digest, "passed"),
        (2, second.digest, "no_quorum"),
    ]
    assert [each.superseded for each in postings.postings(office) if each.id == shown] == [True]
    unchanged(office, lambda: ballots.adjudicate(office, poll, 1, TWO, ALL_FOR), "polls.on_record")


class Hand:
    """A poll on which any act is tried, as the table says it or not."""

    def __init__(self, office: Office, poll: str, folder: Path) -> None:
        self.office, self.poll, self.folder = office, poll, folder

    def said(self, act: str, serial: int, closes: datetime) -> Refusal | None:
        """What the table says."""
        with self.office.store.read() as session:
            found = frozen.case(session, self.poll)
            standing = found.standing(self.office, session)
        paper = standing.register.paper(serial) if act in OF_PAPERS else None
        dated = closes if act in ("extend", "reopen") else None
        about = Concerns(paper, dated)
        alone = why_not(standing, "void_alone", about) if act in ("void", "replace") else None
        return why_not(standing, act) or why_not(standing, act, about) or alone

    def do(self, act: str, serial: int, closes: datetime) -> object:
        office, poll = self.office, self.poll
        tries = {
            "print": lambda: ballots.print_ballots(office, poll, self.folder / "again.pdf"),
            "issue": lambda: ballots.issue(office, poll, [serial]),
            "return": lambda: ballots.return_(office, poll, [serial]),
            "admit": lambda: ballots.attest(office, poll, [serial], TWO, "x", late=False),
            "late": lambda: ballots.attest(office, poll, [serial], TWO, "x", late=True),
            "replace": lambda: ballots.replace(office, poll, [serial], "x", self.folder / "new.pdf"),
            "void": lambda: ballots.void(office, poll, serial, "x"),
            "move": lambda: ballots.move(office, poll, [serial], str(office.world.now()), "x"),
            "enter": lambda: ballots.enter(office, serial, ALL_FOR, poll),
            "second": lambda: ballots.second_paper(office, serial, AGAINST, poll),
            "decide": lambda: ballots.adjudicate(office, poll, serial, TWO, ALL_FOR),
            "close": lambda: polls.close_poll(office, poll),
            "close_early": lambda: course.close_early(office, poll, TWO, "x"),
            "extend": lambda: course.extend(office, poll, closes, TWO, "x"),
            "reopen": lambda: course.reopen(office, poll, closes, TWO, "x"),
            "withdraw": lambda: course.withdraw(office, poll, TWO, "x"),
            "recount": lambda: course.recount(office, poll, TWO, "x"),
            "rehearse": lambda: rehearsals.held(office, poll, 1, 1, 0, "0" * 64),
            "waive": lambda: rehearsals.waive(office, poll, "x"),
            "count_pile": lambda: piles.count_pile(office, poll, "", {"papers": serial}, TWO[serial % 2]),
            "explain": lambda: piles.explain(office, poll, TWO, "x"),
            "stations": lambda: stations.assign(office, poll, "乙", ["1"]),
            "undo": lambda: ballots.undo(office, poll, [serial], "x"),
            "give_proxy": lambda: proxies.appoint(office, poll, "1", "2"),
            "merge_names": lambda: written.merge_names(office, poll, "a", "b", TWO, "x"),
            "audit": lambda: audits.begin(office, poll),
        }
        return tries[act]()


OF_PAPERS = frozenset(
    ("issue", "return", "admit", "late", "replace", "void", "move", "enter", "second", "decide")
)
OTHERWISE = {
    "read",
    "compare",
    "enter_again",
    "undo",
    "give_proxy",
    "pay",
    "object",
    "merge_names",
    "audit",
    "settle",
    "count",
    "mix",
    "undo_alone",
    "void_alone",
    "undo_envelope",
}
"""Acts that need more than a number or write nothing where they are not possible."""
TRIED = tuple(act for act in POLL_ACTS if act not in OTHERWISE)
WITH_MORE = ("undo", "give_proxy", "merge_names", "audit")
"""Of these, those that ask the table before anything else."""
ENDING = ("withdraw", "print", "replace")
"""Tried seldom: what ends everything, and what takes time."""


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_the_desk_refuses_what_the_record_says_cannot_be_and_nothing_else(
    office: Office, clock: Clock, tmp_path: Path, data: st.DataObject
) -> None:
    clock.at = datetime(2026, 11, 23, 9, 0, tzinfo=clock.at.tzinfo)
    waived = data.draw(st.booleans())
    poll = printed_poll(office, tmp_path, SPEC if waived else SPEC.replace("without_rehearsal", "# "))
    hand, on_record = Hand(office, poll, tmp_path), {}
    acts = st.sampled_from((*TRIED * 3, *WITH_MORE, "issue", "return", "enter", "close", "count", "count"))
    for _turn in range(40):
        act, serial = data.draw(acts), data.draw(st.integers(1, 3))
        if act in ENDING and data.draw(st.integers(0, 9)):
            continue
        clock.at += timedelta(hours=data.draw(st.sampled_from((1, 1, 1, 30, 200))))
        closes = clock.at.replace(tzinfo=None) + timedelta(days=data.draw(st.integers(-1, 4)))
        if act == "count":
            counting.count(office, poll)
        else:
            agrees(hand, act, serial, closes)
        on_record = kept(office, poll, on_record)


def agrees(hand: Hand, act: str, serial: int, closes: datetime) -> None:
    """Both say yes, or both no and for the same reason."""
    meant = hand.said(act, serial, closes)
    try:
        hand.do(act, serial, closes)
        refused = None
    except Refusal as refusal:
        refused = refusal
    if act in WITH_MORE and not meant:
        return
    said, told = ((each and (each.code, each.facts)) for each in (refused, meant))
    assert said == told, act


def kept(office: Office, poll: str, before: dict[int, str]) -> dict[int, str]:
    """The results on record; none that was there is another or gone, and the last is what is told."""
    view = polls.poll(office, poll)
    assert view.state in PHASES
    shown = counting.standing(office, poll).shown
    assert not (shown and {"extend", "reopen", "withdraw", "undo"} & set(view.possible))
    now = {each.no: each.report for each in view.results}
    assert now.items() >= before.items()
    if view.results and view.state == "counted":
        assert counting.standing(office, poll).digest == view.results[-1].report
    numbers = view.numbers
    assert numbers.returned == numbers.valid + numbers.invalid + numbers.waiting
    assert numbers.issued == numbers.returned + numbers.outstanding + numbers.void_issued + numbers.late
    return now


@pytest.mark.parametrize("act", WITH_MORE)
def test_what_asks_for_more_asks_the_table_first(
    office: Office, clock: Clock, tmp_path: Path, act: str
) -> None:
    """In a poll that is withdrawn, with a paper out that could be taken back or given a proxy."""
    poll = printed_poll(office, tmp_path)
    ballots.issue(office, poll, [1])
    course.withdraw(office, poll, TWO, "x")
    hand, until = Hand(office, poll, tmp_path), clock.at.replace(tzinfo=None)
    assert hand.said(act, 1, until)
    agrees(hand, act, 1, until)

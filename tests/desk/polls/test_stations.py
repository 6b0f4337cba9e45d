"""Several stations: copies worked on apart come together, in any order, as if one had done it all."""

from __future__ import annotations

import hmac
import json
import os
import random
import shutil
import signal
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, event
from sqlmodel import select
from tests.desk.polling import ALL_FOR, SPEC, Clock, close_now, dump, estate, printed_poll, refused, unchanged

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import envelopes
from meeting_tui.desk.communities import signing_key
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, course, merging, stations
from meeting_tui.desk.polls.station_bundle import read_bundle
from meeting_tui.desk.safety.checking import verify
from meeting_tui.store import journal, tables

EACH, CLASH = 40, 5
VOTES = ("for", "against", "abstain")


def seat(path: Path, clock: Clock, who: str = "李计票") -> Office:
    return persons.seated(open_office(path, who, world=clock.world()), who)


def marks_on(serial: int) -> dict[str, tuple[str, ...]]:
    return ALL_FOR | {"q1": (VOTES[serial % 3],), "q2": () if serial % 7 == 0 else (VOTES[serial % 2],)}


def keyed(office: Office, poll: str, serials: Iterable[int], box: str = "") -> None:
    there = list(serials)
    ballots.return_(office, poll, there, box=box)
    for serial in there:
        ballots.enter(office, serial, marks_on(serial), poll)


def taken_back(office: Office, poll: str) -> None:
    """A paper of another poll, keyed in under a wrong number, and undone."""
    keyed(office, poll, [2 * EACH + 1])
    for _act in ("keying", "return"):
        ballots.undo(office, poll, [2 * EACH + 1], "读错了")


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """Two stations keyed forty papers each; one paper of the second bears a number of the first."""
    folder, clock = tmp_path_factory.mktemp("evening"), Clock()
    office = estate(folder, 2 * EACH + 5, clock=clock)
    poll = printed_poll(office, folder)
    ballots.issue(office, poll, [f"1-{2 * EACH + 1}"])
    for name, box in (("甲", "1"), ("乙", "2")):
        stations.take(office, poll, name, [box], folder / f"{name}.meeting")
    office.close()
    whole = folder / "estate.meeting"
    made = SimpleNamespace(folder=folder, clock=clock, poll=poll, main=whole)
    first = seat(folder / "甲.meeting", clock)
    keyed(first, poll, range(1, EACH // 2 + 1))
    stations.hand_over(first, poll, folder / "甲1.json")
    keyed(first, poll, range(EACH // 2 + 1, EACH + 1))
    stations.hand_over(first, poll, folder / "甲2.json")
    first.close()
    second = seat(folder / "乙.meeting", clock, "赵监票")
    keyed(second, poll, range(EACH + 1, 2 * EACH + 1))
    taken_back(second, poll)
    ballots.return_(second, poll, [CLASH])
    ballots.enter(second, CLASH, ALL_FOR | {"q1": ("against",)}, poll)
    stations.hand_over(second, poll, folder / "乙.json")
    second.close()
    made.bundles = {name: folder / f"{name}.json" for name in ("甲1", "甲2", "乙")}
    return made


def merged(evening, dest: Path, order: Iterable[str]) -> Office:
    """A copy of the community's file with these taken in."""
    shutil.copyfile(evening.main, dest)
    office = seat(dest, evening.clock)
    for name in order:
        merging.merge(office, evening.bundles[name])
    return office


def counted(office: Office, poll: str) -> tuple[object, ...]:
    """Everything of the count that people see, and the papers behind it."""
    report = counting.count(office, poll)
    told = {name: value for name, value in report.as_json().items() if name not in ("record", "results")}
    return json.dumps(told, sort_keys=True, default=str), report.digest


def decide(office: Office, poll: str) -> None:
    ballots.adjudicate(office, poll, CLASH, ("李计票", "赵监票"), marks_on(CLASH))
    close_now(office, poll)


def single(evening, dest: Path) -> Office:
    """What one station makes of the same papers."""
    shutil.copyfile(evening.main, dest)
    office = seat(dest, evening.clock)
    keyed(office, evening.poll, range(1, EACH + 1), "1")
    keyed(office, evening.poll, range(EACH + 1, 2 * EACH + 1), "2")
    taken_back(office, evening.poll)
    ballots.second_paper(office, CLASH, ALL_FOR | {"q1": ("against",)}, evening.poll)
    return office


def test_any_order_any_repetition_is_one_count_and_that_of_a_single_station(evening, tmp_path):
    with closing(single(evening, tmp_path / "single.meeting")) as alone:
        waiting = counted(alone, evening.poll)
        decide(alone, evening.poll)
        final = counted(alone, evening.poll)
    orders = [["甲2", "乙"], ["乙", "甲2"], ["甲1", "乙", "甲2", "甲1", "乙"], ["乙", "乙", "甲1", "甲2"]]
    for no, order in enumerate(orders):
        dest = tmp_path / f"{no}.meeting"
        with closing(merged(evening, dest, order)) as office:
            assert [doubt.ballot.serial for doubt in ballots.review(office, evening.poll)] == [CLASH]
            paper = ballots.look(office, CLASH, evening.poll).paper
            assert "two-stations" in paper.doubts
            assert paper.returned.box == "1"
            assert counted(office, evening.poll) == waiting
            before = dump(office)
            assert [merging.merge(office, path).new for path in evening.bundles.values()] == [0, 0, 0]
            assert dump(office) == before
            decide(office, evening.poll)
            assert counted(office, evening.poll) == final
        assert verify(dest).ok


def test_a_return_can_be_taken_back_that_a_stations_decision_did_not_know_of(evening, tmp_path):
    """Two people at one station decided the copy of a ballot: which box it came back in is still open."""
    with closing(seat(Path(shutil.copy(evening.folder / "乙.meeting", tmp_path)), evening.clock)) as second:
        ballots.adjudicate(second, evening.poll, CLASH, ("李计票", "赵监票"), marks_on(CLASH))
        stations.hand_over(second, evening.poll, tmp_path / "decided.json")
    for no, order in enumerate((["甲2"], [])):
        with closing(merged(evening, tmp_path / f"{no}.meeting", order)) as office:
            for bundle in (tmp_path / "decided.json", evening.bundles["甲2"]):
                merging.merge(office, bundle)
            for _act in ("keying of one", "keying of the other", "return"):
                ballots.undo(office, evening.poll, [CLASH], "是复印件")
            paper = ballots.look(office, CLASH, evening.poll).paper
            assert (paper.returned.box, paper.state) == ("2", "waiting")


class Statements:
    """Counts what is asked of the store; at the last one the process kills itself."""

    def __init__(self, last: int = 0) -> None:
        self.count, self._last = 0, last

    def __call__(self, *_asked: object) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def of(self, evening, dest: Path) -> Office:
        event.listen(Engine, "before_cursor_execute", self)
        try:
            return merged(evening, dest, evening.bundles)
        finally:
            event.remove(Engine, "before_cursor_execute", self)


def test_killed_at_any_moment_and_done_again_is_the_same(evening, tmp_path):
    whole = Statements()
    with closing(whole.of(evening, tmp_path / "whole.meeting")) as office:
        expected = counted(office, evening.poll)
    points, kept = random.Random(10).sample(range(1, whole.count + 1), 10), set[int]()
    for no, point in enumerate(points):
        dest = tmp_path / f"{no}.meeting"
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                Statements(point).of(evening, dest)
            os._exit(0)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        with closing(seat(dest, evening.clock)) as office:
            came = [copy for each in stations.stations(office, evening.poll).stations for copy in each.merged]
            kept.add(sum(copy.entries for copy in came))
            for path in evening.bundles.values():
                merging.merge(office, path)
            assert counted(office, evening.poll) == expected
        assert verify(dest).ok
    assert len(kept) > 1  # some were killed before, some between the bundles


def test_what_is_not_this_communitys_and_whole_is_refused_and_changes_nothing(evening, tmp_path):
    with closing(merged(evening, tmp_path / "a.meeting", ["甲1"])) as office:
        told = json.loads(evening.bundles["乙"].read_text("utf-8"))

        def tried(code: str, **changed: object) -> None:
            path = tmp_path / "tried.json"
            path.write_text(json.dumps(told | changed, ensure_ascii=False), "utf-8")
            unchanged(office, lambda: merging.merge(office, path), code)

        tried("stations.newer", version=3)
        tried("stations.foreign", community_id="0" * 64)
        tried("stations.altered", station="丙")
        tried("stations.altered", seal="0" * 64)
        tried("stations.altered", entries=told["entries"][:-1])
        tried("stations.no_bundle", format="another")
        (tmp_path / "tried.json").write_bytes(b"\xff")
        unchanged(office, lambda: merging.merge(office, tmp_path / "tried.json"), "stations.no_bundle")
        bundle = read_bundle(evening.bundles["乙"], signing_key(office))
        assert len(bundle.entries) == len(told["entries"])
    twin = shutil.copyfile(evening.folder / "甲.meeting", tmp_path / "twin.meeting")
    with closing(seat(tmp_path / "a.meeting", evening.clock)) as office:
        with closing(seat(Path(twin), evening.clock)) as other:
            ballots.undo(other, evening.poll, [EACH], "读错了")
            stations.hand_over(other, evening.poll, tmp_path / "twin.json")
        merging.merge(office, tmp_path / "twin.json")
        with closing(seat(evening.folder / "甲.meeting", evening.clock)) as first:
            ballots.undo(first, evening.poll, [EACH - 1], "读错了")
            stations.hand_over(first, evening.poll, tmp_path / "fork.json")
        unchanged(office, lambda: merging.merge(office, tmp_path / "fork.json"), "stations.twice")


@pytest.mark.parametrize("version", [1, 2])
def test_pictures_of_a_station_are_shown_once_and_say_whose_they_are(evening, tmp_path, version):
    """Version 1 told them apart by what lies where (docs/formats/stations.md)."""
    clock, image, other = evening.clock, "a" * 64, "b" * 64
    read = {"page": 1, "source": "scan.jpg", "sheet": 1, "status": "review", "marks": {}, "reasons": ["weak"]}
    with closing(
        seat(shutil.copyfile(evening.folder / "甲.meeting", tmp_path / "s.meeting"), clock)
    ) as there:
        with there.store.write() as session:
            there.append(session, f"poll:{evening.poll}", "ballot.read", serial=1, image=image, **read)
            place = {"poll": evening.poll, "serial": 1, "page": 1, "question": "q1", "source": "scan.jpg#1"}
            session.add(tables.Crop(**place, image=image, png=b"theirs"))
            session.add(tables.Crop(**place, image=other, png=b"both had it"))
        stations.hand_over(there, evening.poll, tmp_path / "s.json")
    told = json.loads((tmp_path / "s.json").read_text("utf-8"))
    if version == 1:
        del told["seal"]
        told |= {
            "version": 1,
            "crops": [[*crop[:3], *crop[4:]] for crop in told["crops"] if crop[3] == image],
        }
    with closing(seat(shutil.copyfile(evening.main, tmp_path / "main.meeting"), clock)) as office:
        with office.store.write() as session:
            session.add(tables.Crop(**place, image=other, png=b"both had it"))
        if version == 1:
            text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
            told["seal"] = hmac.new(
                signing_key(office), b"meeting-tui station 1\n" + text, "sha256"
            ).hexdigest()
            (tmp_path / "s.json").write_text(json.dumps(told), "utf-8")
        for _time in range(2):
            merging.merge(office, tmp_path / "s.json")
        with office.store.read() as session:
            kept = {(row.image, row.source, row.png) for row in session.exec(select(tables.Crop))}
    theirs = ({1: "scan.jpg#1", 2: image}[version], "甲: scan.jpg#1", b"theirs")
    assert kept == {theirs, (other, "scan.jpg#1", b"both had it")}


def test_a_result_on_record_is_reached_by_a_recount_alone(evening, tmp_path):
    with closing(merged(evening, tmp_path / "a.meeting", ["甲2"])) as office:
        close_now(office, evening.poll)
        before = counting.count(office, evening.poll)
        unchanged(office, lambda: merging.merge(office, evening.bundles["乙"]), "polls.on_record")
        course.recount(office, evening.poll, ("李计票", "赵监票"), "乙站的票未并入")
        done = merging.merge(office, evening.bundles["乙"])
        assert (done.clashing, done.new) == ((CLASH,), done.entries)
        assert len(done.unproven) == EACH
        ballots.attest(office, evening.poll, (), ("李计票", "赵监票"), "封箱在先", late=False)
        ballots.adjudicate(office, evening.poll, CLASH, ("李计票", "赵监票"), marks_on(CLASH))
        after = counting.count(office, evening.poll)
        assert after.numbers.valid == before.numbers.valid + EACH
        assert len(after.earlier) == 2


def test_secret_ballots_are_merged_in_no_order_and_at_no_time(tmp_path):
    clock = Clock()
    office = estate(tmp_path, 9, clock=clock)
    poll = printed_poll(
        office, tmp_path, SPEC.replace("[[question]]", 'identity = "secret"\n[[question]]', 1)
    )
    ballots.issue(office, poll, ["1-9"], outer=True)
    ballots.return_(office, poll, ["1-9"], outer=True)
    clock.at = mixed = datetime.fromisoformat("2026-12-08T20:00+08:00")
    envelopes.mix(office, poll, ("李计票", "赵监票"), 9)
    stations.take(office, poll, "乙", ["2"], tmp_path / "b.meeting")
    with closing(seat(tmp_path / "b.meeting", clock)) as station:
        unchanged(station, lambda: ballots.issue(station, poll, [1], outer=True), "stations.at_home")
        for serial in range(1, 10):
            clock.at += timedelta(minutes=1)
            ballots.enter(station, serial, marks_on(serial), poll)
        stations.hand_over(station, poll, tmp_path / "b.json")
    dice = replace(office, world=replace(office.world, order=lambda n: [*range(n)][::-1]))
    merging.merge(dice, tmp_path / "b.json")
    with office.store.read() as session:
        made = [each for each in journal.entries(session, f"poll:{poll}") if "from" in each.body]
    assert [each.body["serial"] for each in made if each.kind == "ballot.entered"] == [*range(9, 0, -1)]
    assert {each.at for each in made} == {mixed.isoformat(timespec="seconds")}
    assert not any("at" in each.body["from"] for each in made)
    assert counting.standing(office, poll).numbers.valid == 9
    office.close()


def test_a_copy_does_its_poll_and_nothing_else(evening, tmp_path):
    copy = Path(shutil.copyfile(evening.folder / "乙.meeting", tmp_path / "乙.meeting"))
    with closing(seat(copy, evening.clock)) as office:
        poll = evening.poll
        for act in (
            lambda: close_now(office, poll),
            lambda: merging.merge(office, evening.bundles["甲1"]),
            lambda: stations.take(office, poll, "丙", (), tmp_path / "c.meeting"),
        ):
            unchanged(office, act, "stations.at_home", station="乙")
        unchanged(office, lambda: ballots.return_(office, poll, [7], box="1"), "stations.box", box="1")
        other = dump(office)
        with refused("stations.other_stream"), office.store.write() as session:
            office.append(session, "meeting:m1", "item.opened", no=1)
        assert dump(office) == other
        assert ballots.look(office, 60, poll).paper.returned.box == "2"
    with closing(merged(evening, tmp_path / "main.meeting", [])) as office:
        with refused("stations.no_station"):
            stations.hand_over(office, poll, tmp_path / "x.json")
        stations.assign(office, poll, "乙", ["1"])
        told = {each.name: each.boxes for each in stations.stations(office, poll).stations}
        assert told == {"甲": (), "乙": ("1", "2")}


@pytest.mark.parametrize("over", [False, True])
def test_a_paper_that_was_replaced_here_while_it_came_back_there_is_named(tmp_path: Path, over: bool) -> None:
    """Or a vote that was cast would be dropped, and nobody told its voter. So is one that two stations had.

    `over`: once the poll is closed.
    """
    clock = Clock()
    office = estate(tmp_path, 8, clock=clock)
    poll = printed_poll(office, tmp_path)
    ballots.issue(office, poll, ["1-4"])
    for name, box, serials in (("b", "2", [1, 2, 4]), ("c", "3", [4])):
        stations.take(office, poll, name, [box], tmp_path / f"{name}.meeting")
        with closing(seat(tmp_path / f"{name}.meeting", clock)) as there:
            keyed(there, poll, serials)
            stations.hand_over(there, poll, tmp_path / f"{name}.json")
    ballots.replace(office, poll, [1], "称未收到", tmp_path / "new.pdf")
    ballots.void(office, poll, 3, "破损")
    if over:
        close_now(office, poll)
    merging.merge(office, tmp_path / "c.json")
    done = merging.merge(office, tmp_path / "b.json")
    assert (done.clashing, done.void) == ((4,), (1,))
    office.close()


def test_what_only_a_stations_clock_calls_in_time_waits_for_two_people(tmp_path: Path) -> None:
    """Here the poll was closed at 18:05; the station goes on, its clock set back before the last minute."""
    here, there, two = Clock(), Clock(), ("李计票", "赵监票")
    with closing(estate(tmp_path, 8, clock=here)) as office:
        poll = printed_poll(office, tmp_path)
        ballots.issue(office, poll, ["1-6"])
        stations.take(office, poll, "B", ["2"], tmp_path / "b.meeting")
        with closing(seat(tmp_path / "b.meeting", there)) as station:
            there.at = here.at = here.at.replace(month=12, day=8, hour=17, minute=50)
            keyed(station, poll, [1, 2])
            ballots.return_(station, poll, [3])
            stations.hand_over(station, poll, tmp_path / "1.json")
            assert merging.merge(office, tmp_path / "1.json").unproven == ()  # it is here in time
            here.at += timedelta(minutes=15)
            close_now(office, poll)
            there.at -= timedelta(minutes=5)
            keyed(station, poll, [4])
            ballots.return_(station, poll, [5])
            for wrong in (3, 5):
                ballots.undo(station, poll, [wrong], "x")
            stations.hand_over(station, poll, tmp_path / "2.json")
        done = merging.merge(office, tmp_path / "2.json")
        assert (done.unproven, done.set_back) == ((3, 4), True)
        assert polls.poll(office, poll).next_step == "attest"
        assert not counting.standing(office, poll).complete
        ballots.attest(office, poll, [4], two, "站上时钟倒拨，五点后无人见过此票", late=True)
        ballots.attest(office, poll, [3], two, "封箱时在箱内", late=False)
        papers = [ballots.look(office, serial, poll).paper for serial in range(1, 6)]
        assert [paper.state for paper in papers] == ["valid", "valid", "returned", "late", "issued"]
        assert [paper.returned.box for paper in papers[:4] if paper.returned] == ["2"] * 4
    assert verify(tmp_path / "estate.meeting").ok

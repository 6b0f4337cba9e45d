"""The whole job on the sample community: roll, meeting, poll, ballots, scans, count, papers on the board."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, repeat
from pathlib import Path
from typing import Literal

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import reading
from meeting_tui.desk.ballots.reading import ReadingDone
from meeting_tui.desk.board import bundles, documents, files, postings
from meeting_tui.desk.board.bundles import BundleCopy
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.meetings import actions
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, frozen, piles
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.lang import Lang
from meeting_tui.output import whole_file
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.rehearsal import sample_votes
from meeting_tui.rehearsal.demo_clock import DemoClock
from meeting_tui.rehearsal.demo_folder import check_ours, demo_folder
from meeting_tui.rehearsal.sample import found_sample, sample_text
from meeting_tui.rehearsal.sample_dice import Dice
from meeting_tui.rehearsal.sample_meeting import hold_meeting
from meeting_tui.scan.installed import check_reader

STORE = "demo.meeting"
SEED = "Sycamore Court, the papers"
KEYED = 6
"""So many papers are keyed in by hand; they came back crumpled."""
BOARDS: Mapping[Lang, str] = {
    "zh": "南门、北门及各楼栋公告栏",
    "en": "Boards at both gates and in every building",
}
DICE = Dice(SEED)
Step = Literal["roll", "meeting", "poll", "print", "fill", "read", "count", "papers"]
STEPS: tuple[Step, ...] = ("roll", "meeting", "poll", "print", "fill", "read", "count", "papers")
Progress = Callable[[Step, int, int], None]


@dataclass(frozen=True)
class DemoSummary:
    """What the demo did, and where it lies. `keyed` papers were entered by hand, `decided` by two people."""

    folder: Path
    store: Path
    community: str
    meeting: str
    poll: str
    files: tuple[Path, ...]
    reading: ReadingDone
    keyed: int
    decided: int
    report: CountReport


def run_demo(
    out_dir: Path,
    lang: Lang,
    progress: Progress = lambda _step, _done, _all: None,
    workers: int | None = None,
) -> DemoSummary:
    """Play it through into `out_dir`; a second run replaces what the first one wrote, and nothing else.

    Refused: those of `demo_folder`, `store.locked` while somebody works in the demo's file, and
    `scan.not_installed` without the reader's libraries.
    """
    check_reader()
    check_ours(out_dir, STORE)
    _not_in_use(out_dir / STORE)
    with demo_folder(out_dir) as aside:
        told = _Demo(aside, lang, progress, workers).play()
        names = sorted(path.name for path in aside.iterdir())
    files = tuple(out_dir / name for name in names)
    return replace(told, folder=out_dir, store=out_dir / STORE, files=files)


def _not_in_use(store: Path) -> None:
    """Refuse while the file is open elsewhere: its lock can't be taken then."""
    from meeting_tui.store.lock import take

    if store.exists():
        take(store, "demo", "").release()


class _Demo:
    """One run."""

    def __init__(self, folder: Path, lang: Lang, progress: Progress, workers: int | None) -> None:
        self.folder, self.lang, self.progress, self.workers = folder, lang, progress, workers
        self.clock = DemoClock("2026-10-08T09:30:00")

    def play(self) -> DemoSummary:
        self.progress("roll", 0, 1)
        office = found_sample(self.folder / STORE, self.lang, world=self.clock.world())
        try:
            return self._play(office)
        finally:
            office.close()

    def _play(self, office: Office) -> DemoSummary:
        meeting = self.meet(office)
        poll = self.ask(office)
        self.settle(office, meeting)
        returned = sample_votes.sample_votes(roll.roll(office, limit=1_000_000))
        self.hand_out(office, poll, returned)
        by_hand = self.by_hand(returned)
        read = self.read(office, poll, [paper for paper in returned if paper.voter not in by_hand])
        for paper in (paper for paper in returned if paper.voter in by_hand):
            self.clock.pass_(25)
            ballots.enter(office, paper.voter, paper.marks, poll)
        decided = self.decide(office, poll, {paper.voter: paper for paper in returned})
        self.hand_count(office, poll, returned)
        report = self.count(office, poll)
        self.publish(office, poll)
        return DemoSummary(
            folder=self.folder,
            store=self.folder / STORE,
            community=report.definition.community,
            meeting=meeting,
            poll=poll,
            files=(),
            reading=read,
            keyed=len(by_hand),
            decided=decided,
            report=report,
        )

    def meet(self, office: Office) -> str:
        """The committee puts three matters to the owners."""
        self.progress("meeting", 0, 1)
        moments = chain(["2026-10-16T18:52:00"], repeat(""))

        def before(_step: object) -> None:
            if at := next(moments):
                self.post(office, DocumentRef("notice", meetings.meetings(office)[0].id))
                self.clock.put(at)
            self.clock.pass_(75)

        meeting = hold_meeting(office, self.lang, before)
        self.clock.put("2026-10-17T10:00:00")
        self.post(office, DocumentRef("minutes", meeting))
        return meeting

    def ask(self, office: Office) -> str:
        """The poll, its notice on the board in time, its ballots printed."""
        self.progress("poll", 0, 1)
        poll = polls.new_poll(office, poll_spec(sample_text(self.lang, "poll.toml")))
        self.post(office, DocumentRef("notice", poll))
        self.clock.put("2026-10-30T14:00:00")
        ballots.print_ballots(
            office,
            poll,
            self.folder / "ballots.pdf",
            self.folder / "ballots.json",
            progress=lambda done, all_: self.progress("print", done, all_),
        )
        return poll

    def settle(self, office: Office, meeting: str) -> None:
        """What the committee gave its members to do by now is done."""
        today = self.clock.world().now().date().isoformat()
        for action in meetings.meeting(office, meeting).actions:
            if action.due <= today:
                actions.finish(office, meeting, action.seq)

    def post(self, office: Office, paper: DocumentRef) -> None:
        """Make a paper and hang it on the boards until the end of the year."""
        files.write(office, paper, self.folder / paper.file_name)
        postings.post(office, paper.id, BOARDS[self.lang], until=date(2026, 12, 31))

    def hand_out(self, office: Office, poll: str, returned: Sequence[sample_votes.MarkedBallot]) -> None:
        """Door by door on the first day; back into two boxes over three weeks."""
        self.clock.put("2026-11-02T09:10:00")
        voters = [voter.no for voter in roll.roll(office, limit=1_000_000)]
        modes = {no: DICE.pick(("hand", "hand", "door", "box", "contact"), "mode", no) for no in voters}
        for mode in ballots.MODES:
            named = [no for no in voters if modes[no] == mode]
            if named:
                ballots.issue(office, poll, named, mode=mode)
        for day in range(3, 23):
            self.clock.put(f"2026-11-{day:02}T19:55:00")
            for box in ("1", "2"):
                came = [p.voter for p in returned if self.came(p.voter) == (day, box)]
                if came:
                    ballots.return_(office, poll, came, box=box)

    def came(self, voter: int) -> tuple[int, str]:
        """The day of November and the box a paper came back in."""
        return 3 + DICE.below(20, "day", voter), DICE.pick(("1", "2"), "box", voter)

    def by_hand(self, returned: Sequence[sample_votes.MarkedBallot]) -> frozenset[int]:
        plain = [paper.voter for paper in returned if not paper.flaw]
        own = {paper.voter for paper in returned if paper.manner}
        return frozenset([no for no in DICE.shuffled(plain, "crumpled") if no not in own][:KEYED])

    def read(self, office: Office, poll: str, scanned: Sequence[sample_votes.MarkedBallot]) -> ReadingDone:
        """The poll closes, the boxes are opened, the papers scanned and read."""
        self.clock.put("2026-11-22T20:05:00")
        polls.close_poll(office, poll)
        scans = self.scan(office, poll, scanned)
        self.clock.put("2026-11-22T20:40:00")
        return reading.read(
            office,
            poll,
            scans,
            self.folder / "reading.json",
            progress=lambda done, all_: self.progress("read", done, all_),
        )

    def scan(self, office: Office, poll: str, scanned: Sequence[sample_votes.MarkedBallot]) -> list[Path]:
        """The voters' pens and the clerk's scanner: one PDF a box."""
        from meeting_tui.rehearsal import copier
        from meeting_tui.rehearsal.filling import Pile, Sheet, fill

        with office.store.read() as session:
            design = frozen.case(session, poll).definition.design
        layouts = lay_out(design)
        pile = Pile(self.folder / "ballots.pdf", layouts, design.words.signature, SEED)
        ordered = sorted(
            scanned, key=lambda paper: (self.came(paper.voter)[1], DICE.below(1000, paper.voter))
        )
        sheets = [
            Sheet(
                (paper.voter - 1) * len(layouts) + at,
                paper.voter,
                at + 1,
                paper.marks,
                paper.signed,
                copy,
                paper.manner,
            )
            for paper in ordered
            for copy in range(paper.copies)
            for at in range(len(layouts))
        ]
        pictures: dict[str, list[bytes]] = {"1": [], "2": []}
        told = lambda done, all_: self.progress("fill", done, all_)  # noqa: E731 - one line says it
        for filled in fill(pile, sheets, progress=told, workers=self.workers):
            pictures[self.came(filled.sheet.serial)[1]].append(filled.picture)
        paths = {box: self.folder / f"scans-{box}.pdf" for box in pictures}
        for box, pages in pictures.items():
            copier.bind(pages, paths[box])
        return list(paths.values())

    def decide(self, office: Office, poll: str, truth: Mapping[int, sample_votes.MarkedBallot]) -> int:
        """Teller and scrutineer look at what waits, and at every paper for its signature."""
        self.clock.put("2026-11-22T21:15:00")
        names = self.counters(office, poll)
        unsigned = {paper.voter for paper in truth.values() if not paper.signed}
        waiting = {doubt.ballot.serial for doubt in ballots.review(office, poll)}
        for serial in sorted(unsigned | waiting):
            self.clock.pass_(40)
            if serial in unsigned:
                ballots.adjudicate(office, poll, serial, names, invalid="unsigned")
            else:
                ballots.adjudicate(office, poll, serial, names, truth[serial].marks)
        return len(unsigned | waiting)

    def counters(self, office: Office, poll: str) -> tuple[str, str]:
        with office.store.read() as session:
            definition = frozen.case(session, poll).definition
        return definition.tellers[0].ref, definition.scrutineers[0].ref

    def hand_count(self, office: Office, poll: str, returned: Sequence[sample_votes.MarkedBallot]) -> None:
        """Teller and scrutineer each count the two boxes, and the second time alike: box 2 took two tries."""
        self.clock.put("2026-11-22T21:50:00")
        there = Counter(self.came(paper.voter)[1] for paper in returned)
        rounds = [("1", 0), ("2", 1), ("2", 0)]
        for box, slip in rounds:
            for name, wrong in zip(self.counters(office, poll), (0, slip), strict=True):
                self.clock.pass_(90)
                piles.count_pile(office, poll, box, {"papers": there[box] - wrong}, name)

    def count(self, office: Office, poll: str) -> CountReport:
        self.progress("count", 0, 1)
        self.clock.put("2026-11-22T22:20:00")
        return counting.count(office, poll)

    def publish(self, office: Office, poll: str) -> None:
        """Papers for the board and the archive, the bundle in two copies, and the posting log."""
        self.clock.put("2026-11-23T08:30:00")
        made = [paper for paper in documents.papers(office) if paper.kind not in ("attendance", "tally")]
        for done, paper in enumerate(made):
            self.progress("papers", done, len(made))
            files.write(office, paper, self.folder / paper.file_name)
        kept: tuple[tuple[BundleCopy, str], ...] = ("public", "bundle"), ("inspection", "bundle-inspection")
        for copy, name in kept:
            sheet = json.dumps(bundles.published(office, poll, copy), ensure_ascii=False, indent=1)
            with whole_file(self.folder / f"{name}.json", private=copy != "public") as draft:
                draft.write_bytes(sheet.encode())
        self.post(office, DocumentRef("result", poll))

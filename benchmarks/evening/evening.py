"""The evening itself, by commands alone: from the roll to the result, in two stations and six boxes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.evening import plan, scans, screens
from benchmarks.evening.commands import CommandLine
from benchmarks.evening.plan import BOXES, STATIONS, Marks, Paper
from benchmarks.evening.scans import Printed, Scan
from benchmarks.evening.table import Table
from benchmarks.evening.truth import Truth

TELLERS = ("赵军", "周桂珍")
BY = ("--by", TELLERS[0], "--by", TELLERS[1])
SPEC = """
title = "梧桐苑 2026 年业主大会会议"
opens = 2026-11-02T09:00:00
closes = 2026-11-22T20:00:00
without_rehearsal = "沿用上次表决的打印机和扫描仪"
place = "南门岗亭及五栋一层"
tellers = ["赵军"]
scrutineers = ["周桂珍"]
[[guest]]
name = "赵军"
[[guest]]
name = "周桂珍"
[[question]]
id = "lift"
matter = "cc278.5"
title = "更新车库电梯"
text = "预算 289,000 元，从专项维修资金列支。"
[[question]]
id = "shed"
matter = "cc278.8"
title = "建电动自行车充电棚"
text = "占用公共绿地 86 ㎡。"
[[question]]
id = "board"
matter = "cc278.3"
title = "选举业主委员会委员"
kind = "elect"
seats = 3
choices = ["李一", "李二", "李三", "李四"]
"""
OTHER = SPEC.replace("2026 年业主大会会议", "2025 年业主大会会议").replace(
    'tellers = ["赵军"]\nscrutineers = ["周桂珍"]\n[[guest]]\nname = "赵军"\n[[guest]]\nname = "周桂珍"\n', ""
)


class Evening:
    """One run, step by step; what differs from what was planted stands in the table."""

    def __init__(self, folder: Path, ballots: int, kills: int, workers: int) -> None:
        self.folder, self.ballots, self.kills, self.workers = folder, ballots, kills, workers
        self.table, self.run = Table(), CommandLine(folder)
        self.dice = random.Random(7)
        self.file = folder / "main.meeting"
        self.at = {name: folder / f"{name.lower()}.meeting" for name in STATIONS}
        self.estate = plan.homes(ballots)
        self.seen: list[Scan] = []
        self.files: dict[str, list[Path]] = {}
        self.screens = self.decided = 0

    def play(self) -> None:
        """All of it."""
        self.print()
        self.hand_out()
        self.scan()
        self.return_and_read()
        self.late()
        self.decide()
        self.merge()
        self.count_by_hand()
        self.result()

    # before

    def print(self) -> None:
        """A community, its roll, two polls and their ballots."""
        run, file = self.run, self.file
        run(file, "init", "--name", "梧桐苑", "--profile", "cn-assembly", "--chair", "王建国")
        roll = self.folder / "roll.csv"
        rows = (
            f"{h.unit.replace('-', ',')},{h.area // 100}.{h.area % 100:02},{h.owner}" for h in self.estate
        )
        roll.write_text("楼栋,单元,房号,专有部分面积,业主姓名\n" + "\n".join(rows), "utf-8")
        run(file, "roll", "import", roll)
        self.poll, other = (self._poll(name, spec) for name, spec in (("poll", SPEC), ("other", OTHER)))
        self._print(self.poll, "real")
        self._print(other, "stranger")
        self._print(self.poll, "test", "--test-deck")
        self.table.step(f"{self.ballots:,} ballots printed, poll {self.poll}")

    def _poll(self, name: str, spec: str) -> str:
        toml = self.folder / f"{name}.toml"
        toml.write_text(spec, "utf-8")
        return self.run(self.file, "poll", "new", toml).strip()

    def _print(self, poll: str, name: str, *more: str) -> None:
        self.run(self.file, "ballots", "print", poll, "-o", self.folder / f"{name}.pdf", *more)

    def hand_out(self) -> None:
        """Whose number is whose; all go out but those nobody fetched; some are spoiled and replaced."""
        listed = self.run.json(self.file, "ballots", "out", self.poll)
        serials = {each["voter"]: int(each["serial"]) for each in listed}
        self.papers = plan.papers(serials, self.estate)
        self.run.now = "2026-11-02T09:30"
        out = [paper.serial for paper in self.papers if paper.fate != "unused"]
        self.run(self.file, "ballots", "issue", self.poll, *out)
        self.pages = {serial: ("real", at) for at, serial in enumerate(self._order(serials))}
        self._replace()

    def _order(self, serials: Mapping[str, int]) -> list[int]:
        """Ballots of a poll by name are printed in the order of the roll."""
        return [serials[home.owner] for home in self.estate]

    def _replace(self) -> None:
        """Void papers give way to new ones, which come back."""
        void = [paper for paper in self.papers if paper.fate == "void"]
        target = self.folder / "replaced.pdf"
        words = ("ballots", "replace", self.poll, *(paper.serial for paper in void))
        done = self.run.json(self.file, *words, "-o", target, "--reason", "污损")
        numbers = range(done["first"], done["last"] + 1)
        listed = {int(each["serial"]): each for each in self.run.json(self.file, "ballots", "out", self.poll)}
        homes = {paper.home.owner: paper.home for paper in void}
        for at, serial in enumerate(numbers):
            home, wished = homes[listed[serial]["voter"]], plan.wishes(self.dice)
            self.papers.append(Paper(serial, home, "back", BOXES[at % 6], "", "", wished))
            self.pages[serial] = ("replaced", at)
        self.run(self.file, "ballots", "issue", self.poll, *numbers)
        self.table.step("handed out")

    def scan(self) -> None:
        """Voters' pens, and the scanner of each box."""
        printed = self._printed()
        lying = scans.piles(self.papers, self.pages, self.dice)
        for box, sheets in lying.items():
            self.files[box], told = scans.bound(sheets, printed, self.folder, f"box-{box}", self.workers)
            self.seen += told
        self.table.step(f"{len(self.seen):,} sheets scanned")

    def _printed(self) -> Printed:
        """What lies at the printers'; and what a forger prints who does not have the key."""
        from meeting_tui.desk.office import open_office
        from meeting_tui.desk.polls import frozen
        from meeting_tui.lang import translator
        from meeting_tui.paper.ballots.printing import BallotVoter, PrintJob, print_ballots

        office = open_office(self.file, "", readonly=True)
        with office.store.read() as session:
            found = frozen.case(session, self.poll)
        design, key = found.definition.design, found.key(office)
        office.close()
        forger = [BallotVoter(n, "张三", ("1-1-101",), 9000) for n in range(1, 1 + self._many("forged"))]
        job = PrintJob(design, self.poll, bytes(32), translator("zh"))
        print_ballots(job, forger, self.folder / "forged.pdf")
        names = ("real", "stranger", "test", "replaced", "forged")
        return Printed({name: self.folder / f"{name}.pdf" for name in names}, design, self.poll, key)

    def _many(self, what: str) -> int:
        return plan.scaled(plan.STRANGE[what], self.ballots)

    # at the stations

    def return_and_read(self) -> None:
        """Each station takes its copy; what comes back is registered in four boxes, and read in all."""
        self.run.now = "2026-11-20T18:00"
        for name, file in self.at.items():
            boxes = [word for box in STATIONS[name] for word in ("--box", box)]
            self.run(self.file, "station", "take", self.poll, "--name", name, *boxes, "-o", file)
        kills = Counter(BOXES[n % len(BOXES)] for n in range(self.kills - self._merges))
        for name, box in ((name, box) for name, boxes in STATIONS.items() for box in boxes):
            self.run.now = {"A": "2026-11-20T18:30", "B": "2026-11-21T18:30"}[name]
            back = [paper.serial for paper in self._in(box) if self._registered(paper)]
            if back:
                self.run(self.at[name], "ballots", "return", self.poll, *back, "--box", box)
            self._read(self.at[name], box, kills[box])
        self.table.step("returned and read")

    @property
    def _merges(self) -> int:
        """How many of the kills meet a merge."""
        return -(-self.kills // 4)

    def _in(self, box: str) -> list[Paper]:
        return [paper for paper in self.papers if paper.fate == "back" and paper.box == box]

    def _registered(self, paper: Paper) -> bool:
        return paper.box not in plan.BY_READING or paper.flaw == "broken"

    def _read(self, file: Path, box: str, kills: int = 0) -> None:
        words = ("ballots", "read", self.poll, *self.files[box], *(("--box", box) if box in BOXES else ()))
        within = 2.0 + 0.1 * sum(scan.place[0].startswith(f"box-{box}-") for scan in self.seen)
        while kills:
            done = self.run.killed("reading", file, *words, within=within)
            kills, within = kills - done, within if done else 1.5
        self.run.json(file, *words)

    def late(self) -> None:
        """What comes after the last minute: entered by two people, and scanned."""
        self.run.now = "2026-11-22T20:30"
        late = [paper.serial for paper in self.papers if paper.fate == "late"]
        why = ("--late", *BY, "--reason", "投票截止后才送到")
        self.run(self.at["B"], "ballots", "return", self.poll, *late, *why)
        self._read(self.at["B"], "late")

    def decide(self) -> None:
        """Two people look at what waits, and say what stands on the paper."""
        self.run.now = "2026-11-22T20:40"
        for file in self.at.values():
            self._name(file)
            self._decide(file)
        self.table.step("decided at the stations")

    def _name(self, file: Path) -> None:
        """Sheets without a readable number: it is printed on them in words."""
        places = {scan.place: scan for scan in self.seen}
        for sheet in self.run.json(file, "ballots", "sheets", self.poll)["sheets"]:
            if sheet["state"] == "waiting":
                scan = places[sheet["source"], sheet["page"]]
                words = ("--ballot", scan.serial) if scan.serial else ("--aside", "no-ballot")
                self.run(file, "ballots", "sheet", self.poll, sheet["number"], *words, *BY)

    def _decide(self, file: Path) -> list[int]:
        marks, flaws = (
            Truth(self.estate, self.papers, self.seen).marks,
            {paper.serial: paper.flaw for paper in self.papers},
        )
        invalid = {"unsigned": "unsigned", "altered": "票头编码被贴改"}
        decided = []
        for doubt in self.run.json(file, "ballots", "review", self.poll):
            serial = int(doubt["serial"])
            why = invalid.get(flaws[serial])
            words = ("--invalid", why) if why else _ticked(marks[serial])
            self.run(file, "ballots", "adjudicate", self.poll, serial, *words, *BY)
            decided.append(serial)
        self.decided += len(decided)
        return decided

    # together

    def merge(self) -> None:
        """Each hands over, also in the middle of it; killed and repeated, in any order."""
        self.run.now = "2026-11-22T21:20"
        (self.folder / "before.meeting").write_bytes(self.file.read_bytes())
        bundles = []
        for name, file in self.at.items():
            bundles.append(self.folder / f"{self.poll}-{name}.json")
            self.run(file, "station", "export", self.poll, "-o", bundles[-1])
        left, within = self._merges, 1.5 + self.ballots / 1000
        while left:
            killed = self.run.killed("merging", self.file, "merge", *reversed(bundles), within=within)
            left, within = left - killed, within if killed else 0.6
        self.run(self.file, "merge", *bundles)
        again = self.run.json(self.file, "merge", *reversed(bundles))
        self.table.row("entries that a second merge adds", 0, sum(each["new"] for each in again))
        clashing = sorted({serial for each in again for serial in each["clashing"]})
        copied = sorted(paper.serial for paper in self.papers if paper.flaw == "copied elsewhere")
        self.table.row("ballots that both stations had", copied, clashing)
        why = ("--in-time", "--reason", "截止前已投入加封的票箱")  # which no station's clock proves
        for paper in (paper for paper in self.papers if paper.serial in copied):  # the other one was a copy
            self.run(self.file, "ballots", "return", self.poll, paper.serial, "--box", paper.box, *why, *BY)
        self.run(self.file, "ballots", "return", self.poll, *why, *BY)
        self.table.row("decided after the merge", copied, sorted(self._decide(self.file)))
        self.run(self.file, "poll", "close", self.poll)
        self.table.step("merged and closed")

    def count_by_hand(self) -> None:
        """Two persons count six boxes; two miscounts are found by box and serial, and put right."""
        self.run.now = "2026-11-22T21:40"
        there = {box: len(self._in(box)) for box in BOXES}
        lost = [paper.serial for paper in self.papers if paper.lost]
        wrong = {plan.LOST_IN: there[plan.LOST_IN] - 1, plan.MISCOUNTED: there[plan.MISCOUNTED] - 1}
        for box in BOXES:
            self._pile(box, wrong.get(box, there[box]))
        void = sum(paper.fate == "void" for paper in self.papers)
        unused = sum(paper.fate == "unused" for paper in self.papers)
        for by in TELLERS:
            words = ("piles", "count", self.poll, "--unused", unused, "--spoiled", void, "--by", by)
            self.run(self.file, *words)
        found = self.run.json(self.file, "piles", "show", self.poll, code=3)
        red = {
            row["pile"]: (row["counted"], row["recorded"], [int(one["serial"]) for one in row["look_for"]])
            for row in found["piles"]
            if row["what"] == "papers" and row["counted"] != row["recorded"]
        }
        whole = sorted(paper.serial for paper in self._in(plan.MISCOUNTED))
        planted = {
            plan.LOST_IN: (wrong[plan.LOST_IN], there[plan.LOST_IN], lost),
            plan.MISCOUNTED: (wrong[plan.MISCOUNTED], there[plan.MISCOUNTED], whole),
        }
        self.table.row("miscounts: box, by hand, on record, ballots to look for", planted, red)
        text = self._screen("piles")
        shown = {box: pair for box, pair in screens.pile_rows(text).items() if pair[0] != pair[1]}
        self.table.row("the same on screen", {box: row[:2] for box, row in planted.items()}, shown)
        self.table.row("and the paper that was lost", True, all(f"{serial:06d}" in text for serial in lost))
        self.table.row("and that it is provisional", True, "PROVISIONAL" in text)
        self._put_right(there)

    def _pile(self, box: str, number: int) -> None:
        for by in TELLERS:
            self.run(self.file, "piles", "count", self.poll, box, "--papers", number, "--by", by)

    def _put_right(self, there: Mapping[str, int]) -> None:
        self._read(self.file, "lost")
        self._decide(self.file)
        for box in (plan.LOST_IN, plan.MISCOUNTED):
            self._pile(box, there[box])
        found = self.run.json(self.file, "piles", "show", self.poll)
        self.table.row("once put right: holds", True, found["holds"])
        numbers = {row["pile"]: row["recorded"] for row in found["piles"] if row["what"] == "papers"}
        self.table.row("papers by box", dict(there), numbers)

    def result(self) -> None:
        """The count, on paper and on screen; the record proved; every sheet accounted for."""
        self.run.now = "2026-11-22T22:10"
        truth = Truth(self.estate, self.papers, self.seen)
        bundle = self.folder / "bundle.json"
        told = self.run.json(self.file, "count", self.poll, "--bundle", bundle, "--copy", "inspection")
        truth.check_numbers(told, self.table)
        truth.check_questions(told, self.table)
        listed = self.run.json(self.file, "ballots", "sheets", self.poll)["sheets"]
        truth.check_sheets(listed, told, self.table)
        truth.check_screen(self._screen("count"), self.table)
        self.run(self.file, "recount", bundle)
        for path in (bundle, self.file):
            self.run(self.file, "verify", path)
        for what, number in self.run.kills.items():
            self.table.note(f"killed while {what}", number)
        self.table.row("kills", self.kills, sum(self.run.kills.values()))
        self.table.row("processes left behind by the killed", 0, self.run.orphans)
        self.table.note("ballots that waited and were decided by two people", self.decided)
        self.table.note("commands", self.run.commands)

    def _screen(self, which: str) -> str:
        """What the application shows of the same file; a copy stays beside it."""
        self.screens += 1
        text = screens.shown(self.file, self.poll, which)
        (self.folder / f"screen-{self.screens}-{which}.txt").write_text(text, "utf-8")
        return text


def _ticked(marks: Marks) -> list[str]:
    return [f"{question}={','.join(ticks)}" for question, ticks in marks.items()]

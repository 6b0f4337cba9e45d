"""What must stand in the count, the record and on the screen, and whether it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benchmarks.evening import plan, screens
from benchmarks.evening.plan import Home, Marks, Paper
from benchmarks.evening.scans import Scan
from benchmarks.evening.table import Table

ASIDE = {
    "stranger": "other_poll",
    "forged": "forged",
    "test": "test_ballot",
    "back": "blank_page",
    "note": "not_a_ballot",
    "again": "seen_twice",
    "late": "late",
    "voided": "void",
}
"""What the record must say of a sheet that gives nothing."""
LABELS = {"for": "赞成", "against": "反对", "abstain": "弃权", "blank": "Blank", "invalid": "Invalid"}
CANDIDATES = dict(zip(plan.NAMES, ("李一", "李二", "李三", "李四"), strict=True))
BOARD = {**LABELS, "against": "均不同意", **CANDIDATES}
TITLES = {"lift": "更新车库电梯", "shed": "建电动自行车充电棚", "board": "选举业主委员会委员"}


@dataclass(frozen=True)
class Truth:
    """Who lives there, what became of each paper, and what was drawn on it."""

    estate: Sequence[Home]
    papers: Sequence[Paper]
    seen: Sequence[Scan]

    @property
    def marks(self) -> dict[int, Marks]:
        """By number, what a careful person sees on the paper itself."""
        strange = ("copy", "again", *plan.STRANGE)
        return {scan.serial: scan.seen for scan in self.seen if scan.seen and scan.what not in strange}

    @property
    def numbers(self) -> dict[str, int]:
        """How many papers of each kind there are."""
        fates, valid = Counter(paper.fate for paper in self.papers), sum(p.counted for p in self.papers)
        return {
            "printed": len(self.papers),
            "unissued": fates["unused"],
            "outstanding": fates["out"],
            "late": fates["late"],
            "void": fates["void"],
            "returned": fates["back"],
            "valid": valid,
            "invalid": fates["back"] - valid,
            "waiting": 0,
        }

    def sums(self, question: str) -> dict[str, dict[str, int]]:
        """What each box weighs."""
        marks, back = self.marks, [paper for paper in self.papers if paper.fate == "back"]
        spoken = [(paper.home, marks[paper.serial]) for paper in back if paper.counted]
        return plan.weighed(question, spoken, [paper.home for paper in back if not paper.counted])

    def check_numbers(self, told: Mapping[str, Any], table: Table) -> None:
        """The table of papers."""
        for name, number in self.numbers.items():
            table.row(name, number, told["reconcile"][name])
        table.row("final, provisional", (True, False), (told["final"], told["provisional"]))

    def check_questions(self, told: Mapping[str, Any], table: Table) -> None:
        """Every box of every question in heads and area, and what came of it."""
        for found in told["questions"]:
            question = found["id"]
            sums = self.sums(question)
            for measure, row in sums.items():
                boxes = {**found["choices"][measure], "": found["measures"][measure]["participating"]}
                have = {box: _exact(measure, weight) for box, weight in boxes.items()}
                table.row(f"{question}: {measure} of every box, and taking part", _some(row), _some(have))
            planted = plan.outcome(question, sums, self.estate)
            table.row(f"{question}: outcome", planted, found["elected" if question == "board" else "outcome"])

    def check_sheets(
        self, listed: Sequence[Mapping[str, Any]], told: Mapping[str, Any], table: Table
    ) -> None:
        """Each sheet that gives nothing stands there with its reason and its picture."""
        found = {(sheet["source"], sheet["page"]): sheet for sheet in listed}
        for what, reason in ASIDE.items():
            planted = sum(scan.what == what for scan in self.seen)
            them = ("again", "thrice") if what == "again" else (what,)  # the first that comes is the paper
            places = [scan.place for scan in self.seen if scan.what in them]
            good = [place for place in places if found.get(place, {}).get("aside") == reason]
            kept = sum(bool(found[place]["picture"]) for place in good)
            table.row(f"{what}: on record as {reason}", planted, len(good))
            table.row(f"{what}: of these with a picture", planted, kept)
        broken = {scan.place: f"{scan.serial:06d}" for scan in self.seen if scan.what == "broken"}
        named = {place: (found.get(place, {}).get("decided") or {}).get("serial") for place in broken}
        table.row("broken codes: each under the number printed on it", broken, named)
        table.row("sheets through the scanner", len(self.seen), told["sheets"]["seen"])
        table.row("sheets that wait", 0, told["sheets"]["waiting"])

    def check_screen(self, text: str, table: Table) -> None:
        """The count as the application shows it."""
        have = self.numbers
        back = [have[name] for name in ("returned", "valid", "invalid", "waiting")]
        table.row("screen: came back, valid, invalid, waiting", back, screens.numbers(text, "Came back"))
        table.row("screen: late", [have["late"]], screens.numbers(text, "Late"))
        scanned = screens.numbers(text, "Sheets scanned")[:1]
        table.row("screen: sheets scanned", [len(self.seen)], scanned)
        title = text.split("F7 Board", 1)[-1].partition("(")[2].partition(")")[0]
        table.row("screen: what it says it is", "result", title)
        for question, name in TITLES.items():
            part = text.split(f"\n {name}", 1)[-1]
            sums, labels = self.sums(question), BOARD if question == "board" else LABELS
            boxes = [box for box in labels if sums["heads"].get(box)]
            planted = {box: [sums["heads"][box], *divmod(sums["area"][box], 100)] for box in boxes}
            shown = {box: _line(part, labels[box]) for box in boxes}
            table.row(f"screen: {question}, heads and area of every box", planted, shown)


def _line(text: str, label: str) -> list[int]:
    """Heads, m² and their hundredths behind a label."""
    return screens.numbers(text.replace(".", " ").replace("m²", ""), label)


def _some(weights: Mapping[str, int]) -> dict[str, int]:
    return {box: weight for box, weight in weights.items() if weight}


def _exact(measure: str, weight: object) -> int:
    """Area is text with two decimals; the truth has 0.01 m²."""
    return int(Decimal(str(weight)) * (100 if measure == "area" else 1))

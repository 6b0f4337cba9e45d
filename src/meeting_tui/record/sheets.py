"""The sheets a reader saw that gave no reading: each with its reason, until people say what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from meeting_tui.record.ballot import BallotPaper, Reading
from meeting_tui.record.chain import Entry
from meeting_tui.record.person import Labels, people_of

SEEN_TWICE = "seen_twice"
"""Why a sheet gives nothing: its paper was looked at already."""


@dataclass(frozen=True, slots=True)
class SheetDecision:
    """What people said of a sheet: it is page `page` of `serial`, or it is set aside for `reason`."""

    seq: int
    serial: int | None
    page: int
    reason: str
    by: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """One picture that gave no reading. `image` is its fingerprint, `picture` the digest of the small copy
    kept of it; `waits`: it may be a ballot, and people must say so. `read`: people gave it to a ballot."""

    seq: int
    image: str
    source: str
    sheet: int
    reason: str
    waits: bool
    at: str
    serial: int | None = None
    picture: str = ""
    decided: SheetDecision | None = None
    read: bool = False

    @property
    def waiting(self) -> bool:
        """Whether people must still say what it is."""
        return self.waits and self.decided is None

    @property
    def aside(self) -> str:
        """Why it gave nothing to the count; empty while it waits, and where it was given to a ballot."""
        if self.waiting or self.read:
            return ""
        return self.decided.reason if self.decided else self.reason


@dataclass(frozen=True, slots=True)
class SheetNumbers:
    """All sheets that went through: `seen` are those `read`, those `waiting` and those set `aside`, why.

    Of `unnamed` ones among those waiting nobody knows which ballot they are.
    """

    seen: int = 0
    read: int = 0
    waiting: int = 0
    unnamed: int = 0
    aside: Mapping[str, int] = field(default_factory=dict)


def sheet_of(entry: Entry) -> SeenSheet:
    """What a `sheet.seen` says."""
    body = entry.body
    return SeenSheet(
        entry.seq,
        body["image"],
        body["source"],
        body["sheet"],
        body["reason"],
        body["waits"],
        entry.at,
        body.get("serial"),
        body.get("picture", ""),
    )


def decision_of(entry: Entry) -> SheetDecision:
    """What a `sheet.decided` says."""
    body, by = entry.body, people_of(entry.body, "by")
    names = tuple(map(Labels(by), by))
    return SheetDecision(
        entry.seq, body.get("serial"), body.get("page", 1), body.get("reason", ""), names, entry.at
    )


def named(
    sheet: SeenSheet, decision: SheetDecision, paper: BallotPaper | None
) -> tuple[SeenSheet, BallotPaper | None]:
    """The sheet as it was decided, and the paper it was given to: one that nobody saw waits with it."""
    if paper is None or decision.serial is None:
        return replace(sheet, decided=decision, read=False), None
    if _looked_at(paper, decision.page):
        return replace(sheet, decided=replace(decision, reason=SEEN_TWICE), read=False), None
    look = Reading(
        decision.seq,
        decision.page,
        sheet.source,
        sheet.sheet,
        "review",
        {},
        (sheet.reason,),
        decision.at,
        sheet.image,
    )
    readings = tuple(sorted((*paper.readings, look), key=lambda reading: reading.page))
    return replace(sheet, decided=decision, read=True), paper.but(readings=readings)


def _looked_at(paper: BallotPaper, page: int) -> bool:
    there = any(reading.page == page for reading in paper.readings)
    return there or paper.entered is not None or paper.adjudicated is not None


def unnamed(paper: BallotPaper, decision: SheetDecision) -> BallotPaper:
    """The paper without the sheet it was given; what people decided since then, they decided by it."""
    others = tuple(reading for reading in paper.readings if reading.seq != decision.seq)
    replaced = tuple(reading for reading in paper.replaced if reading.seq != decision.seq)
    kept = paper.decisions
    if len(others) < len(paper.readings):
        kept = tuple(each for each in kept if each.seq < decision.seq)
    return paper.but(readings=others, replaced=replaced, decisions=kept)


def set_aside(sheets: Iterable[SeenSheet]) -> dict[str, int]:
    """How many sheets gave nothing, by reason, in the order in which they came."""
    reasons: dict[str, int] = {}
    for sheet in sheets:
        if sheet.aside:
            reasons[sheet.aside] = reasons.get(sheet.aside, 0) + 1
    return reasons

"""Audits of a poll, folded from its entries: what was fixed, what was thrown, who saw what on which paper.

Nothing is ever taken away: a paper's looks, those that differ too, stay in the order in which they came.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from meeting_tui.record.ballot import Marks
from meeting_tui.record.chain import Entry
from meeting_tui.record.person import Person, people_of, person_of

PAIR = 2
"""How many people it takes: to type the digits, to key a paper, to settle one."""


@dataclass(frozen=True, slots=True)
class Thrown:
    """The digits as somebody typed them."""

    digits: str
    by: Person
    at: str


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A paper as one person keyed it, or several together. `missing`: they did not find it."""

    missing: bool
    valid: bool
    marks: Marks
    reason: str
    by: tuple[Person, ...]
    at: str

    @property
    def together(self) -> bool:
        return len(self.by) >= PAIR

    def same(self, other: SecondLook) -> bool:
        """Whether both saw the same; why a paper is invalid is a matter of words."""
        return self.seen == other.seen

    @property
    def seen(self) -> tuple[object, ...]:
        """What was seen, whoever saw it."""
        marks = {name: ticks for name, ticks in self.marks.items() if ticks}
        return self.missing, self.valid and not self.missing, marks if self.valid else {}


@dataclass(frozen=True, slots=True)
class AuditFound:
    """What an audit found: `confirmed` or `overturned`, with the risk left, in percent."""

    outcome: str
    risk: str
    draws: int
    differ: tuple[int, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit of a poll, by its number. `looks` are by serial, in the order in which they came.

    `draws`: papers to be drawn in all; `full`: why all are counted again, empty where a sample does.
    """

    number: int
    report: str
    digest: str
    salt: str
    risk: int
    papers: int
    total: int
    draws: int
    full: str
    by: Person
    at: str
    thrown: tuple[Thrown, ...] = ()
    looks: Mapping[int, tuple[SecondLook, ...]] = field(default_factory=dict)
    extended: int = 0
    found: AuditFound | None = None

    @property
    def seed(self) -> str:
        """The digits, once two people in a row typed the same; empty before."""
        for one, other in zip(self.thrown, self.thrown[1:], strict=False):
            if one.digits == other.digits and not one.by.is_(other.by):
                return one.digits
        return ""

    def agreed(self, serial: int) -> SecondLook | None:
        """How the paper is: as people settled it together, else as two of them keyed it alike."""
        looks = self.looks.get(serial, ())
        settled = [look for look in looks if look.together]
        if settled:
            return settled[-1]
        alike = len(looks) >= PAIR and all(look.same(looks[0]) for look in looks)
        return looks[0] if alike else None

    def differs(self, serial: int) -> bool:
        """Whether two people keyed it and saw different things, settled or not."""
        alone = [look for look in self.looks.get(serial, ()) if not look.together]
        return any(not look.same(alone[0]) for look in alone)


def step(audits: tuple[Audit, ...], entry: Entry) -> tuple[Audit, ...]:
    """The audits after one more entry; an entry of an audit that never began says nothing."""
    number = entry.body["audit"]
    if entry.kind == "audit.begun":
        return (*audits, _begun(entry))
    return tuple(_ACTS[entry.kind](each, entry) if each.number == number else each for each in audits)


def _begun(entry: Entry) -> Audit:
    body = entry.body
    return Audit(
        number=body["audit"],
        report=body["report"],
        digest=body["digest"],
        salt=body["salt"],
        risk=body["risk"],
        papers=body["papers"],
        total=body["total"],
        draws=body["draws"],
        full=body.get("full", ""),
        by=person_of(body, "by"),
        at=entry.at,
    )


def _thrown(audit: Audit, entry: Entry) -> Audit:
    said = Thrown(entry.body["digits"], person_of(entry.body, "by"), entry.at)
    return replace(audit, thrown=(*audit.thrown, said))


def _keyed(audit: Audit, entry: Entry) -> Audit:
    body, serial = entry.body, entry.body["serial"]
    marks = {question: tuple(ticks) for question, ticks in body["marks"].items()}
    look = SecondLook(body["missing"], body["valid"], marks, body["reason"], people_of(body, "by"), entry.at)
    return replace(audit, looks={**audit.looks, serial: (*audit.looks.get(serial, ()), look)})


def _extended(audit: Audit, entry: Entry) -> Audit:
    body = entry.body
    return replace(audit, draws=body["draws"], full=body.get("full", ""), extended=audit.extended + 1)


def _found(audit: Audit, entry: Entry) -> Audit:
    body = entry.body
    told = AuditFound(body["outcome"], body["risk"], body["draws"], tuple(body["differ"]), entry.at)
    return replace(audit, found=told)


_ACTS = {
    "audit.thrown": _thrown,
    "audit.keyed": _keyed,
    "audit.extended": _extended,
    "audit.found": _found,
}
KINDS = ("audit.begun", *_ACTS)

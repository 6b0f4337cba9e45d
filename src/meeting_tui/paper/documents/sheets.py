"""Forms to fill in by hand: who was there, who got a ballot, what each ballot says. For the office alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import moment
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import Block, Document, Facts, PageSums, Paragraph, Table
from meeting_tui.paper.documents.issuer import Issuer, document
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.paper.documents.wording import weighed

_PLAIN = 20  # characters: an area and a share


@dataclass(frozen=True)
class SheetPerson:
    """Someone expected at a meeting. `capacity`: member, invited, observer; `area` in 0.01 m², 0: none.

    In an assembly a voter of the roll: `share` is what they hold, `code` what a scanner checks them in by.
    """

    name: str
    unit: str = ""
    area: int = 0
    capacity: str = "member"
    share: str = ""
    code: str = ""


@dataclass(frozen=True)
class SheetBallot:
    """A ballot in the register. `weight` is the area or the share, as the ballot says it, and what it is on
    questions about a part of the estate."""

    serial: int
    units: str
    weight: str
    name: str = ""


@dataclass(frozen=True)
class SheetFacts:
    """What a form is for; `when` is ISO or empty. `weight` is what ballots call what they weigh; `outer`: it
    is about the envelopes of a secret poll. `of`: what a paper that claims something is made of."""

    issuer: Issuer
    title: str
    when: str = ""
    place: str = ""
    weight: str = ""
    outer: bool = False
    of: MadeOf | None = None

    def number(self, t: Translator) -> str:
        """What the numbers are of that stand on it."""
        return t("Envelope no.") if self.outer else t("Ballot no.")


def attendance_sheet(
    facts: SheetFacts, people: tuple[SheetPerson, ...], t: Translator, blank: int = 8
) -> Document:
    """签到表 of a committee, whose members come themselves; `blank` free rows for those nobody expected."""
    head = (
        *(t("No."), t.p("person", "Name"), t("Unit(s)"), t("Capacity")),
        *(t("Signature"), t("Came at"), t("Left at")),
    )
    rows = [(str(n), p.name, p.unit, term(p.capacity, t), "", "", "") for n, p in enumerate(people, 1)]
    spare = range(len(people) + 1, len(people) + blank + 1)
    rows += [(str(n), "", "", "", "", "", "") for n in spare]
    table = Table(head, tuple(rows), (0, 5, 5, 3, 7, 3, 3), "cllclll", tall=True)
    title = t("Attendance: {title}", title=facts.title)
    return _sheet(facts, t, title, (*_top(facts, t), table))


def assembly_sheet(facts: SheetFacts, people: tuple[SheetPerson, ...], t: Translator) -> Document:
    """签到表 of an assembly: every voter of the roll by their number, with the code that checks them in."""
    head = (
        *(t("No."), t.p("person", "Name"), t("Unit(s)"), facts.weight, t("Self or proxy")),
        *(t("Signature"), t("Came at"), t("Check-in code")),
    )
    rows = tuple(
        (str(n), p.name, p.unit, " / ".join(filter(None, (_area(p.area), p.share))), "", "", "", p.code)
        for n, p in enumerate(people, 1)
    )
    table = Table(head, rows, (0, 6, 8, 0, 4, 6, 3, 0), "cllrlllc", tall=True, codes=True)
    said = Paragraph(
        t("Scan the code at the table: the voter is checked in. A proxy shows the written form."), "note"
    )
    title = t("Attendance: {title}", title=facts.title)
    return _sheet(facts, t, title, (*_top(facts, t), said, _weighed(table)))


def issue_register(facts: SheetFacts, rows: tuple[SheetBallot, ...], t: Translator) -> Document:
    """表决票发放回收登记册: to whom each ballot went, how, and when it came back."""
    head = (
        facts.number(t),
        t("Unit(s)"),
        facts.weight,
        t("Owner"),
        t("Received by (signature)"),
        t("Phone"),
        t("Received on"),
        t("Delivery"),
        t("Deliverer"),
        t("Returned on"),
    )
    filled = tuple((_serial(r), r.units, r.weight, r.name, *[""] * 6) for r in rows)
    table = Table(head, filled, (3, 6, _wide(rows), 5, 5, 4, 4, 3, 4, 4), "llrlllllll", tall=True)
    title = t("Register of ballots issued and returned: {title}", title=facts.title)
    signs = (t("Deliverer"), t("Teller"))
    blocks = (*_top(facts, t), _summed(_weighed(table), facts, signs, t))
    return _sheet(facts, t, title, blocks, "register")


def tally_sheet(
    facts: SheetFacts, rows: tuple[SheetBallot, ...], questions: tuple[str, ...], t: Translator
) -> Document:
    """唱票计票表: a line a ballot, a column a question, signed by those who called, counted and watched."""
    head = (t("Ballot no."), t("Unit(s)"), facts.weight, *questions, t("Invalid because"))
    filled = tuple((_serial(r), r.units, r.weight, *[""] * (len(questions) + 1)) for r in rows)
    table = Table(
        head,
        filled,
        (3, 6, _wide(rows), *([4] * len(questions)), 5),
        "llr" + "c" * len(questions) + "l",
        tall=True,
    )
    signs = (t("Caller"), t("Teller"), t("Scrutineer"), t("Scrutineer"))
    note = Paragraph(t("Write: √ for, × against, ○ abstain. Add up at the foot of every page."), "note")
    title = t("Tally sheet: {title}", title=facts.title)
    blocks = (*_top(facts, t), note, _summed(_weighed(table), facts, signs, t))
    return _sheet(facts, t, title, blocks, "tally")


def with_proxy(t: Translator, name: str, holder: str) -> str:
    """A voter's name with who votes for them."""
    return t("{name} (proxy: {holder})", name=name, holder=holder)


def _weighed(table: Table) -> Table:
    """Without the column of weights where heads alone weigh."""
    if "" not in table.head:
        return table
    at = table.head.index("")
    rows = tuple(row[:at] + row[at + 1 :] for row in table.rows)
    head, widths = table.head[:at] + table.head[at + 1 :], table.widths[:at] + table.widths[at + 1 :]
    return replace(table, head=head, rows=rows, widths=widths, align=table.align[:at] + table.align[at + 1 :])


def _summed(table: Table, facts: SheetFacts, signs: tuple[str, ...], t: Translator) -> Table:
    """With what each page adds up to, in the column of weights too, and who signs it."""
    columns = (table.head.index(facts.weight),) if facts.weight in table.head else ()
    return replace(table, sums=PageSums(t("On this page: {n}"), t("So far: {n}"), columns, signs))


def _sheet(
    facts: SheetFacts, t: Translator, title: str, blocks: tuple[Block, ...], kind: str = ""
) -> Document:
    if kind and facts.of:
        return replace(issued(t, kind, facts.of, title, blocks, copy="archive"), form="sheet")
    return replace(document(t, facts.issuer, title, blocks), form="sheet")


def _top(facts: SheetFacts, t: Translator) -> tuple[Block, ...]:
    rows = (t("Time"), moment(facts.when, t.lang)), (t("Place"), facts.place)
    said = tuple(row for row in rows if row[1])
    return (Facts(said),) if said else ()


def _serial(row: SheetBallot) -> str:
    return f"{row.serial:06d}"


def _wide(rows: tuple[SheetBallot, ...]) -> int:
    """The column of weights: wider where questions about parts of the estate have their own."""
    return 8 if any(len(row.weight) > _PLAIN for row in rows) else 6


def _area(area: int) -> str:
    return weighed(area, 2) if area else ""

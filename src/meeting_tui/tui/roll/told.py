"""A roll file as it was understood, in the lines of the sections in which it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.lang.nouns import HEADS
from meeting_tui.lang.refusals import word as refusal_word
from meeting_tui.lang.roll import LEFT_OUT, OF_SHEET, each_use, measure, side
from meeting_tui.lang.terms import term
from meeting_tui.refusal import Refusal
from meeting_tui.tui.roll.given import COLUMN, WHO, RollQuestion
from meeting_tui.tui.words import names, weighed

if TYPE_CHECKING:
    from meeting_tui.desk.roll.difference import RollDifference, UnitChange
    from meeting_tui.desk.roll.doubt import RollDoubt
    from meeting_tui.desk.roll.fault import Fault
    from meeting_tui.desk.roll.people import SameName
    from meeting_tui.desk.roll.preview import RollPreview

SECTIONS = {
    "todo": N_("Needs you"),
    "understood": N_("Understood"),
    "paper": N_("On paper"),
    "left": N_("Left out"),
    "changes": N_("Changes"),
}
"""In the order in which they are looked at: what needs people comes first."""
GROUPS = {
    "names": N_("{n} cells: several co-owners in each, or one name in each?"),
    "name": N_("{n} names that look like none: are all of them whole names?"),
    "note": N_("{n} names with brackets: does what stands in them belong to the name?"),
    "places": N_("{n} places that look alike: are all of them different places?"),
    "relation": N_("{n} words beside owners: is everybody an owner of whom one is said?"),
    "status": N_("{n} words about rows: do all these rows name who owns the unit?"),
    "column": N_("{n} columns that are not read: leave out all of them?"),
    "hidden": N_("{n} sheets with hidden rows: read all of them too?"),
    "sheet": N_("{n} sheets without headings of a roll: leave out all of them?"),
}
ANSWERS = {"co-owners": N_("several co-owners"), "owner": N_("yes, an owner")}
"""Answers whose words fit the question better than those they have elsewhere."""
FURTHER = {
    "place": N_("the whole place in one cell"),
    "last_name": N_("surname"),
    "first_name": N_("given name"),
    "co_owners": N_("further owners"),
    "relation": N_("relation to the owner"),
    "status": N_("whether it still holds"),
    "floor": N_("floor"),
}
"""Columns that a file may have and the roll has not."""


@dataclass(frozen=True)
class Point:
    """One line: where, what, and what it asks with the answers to choose from, as (choice, words)."""

    key: str
    at: str
    text: str
    asks: tuple[RollQuestion, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def group(self) -> bool:
        """Whether one answer does for several questions."""
        return len(self.asks) > 1


def points(seen: RollPreview, section: str) -> list[Point]:
    """The lines of a section; one that says so where there are none."""
    made = {
        "todo": todo,
        "understood": _understood,
        "paper": _paper,
        "left": _left,
        "changes": _changes,
    }[section]
    return list(made(seen)) or [Point("nothing", "", _nothing(section))]


def _nothing(section: str) -> str:
    return _("Nothing is left to answer or to mend.") if section == "todo" else _("Nothing.")


def counted(seen: RollPreview, section: str) -> int:
    """How much stands in a section that one may want to look at; 0 where that is no number to tell."""
    if section == "todo":
        return len(seen.faults) + len(seen.doubts) + len(seen.undecided)
    if section == "left":
        return len(seen.other_sheets) + len(seen.left_out_columns) + len(seen.left_out_rows)
    told = seen.difference
    return told.new + told.gone + told.changed if section == "changes" and told else 0


def todo(seen: RollPreview) -> Iterator[Point]:
    """What can be answered here, groups first, then what has to be mended in the file."""
    by_sort = sorted(seen.doubts, key=lambda each: each.code)
    for _code, same in groupby(by_sort, key=lambda each: each.code):
        yield from _doubts(list(same))
    yield from _of_names(seen)
    for no, fault in enumerate(seen.faults):
        yield Point(f"fault {no}", str(fault.row or ""), _words(fault))


def _doubts(same: Sequence[RollDoubt]) -> Iterator[Point]:
    sort = same[0].key.partition(":")[0]
    missing = same[0].code == "roll.which_column"
    if len(same) > 1 and sort in GROUPS and not missing:
        asks = tuple(RollQuestion(each.key) for each in same)
        yield Point(
            f"all {same[0].code}", _("all"), _(GROUPS[sort], n=len(same)), asks, _choices(same[0].choices)
        )
    for each in same:
        yield Point(
            each.key, str(each.row or ""), _words(each), (RollQuestion(each.key),), _choices(each.choices)
        )


def _choices(choices: Sequence[str]) -> tuple[tuple[str, str], ...]:
    t = screen()
    return tuple((choice, t(ANSWERS[choice]) if choice in ANSWERS else term(choice, t)) for choice in choices)


def _of_names(seen: RollPreview) -> Iterator[Point]:
    one_phone = seen.by_phone
    if len(one_phone) > 1:
        asks = tuple(_question(name) for name in one_phone)
        text = _("{n} names, each with one phone everywhere: is each of them one person?", n=len(asks))
        yield Point("all phones", _("all"), text, asks, _who_is_who())
    for name in (*one_phone, *(name for name in seen.undecided if not name.one_phone)):
        yield _same(name)


def _who_is_who() -> tuple[tuple[str, str], ...]:
    return (("same", _("one person")), ("different", _("different people")))


def _question(name: SameName) -> RollQuestion:
    return RollQuestion(f"{WHO}{name.name}", name.places)


def _same(name: SameName) -> Point:
    parts = [_("{name} stands at {places}.", name=name.name, places=names(name.places))]
    if name.phones:
        parts.append(_("Phone: {phones}.", phones=names(name.phones)))
    if name.references:
        parts.append(_("Reference: {references}.", references=names(name.references)))
    how = {"same": _("one person"), "different": _("different people")}.get(name.answer, "")
    at = how or (_("one phone") if name.one_phone else _("who?"))
    joint = "" if screen().lang == "zh" else " "
    return Point(_question(name).key, at, joint.join(parts), (_question(name),), _who_is_who())


def _words(told: Fault | RollDoubt) -> str:
    """Its code has a sentence like a refusal's."""
    return refusal_word(Refusal(told.code, **told.facts), screen())


def _understood(seen: RollPreview) -> Iterator[Point]:
    yield from _facts(seen)
    yield from _columns(seen)
    for no, split in enumerate(seen.splits):
        parts = " | ".join(filter(None, (split.building, split.unit, split.room)))
        yield Point(f"place {no}", _("Places taken apart") if not no else "", f"{split.cell} → {parts}")
    for no, each in enumerate(seen.names):
        yield Point(
            f"names {no}", _("Names understood") if not no else "", f"{each.cell} → {names(each.names)}"
        )
    yield from (_same(name) for name in seen.same_names if name.answer)


def _facts(seen: RollPreview) -> Iterator[Point]:
    sheets = [_(OF_SHEET, sheet=each.name, units=each.units) for each in seen.sheets]
    facts: tuple[tuple[str, object], ...] = (
        (_("File"), seen.file),
        (_("Sheet or encoding"), names(sheets) if len(sheets) > 1 else seen.sheet),
        (_p("number", "Units"), seen.units),
        (_p("of units", "Uses"), each_use(seen.uses, screen().lang) if seen.uses else ""),
        (_("Voters"), seen.voters),
        (_("Heads"), seen.heads),
        *weighed(seen.area, seen.share),
        (_("Owners"), seen.owners),
        (_("Co-owned units"), seen.co_owned),
        (_("Developer's units"), seen.developer_units),
        (_("Parking only"), seen.parking_only),
        (_("Merged cells filled"), seen.merged),
    )
    yield from (Point(label, label, str(value)) for label, value in facts if value)


def _columns(seen: RollPreview) -> Iterator[Point]:
    known = dict(_fields())
    for no, (field, heading) in enumerate(seen.columns):
        text = f"{heading} → {known.get(field, field)}"
        yield Point(f"heading {heading}", _("Columns") if not no else "", text)


def _fields() -> Iterator[tuple[str, str]]:
    """Every column a file may have, in words."""
    from meeting_tui.desk.roll.columns import FIELDS, heading

    yield from ((field.id, heading(field, screen().lang)) for field in FIELDS)
    yield from ((field, _(words)) for field, words in FURTHER.items())


def fields(seen: RollPreview | None, question: str) -> list[tuple[str, str]]:
    """Which columns a heading may be: those that are not there yet come first."""
    if not question.startswith(COLUMN):
        return []
    has = {field for field, _heading in seen.columns} if seen else set()
    return sorted(_fields(), key=lambda each: each[0] in has)


def _paper(seen: RollPreview) -> Iterator[Point]:
    lang = screen().lang
    for no, voter in enumerate(seen.sample):
        heads = _(HEADS, n=voter.heads) if voter.heads != 1 else ""
        weight = " · ".join(filter(None, (measure(voter.area, voter.share, lang), heads)))
        yield Point(f"voter {no}", weight, voter.label)


def _left(seen: RollPreview) -> Iterator[Point]:
    for sheet in seen.other_sheets:
        yield Point(f"sheet {sheet}", _("Sheet"), sheet)
    nothing = _("empty")
    for no, column in enumerate(seen.left_out_columns):
        told = _n(
            "filled {n} time, with “{first}”",
            "filled {n} times, first with “{first}”",
            column.filled,
            first=column.first,
        )
        text = told if column.filled else nothing
        yield Point(f"column {no}", _("Column"), _("{what}: {text}", what=column.heading, text=text))
    for row in seen.left_out_rows:
        text = _("{what}: {text}", what=_(LEFT_OUT[row.why]), text=row.text)
        yield Point(f"row {row.row}", _("Row {row}", row=row.row), text)


def summed(told: RollDifference) -> str:
    """What changes in the roll in force, in one sentence."""
    if not told.same + told.gone + told.changed:
        return _n(
            "There is no roll yet; {n} unit is new.",
            "There is no roll yet; all {n} units are new.",
            told.new,
        )
    return _(
        "Of {old} {same}, {changed}, {gone}; {new}.",
        old=_n("{n} unit in force", "{n} units in force", told.same + told.gone + told.changed),
        same=_n("{n} stays as it is", "{n} stay as they are", told.same),
        changed=_n("{n} changes", "{n} change", told.changed),
        gone=_n("{n} goes", "{n} go", told.gone),
        new=_n("{n} is new", "{n} are new", told.new),
    )


def _changes(seen: RollPreview) -> Iterator[Point]:
    told = seen.difference
    if told is None:
        return
    yield Point("sum", "", summed(told))
    if not told.same + told.gone + told.changed:
        return
    sorts = (
        (_("gone"), told.gone, told.gone_units),
        (_("changed"), told.changed, told.changed_units),
        (_("new"), told.new, told.new_units),
    )
    for at, count, units in sorts:
        yield from (Point(f"{at} {unit.place}", at, _change(unit)) for unit in units)
        if count > len(units):
            yield Point(f"{at} more", at, _("and {n} more", n=count - len(units)))


def _change(unit: UnitChange) -> str:
    lang = screen().lang
    before = side(unit.before, unit.area_before, unit.share_before, lang) if unit.before else ""
    after = side(unit.after, unit.area_after, unit.share_after, lang) if unit.after else ""
    return f"{unit.place}  " + " → ".join(filter(None, (before, after)))

"""A roll file as it was understood, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from meeting_tui.lang import _, _n, _p, screen
from meeting_tui.lang.formats import area, names
from meeting_tui.lang.roll import LEFT_OUT, OF_SHEET, each_use, measure, side

if TYPE_CHECKING:
    from meeting_tui.desk.roll.difference import RollDifference, UnitChange
    from meeting_tui.desk.roll.preview import RollPreview


def facts(seen: RollPreview) -> Iterator[tuple[str, object]]:
    """The sums, and what was read and what was not."""
    lang = screen().lang
    sheets = [_(OF_SHEET, sheet=each.name, units=each.units) for each in seen.sheets]
    yield _("Sheet or encoding"), names(sheets, lang) if len(sheets) > 1 else seen.sheet
    yield _("Sheets left out"), names(seen.other_sheets, lang) if seen.other_sheets else ""
    yield _("Columns read"), names([heading for _field, heading in seen.columns], lang)
    left = [column.heading for column in seen.left_out_columns]
    yield _("Columns left out"), names(left, lang) if left else ""
    yield _p("number", "Units"), seen.units
    yield _p("of units", "Uses"), each_use(seen.uses, lang) if seen.uses else ""
    yield _("Voters"), seen.voters
    yield _("Heads"), seen.heads
    yield _("Area"), area(seen.area, lang) if seen.area else ""
    yield _("Shares"), seen.share
    yield _("Owned together"), seen.co_owned
    yield _("Held by the developer"), seen.developer_units


def understood(seen: RollPreview, most: int) -> Iterator[str]:
    """Places and names taken apart, rows left out, samples, and what changes: at most so many of each."""
    yield from _list(
        _("Places taken apart"),
        [f"{split.cell} → {_place(split.building, split.unit, split.room)}" for split in seen.splits],
        most,
    )
    told = [f"{split.cell} → {names(split.names, screen().lang)}" for split in seen.names]
    yield from _list(_("Names understood"), told, most)
    rows = [
        _("row {row}: {why} ({text})", row=row.row, why=_(LEFT_OUT[row.why]), text=row.text)
        for row in seen.left_out_rows
    ]
    yield from _list(_("Rows left out"), rows, most)
    samples = [f"{voter.label} · {measure(voter.area, voter.share, screen().lang)}" for voter in seen.sample]
    yield from _list(_("Voters, for example"), samples, most)
    if seen.difference:
        yield from _changes(seen.difference, most)


def _place(*parts: str) -> str:
    return " | ".join(filter(None, parts))


def _list(title: str, lines: Sequence[str], most: int) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title} ({len(lines)})"
        yield from (f"  {line}" for line in lines[:most])
        if len(lines) > most:
            yield "  " + _("and {n} more", n=len(lines) - most)


def _changes(told: RollDifference, most: int) -> Iterator[str]:
    yield ""
    yield _(
        "Against the roll in force: {same}, {new} new, {gone} gone, {changed} changed.",
        same=_n("{n} unit stays", "{n} units stay", told.same),
        new=told.new,
        gone=told.gone,
        changed=told.changed,
    )
    if told.same + told.gone + told.changed:
        for mark, units in (("+", told.new_units), ("-", told.gone_units), ("~", told.changed_units)):
            yield from (f"  {mark} {_change(unit)}" for unit in units[:most])


def _change(unit: UnitChange) -> str:
    lang = screen().lang
    sides = (
        (unit.before, unit.area_before, unit.share_before),
        (unit.after, unit.area_after, unit.share_after),
    )
    told = [side(who, size, share, lang) for who, size, share in sides if who]
    return f"{unit.place}  " + " → ".join(told)

"""The sheets of an account: of the maintenance fund by half-year, of common revenue by quarter."""

from __future__ import annotations

import re
from datetime import date, timedelta

from meeting_tui.desk.matters.money import ledger
from meeting_tui.desk.office import Office
from meeting_tui.paper.documents.ledger import AccountSheet
from meeting_tui.record.matter.money import SOURCES, balance
from meeting_tui.refusal import FieldName, Key, Keys, Refusal

_PERIOD = re.compile(r"(?P<year>20\d\d)(?P<kind>[HQ])(?P<no>[1-4])", re.ASCII)
_MONTHS = {"H": 6, "Q": 3}
LENGTHS = {"fund": "H", "revenue": "Q", "other": "H"}
"""How long a period of each account is: a half-year, a quarter."""


def days_of(period: str) -> tuple[date, date]:
    """First and last day of `2026H1` or `2026Q3`. Refusal matters.period."""
    found = _PERIOD.fullmatch(period)
    months = _MONTHS[found["kind"]] if found else 12
    begins = (int(found["no"]) - 1) * months + 1 if found else 13
    if found is None or begins > 12:
        raise Refusal("matters.period", field=FieldName("period"), period=Key(period[:20]))
    year, ends = int(found["year"]), begins + months
    after = date(year + 1, 1, 1) if ends > 12 else date(year, ends, 1)
    return date(year, begins, 1), after - timedelta(days=1)


def period_of(source: str, day: date) -> str:
    """The period of an account that a day belongs to."""
    kind = LENGTHS[source]
    return f"{day.year}{kind}{(day.month - 1) // _MONTHS[kind] + 1}"


def sheet(office: Office, source: str, period: str) -> AccountSheet:
    """An account over a period: what moved, no budgets and contracts. Refusals matters.source, .period."""
    if source not in SOURCES:
        raise Refusal("matters.source", field=FieldName("source"), source=Key(source), known=Keys(SOURCES))
    first, last = (day.isoformat() for day in days_of(period))
    lines = ledger(office)
    before = balance((line.money for line in lines), source, first)
    within = tuple(
        (line.matter, line.title, line.money)
        for line in lines
        if line.money.source == source and line.money.flow and first <= line.money.on <= last
    )
    return AccountSheet(source, period, first, last, before, within)

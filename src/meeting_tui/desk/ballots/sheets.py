"""The sheets that gave no reading: shown again with their picture, and what people say they are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from meeting_tui.clean import clean
from meeting_tui.desk.ballots.find import Ref, find, usable
from meeting_tui.desk.ballots.keeping import shown_back
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls.frozen import case
from meeting_tui.record.person import bodies_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.record.sheets import SeenSheet, SheetNumbers
from meeting_tui.refusal import Refusal
from meeting_tui.store import tables
from meeting_tui.store.journal import New

NOTHING_REASONS = ("no-ballot", "not-ours", "same-paper", "unreadable")
"""Why a sheet gives nothing to the count; another reason may be written in words."""


@dataclass(frozen=True)
class Sheets:
    """The sheets that gave no reading, those that wait first, and the numbers of all that went through."""

    listed: tuple[SeenSheet, ...]
    numbers: SheetNumbers


def sheets(office: Office, poll: str) -> Sheets:
    """Every sheet of a poll that gave no reading, in the order they came; what waits comes first."""
    with office.store.read() as session:
        register = case(session, poll).register(office, session)
        listed = sorted(register.sheets.values(), key=lambda sheet: (not sheet.waiting, sheet.seq))
        return Sheets(tuple(listed), register.sheet_numbers())


def unnamed(office: Office, poll: str) -> tuple[SeenSheet, ...]:
    """The sheets that may be ballots and wait for people to say which."""
    return tuple(sheet for sheet in sheets(office, poll).listed if sheet.waiting)


def picture(office: Office, poll: str, number: int) -> bytes:
    """The PNG that is kept of a sheet; empty where none is.

    Refused: `sheets.unknown`, and `sheets.altered` when it is not the one that was put on record.
    """
    with office.store.read() as session:
        found = case(session, poll)
        digest = _sheet(found.register(office, session), number).picture
        row = session.get(tables.SheetPicture, (found.id, digest)) if digest else None
        if row is None:
            return b""
        if hashlib.sha256(row.png).hexdigest() != digest:
            raise Refusal("sheets.altered", sheet=number)
        return row.png


def give(
    office: Office, poll: str, number: int, ref: Ref, names: Sequence[str], *, page: int = 0
) -> SeenSheet:
    """Two people say which ballot a sheet is; a paper nobody looked at yet then waits with its picture.

    `page` of a ballot that has several; 0 is the one its QR text names, else the first. Decided before, it
    is decided anew. The paper stays as it is where that page was looked at: the sheet is `seen_twice`.
    Refused: `sheets.unknown`, `sheets.no_page`, by the poll's state, and as `find` and `usable` refuse.
    """
    with office.store.write() as session:
        by = two_people(session, names)
        found = usable(find(office, session, ref, poll))
        state = found.case.may(office, session, "decide")
        sheet = _sheet(found.case.register(office, session), number)
        page = page or found.page
        if not 1 <= page <= found.paper.pages:
            raise Refusal("sheets.no_page", serial=found.serial, page=page, pages=found.paper.pages)
        facts: dict[str, Any] = {"of": sheet.seq, "serial": found.serial, "page": page}
        told = New("sheet.decided", {**facts, **bodies_of("by", by)})
        found.case.put(office, session, [*shown_back(office, state, [found.serial]), told])
        return _sheet(found.case.register(office, session), number)


def set_aside(office: Office, poll: str, number: int, reason: str, names: Sequence[str]) -> SeenSheet:
    """Two people say that a sheet gives nothing to the count, and why.

    Refused: `sheets.unknown`, `sheets.reason`.
    """
    with office.store.write() as session:
        by = two_people(session, names)
        found = case(session, poll)
        found.may(office, session, "decide")
        sheet, why = _sheet(found.register(office, session), number), clean(reason)
        if not why:
            raise Refusal("sheets.reason")
        facts: dict[str, Any] = {"of": sheet.seq, "reason": why}
        found.put(office, session, [New("sheet.decided", {**facts, **bodies_of("by", by)})])
        return _sheet(found.register(office, session), number)


def _sheet(register: BallotRegister, number: int) -> SeenSheet:
    found = register.sheet(number)
    if found is None:
        raise Refusal("sheets.unknown", sheet=number)
    return found

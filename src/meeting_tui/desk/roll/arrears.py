"""Who is in arrears by the record of the roll: noted with its paper, cleared with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.communities import profile
from meeting_tui.desk.office import Fold, Office
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.desk.roll.places import place, spellings, tidy, unit_code
from meeting_tui.desk.roll.voters import Electorate, VoterLine
from meeting_tui.record import arrears
from meeting_tui.record.arrears import STREAM, ArrearsNote, Notes
from meeting_tui.record.person import body_of
from meeting_tui.refusal import FieldName, Key, On, Refusal
from meeting_tui.rules.profile import Profile
from meeting_tui.store.journal import New

_FOLD: Fold[Notes] = Fold(dict, arrears.step)
How = Literal["paid", "withdrawn"]


@dataclass(frozen=True)
class InArrears:
    """A unit in arrears as lists show it: as the record and as papers name it, the voter (number on the roll,
    0 where the roll has the unit no more) and their label, since when (ISO), by which paper, who said so, and
    the entry."""

    unit: str
    place: str
    voter: int
    label: str
    since: str
    source: str
    by: str
    seq: int


def matters(law: Profile) -> bool:
    """Whether arrears mean anything under these rules."""
    return law.arrears is not None or (law.candidacy is not None and law.candidacy.paid)


def notes(office: Office, session: Session) -> Notes:
    """What is noted now, by unit."""
    return office.state(session, STREAM, _FOLD)


def code_of(line: UnitLine) -> str:
    """A unit as the record names it."""
    return unit_code(line.building, line.unit, line.room)


def listed(office: Office) -> tuple[InArrears, ...]:
    """Every unit in arrears, in the roll's order; last those the roll has no more."""
    lang = roll_lang(office)
    with office.store.read() as session:
        held, roll = notes(office, session), storage.load(session)
    known = {
        code_of(line): (place(line.building, line.unit, line.room, lang), voter)
        for voter in roll.voters
        for line in (roll.lines[unit] for unit in voter.units)
    }
    found = []
    for unit, note in held.items():
        where, voter = known.get(unit, (unit, None))
        whose = (voter.no, storage.label_of(roll, voter, lang)) if voter else (0, "")
        found.append(InArrears(unit, where, *whose, note.since, note.source, note.by, note.seq))
    return tuple(sorted(found, key=lambda each: (not each.voter, each.voter, each.seq)))


def roll_lang(office: Office) -> str:
    """The language in which the roll labels its voters."""
    from meeting_tui.desk.communities import community

    return community(office).lang


def note(office: Office, unit: str, since: date, source: str) -> InArrears:
    """Note that a unit is in arrears since a day, by which paper; the actor says so.

    Refused: `roll.arrears_moot` where the rules give it no meaning, `roll.arrears_source` without a paper,
    `roll.arrears_future`, `roll.no_unit_of`.
    """
    _meaningful(office)
    paper = clean(source)
    if not paper:
        raise Refusal("roll.arrears_source", field=FieldName("source"))
    if since > office.world.now().date():
        raise Refusal("roll.arrears_future", day=On(since.isoformat()), field=FieldName("since"))
    with office.store.write() as session:
        code = code_of(_line(storage.load(session), unit))
        office.append_all(session, STREAM, [_noted(office, code, since.isoformat(), paper)])
    return next(each for each in listed(office) if each.unit == code)


def clear(office: Office, unit: str, how: How, reason: str) -> str:
    """Arrears hold no more: `paid`, or `withdrawn` with the reason; gives back the unit.

    Refused: `roll.not_in_arrears`, `roll.arrears_reason` where nothing says why they are taken back.
    """
    why = clean(reason)
    if how == "withdrawn" and not why:
        raise Refusal("roll.arrears_reason", field=FieldName("reason"))
    with office.store.write() as session:
        held, told = notes(office, session), tidy(unit)
        code = told if told in held else code_of(_line(storage.load(session), unit))
        if code not in held:
            raise Refusal("roll.not_in_arrears", unit=code)
        office.append_all(session, STREAM, [_cleared(office, held[code], how, why)])
    return code


def _meaningful(office: Office) -> None:
    law = profile(office)
    if not matters(law):
        raise Refusal("roll.arrears_moot", profile=Key(law.id))


def _noted(office: Office, unit: str, since: str, source: str) -> New:
    by = body_of("by", office.actor)
    return New("arrears.noted", {"since": since, **by}, {"unit": unit, "source": source})


def _cleared(office: Office, held: ArrearsNote, how: str, why: str) -> New:
    by = body_of("by", office.actor)
    return New("arrears.cleared", {"of": held.seq, "how": how, **by}, {"reason": why})


def dated(lines: Iterable[UnitLine], held: Notes) -> Iterator[UnitLine]:
    """The units with since when they are in arrears."""
    for line in lines:
        note = held.get(code_of(line)) if held else None
        yield replace(line, owes=note.since) if note else line


def take_over(office: Office, session: Session, lines: Iterable[UnitLine], source: str) -> None:
    """What a roll's column of arrears says: units it dates are noted, all others owe nothing any more.

    A file without the column changes nothing.
    """
    told = {code_of(line): line.owes for line in lines if line.owes is not None}
    held = notes(office, session)
    if not told:
        return
    gone = [_cleared(office, old, "list", source) for code, old in held.items() if not told.get(code)]
    come = [
        _noted(office, code, since, source)
        for code, since in told.items()
        if since and (code not in held or held[code].since != since)
    ]
    office.append_all(session, STREAM, (*gone, *come))


def of_voters(roll: Electorate, held: Notes) -> Mapping[int, tuple[tuple[UnitLine, ArrearsNote | None], ...]]:
    """By voter who is in arrears anywhere, each of their units with its note; stalls aside."""
    if not held:
        return {}
    found = {voter.no: tuple(_units(roll, voter, held)) for voter in roll.voters}
    return {no: units for no, units in found.items() if any(note for _line, note in units)}


def _units(roll: Electorate, voter: VoterLine, held: Notes) -> Iterator[tuple[UnitLine, ArrearsNote | None]]:
    for unit in voter.units:
        line = roll.lines[unit]
        note = held.get(code_of(line))
        if note or line.kind != "parking":
            yield line, note


def _line(roll: Electorate, unit: str) -> UnitLine:
    """The unit somebody means; refused as `roll.no_unit_of`."""
    told = tidy(unit)
    for line in roll.lines:
        if told in map(tidy, spellings(line.building, line.unit, line.room)) or told == code_of(line):
            return line
    raise Refusal("roll.no_unit_of", unit=clean(unit), field=FieldName("unit"))

"""The roll desk: look at a file, import it whole or not at all, find people, export it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import case, func, select, update
from sqlmodel import Session, col

from meeting_tui.desk.communities import community, no_open_poll, profile
from meeting_tui.desk.office import Office
from meeting_tui.desk.roll import arrears, storage
from meeting_tui.desk.roll.answers import remember, remembered
from meeting_tui.desk.roll.difference import difference
from meeting_tui.desk.roll.doubt import NO_ANSWERS, Answers, RollDoubt
from meeting_tui.desk.roll.export import write_roll
from meeting_tui.desk.roll.fault import Fault, refuse
from meeting_tui.desk.roll.file import RollFile
from meeting_tui.desk.roll.grid import Progress
from meeting_tui.desk.roll.people import NameAnswer, RollOwner, SameName
from meeting_tui.desk.roll.places import place
from meeting_tui.desk.roll.preview import RollPreview, RollReading, preview, read_roll, shown
from meeting_tui.desk.roll.search import BAR, terms
from meeting_tui.desk.roll.voters import Electorate, as_before
from meeting_tui.refusal import Refusal, Several
from meeting_tui.rules.holding import total_text
from meeting_tui.store.tables import Owner, Ownership, Unit, Voter, VoterUnit

__all__ = [
    "Answers",
    "Fault",
    "NameAnswer",
    "Progress",
    "RollDoubt",
    "RollPreview",
    "RollTotals",
    "SameName",
    "UnitView",
    "VoterDetail",
    "VoterView",
    "export_roll",
    "fingerprint",
    "import_roll",
    "look",
    "preview",
    "roll",
    "set_large",
    "totals",
    "voter",
]

FORMAT, WITH_SHARES = 1, 2  # of the fingerprint's lines, docs/formats/roll.md


@dataclass(frozen=True)
class VoterView:
    """A row of the roll on screen. `units` names all they own; `area` is 0.01 m², `share` as it is kept;
    `large`: they want large print."""

    no: int
    label: str
    kind: str
    units: str
    heads: int
    area: int
    representative: str
    share: str = ""
    large: bool = False


@dataclass(frozen=True)
class UnitView:
    """One unit of a voter; `area` is 0.01 m², 0 where the roll has none, and `share` as it is kept."""

    place: str
    kind: str
    area: int
    area_source: str
    share: str = ""


@dataclass(frozen=True)
class VoterDetail:
    """Everything the roll knows of one voter."""

    voter: VoterView
    owners: tuple[RollOwner, ...]
    units: tuple[UnitView, ...]


@dataclass(frozen=True)
class RollTotals:
    """The sums every share is a share of. `area` is 0.01 m²; `share` is empty where the roll has none."""

    units: int
    owners: int
    voters: int
    heads: int
    area: int
    share: str = ""


def look(
    office: Office,
    source: RollFile | str | Path,
    answers: Answers = NO_ANSWERS,
    *,
    encoding: str | None = None,
) -> RollPreview:
    """What an import of this file would do here: by these rules, with the answers given before, and what it
    changes in the roll in force. Nothing is saved. Refusals: those of reading a file."""
    here, file = community(office), _file(source)
    read = read_roll(file, answers.over(remembered(office)), profile(office), None, encoding)
    with office.store.read() as session:
        return _shown(session, file, read, here.lang)


def _shown(session: Session, file: RollFile, read: RollReading, lang: str) -> RollPreview:
    old = storage.load(session)
    return shown(file, read, lang, difference(old, as_before(read.roll, old), lang))


def import_roll(
    office: Office,
    source: RollFile | str | Path,
    answers: Answers = NO_ANSWERS,
    progress: Progress | None = None,
    *,
    encoding: str | None = None,
    seen: RollPreview | None = None,
) -> RollTotals:
    """Replace the roll by this file, all rows or none; the answers that were needed are remembered.

    `seen` is what was shown of it before: refused with `roll.changed` where it would be taken otherwise.

    Refusals: those of reading a file, `roll.faults` (fact `faults`: every Fault), `roll.doubts` (fact
    `doubts`: every open RollDoubt), `roll.same_names` (fact `names`: every undecided SameName),
    `communities.poll_open`: papers that are out name the roll as it is.
    """
    here, known = community(office), answers.over(remembered(office))
    read = read_roll(_file(source), known, profile(office), progress, encoding)
    refuse(read.roll.faults)
    if not read.roll.lines and not read.doubts:
        raise Refusal("roll.no_rows", file=_file(source).name, row=read.found.tables[0].heading_row)
    names = tuple(name for name in read.roll.same_names if name.undecided)
    if read.doubts:
        raise Refusal("roll.doubts", count=len(read.doubts), doubts=read.doubts, names=names)
    if names:
        named = Several(name.name for name in names[:5])
        raise Refusal("roll.same_names", count=len(names), shown=named, names=names)
    with office.store.write() as session:
        no_open_poll(session)
        if seen is not None and seen != _shown(session, _file(source), read, here.lang):
            raise Refusal("roll.changed", file=_file(source).name)
        storage.save(session, as_before(read.roll, storage.load(session)), here.lang)
        arrears.take_over(office, session, read.roll.lines, _file(source).name)
        remember(session, answers.columns, read.roll.same_names, read.settled)
    return totals(office)


def _file(source: RollFile | str | Path) -> RollFile:
    return source if isinstance(source, RollFile) else RollFile.read(Path(source))


def set_large(office: Office, no: int, wanted: bool) -> VoterDetail:
    """Whether a voter wants large print, from now on; ballots that are printed stay as they are.

    Refusal `roll.no_voter`.
    """
    with office.store.write() as session:
        changed = update(Voter).where(col(Voter.no) == no).values(large=wanted)
        if not session.connection().execute(changed).rowcount:
            raise Refusal("roll.no_voter", no=no)
    return voter(office, no)


def roll(office: Office, query: str = "", limit: int = 500) -> tuple[VoterView, ...]:
    """The voters whose name, pinyin or place holds every word of `query`, best first, then by place."""
    words = terms(query)
    search = col(Voter.search)
    starts: Any = sum(
        (case((search.contains(BAR + word, autoescape=True), 0), else_=1) for word in words), start=0
    )
    found = select(Voter).where(*(search.contains(word, autoescape=True) for word in words))
    ranked = found.order_by(starts, col(Voter.no)) if words else found.order_by(col(Voter.no))
    with office.store.read() as session:
        return tuple(_view(row) for row in session.connection().execute(ranked.limit(limit)))


def _view(row: Any) -> VoterView:
    return VoterView(
        row.no, row.label, row.kind, row.units, row.heads, row.area, row.representative, row.share, row.large
    )


def voter(office: Office, no: int) -> VoterDetail:
    """One voter with owners and units. Refusal `roll.no_voter`."""
    with office.store.read() as session:
        connection = session.connection()
        row = connection.execute(select(Voter).where(col(Voter.no) == no)).first()
        if row is None:
            raise Refusal("roll.no_voter", no=no)
        mine = select(Unit).join(VoterUnit, col(VoterUnit.unit) == Unit.id)
        units = connection.execute(mine.where(col(VoterUnit.voter) == row.id).order_by(col(Unit.id))).all()
        own = select(Owner).join(Ownership, col(Ownership.owner) == Owner.id)
        owners = own.where(col(Ownership.unit) == units[0].id).order_by(col(Ownership.position))
        persons = tuple(RollOwner(o.name, o.kind, o.reference, o.phone) for o in connection.execute(owners))
    lang = community(office).lang
    places = (place(unit.building, unit.unit, unit.room, lang) for unit in units)
    views = (
        UnitView(at, u.kind, u.area, u.area_source, u.share) for at, u in zip(places, units, strict=True)
    )
    return VoterDetail(_view(row), persons, tuple(views))


def totals(office: Office) -> RollTotals:
    """The sums of the roll as it stands."""
    counts = [select(func.count()).select_from(table).scalar_subquery() for table in (Unit, Owner, Voter)]
    sums = [func.coalesce(func.sum(column), 0) for column in (col(Voter.heads), col(Voter.area))]
    with office.store.read() as session:
        row = session.connection().execute(select(*counts, *sums).select_from(Voter)).one()
        shares = session.connection().execute(select(col(Voter.share))).scalars().all()
    units, owners, voters, heads, area = (int(number) for number in row)
    return RollTotals(units, owners, voters, heads, area, total_text(shares))


def fingerprint(office: Office) -> str:
    """SHA-256 over the roll's lines, hex, the same for the same roll; see docs/formats/roll.md."""
    with office.store.read() as session:
        return fingerprint_of(storage.load(session))


def fingerprint_of(stored: Electorate) -> str:
    """As `fingerprint`, of a roll that was read before."""
    digest = hashlib.sha256()
    for line in _lines(stored):
        digest.update(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()


def _lines(stored: Electorate) -> Iterator[list[Any]]:
    shares = any(line.share for line in stored.lines)
    yield ["roll", WITH_SHARES if shares else FORMAT]
    for line in stored.lines:
        owners = [[owner.name, owner.kind, owner.reference] for owner in line.owners]
        place = [line.building, line.unit, line.room]
        yield ["unit", *place, line.kind, line.area, line.area_source, owners, *[line.share] * shares]
    for voter in stored.voters:
        units = [unit + 1 for unit in voter.units]
        told = [voter.no, voter.kind, units, voter.heads, voter.area, voter.representative]
        yield ["voter", *told, *[voter.share] * shares]


def export_roll(office: Office, path: str | Path) -> None:
    """Write the whole roll, phones and references included, as .xlsx or .csv in the community's language."""
    with office.store.read() as session:
        stored, held = storage.load(session), arrears.notes(office, session)
    if not stored.lines:
        raise Refusal("roll.nothing")
    write_roll(tuple(arrears.dated(stored.lines, held)), Path(path), community(office).lang)

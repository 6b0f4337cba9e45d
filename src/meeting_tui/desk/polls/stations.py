"""Several stations: boxes are theirs, each works on a copy of its own and hands over what it entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from meeting_tui.clean import clean
from meeting_tui.desk.communities import community, signing_key
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.polls.station_bundle import BundledCrop, StationBundle, write_bundle
from meeting_tui.output import check_no_community, placed
from meeting_tui.record.chain import Entry, Head
from meeting_tui.record.kinds import BY_NAME
from meeting_tui.record.person import body_of
from meeting_tui.record.stations import COPIED, Merged, Stations
from meeting_tui.refusal import FieldName, Refusal, Why
from meeting_tui.store import journal, tables
from meeting_tui.store.engine import open_store

LONGEST = 20
"""Letters of a station's name."""


@dataclass(frozen=True)
class StationView:
    """A station, its boxes, and what was taken in from each of its copies."""

    name: str
    boxes: tuple[str, ...]
    merged: tuple[Merged, ...]

    @property
    def entries(self) -> int:
        """How many entries came from it."""
        return sum(copy.entries for copy in self.merged)


@dataclass(frozen=True)
class StationsView:
    """The stations of a poll; `here`: whose copy this file is, empty where it is the community's own."""

    here: str
    stations: tuple[StationView, ...]


@dataclass(frozen=True)
class HandedOver:
    """A bundle that was written: how many entries for all, and the head of the station's record."""

    station: str
    entries: int
    head: Head


def stations(office: Office, poll: str) -> StationsView:
    """Who keys what, and what has come in."""
    with office.store.read() as session:
        kept = frozen.case(session, poll).register(office, session).stations
        return StationsView(kept.here, stations_of(kept))


def stations_of(kept: Stations) -> tuple[StationView, ...]:
    """Each of them, in the order in which they were named first."""
    taken = tuple(kept.merged.values())
    return tuple(
        StationView(name, kept.of(name), tuple(each for each in taken if each.station == name))
        for name in kept.names
    )


def assign(office: Office, poll: str, name: str, boxes: Sequence[str]) -> str:
    """Give boxes to a station; whoever had them has them no more. Refused: `stations.name`, `polls.…`"""
    with office.store.write() as session:
        found = frozen.case(session, poll)
        found.may(office, session, "stations")
        return _assign(office, session, found, name, boxes)


def _assign(office: Office, session: Session, found: Case, name: str, boxes: Sequence[str]) -> str:
    station = clean(name)
    if not station or len(station) > LONGEST:
        raise Refusal("stations.name", field=FieldName("station"), most=LONGEST)
    named = [box for each in boxes if (box := clean(each))]
    body = {"station": station, "boxes": named, **body_of("by", office.actor)}
    office.append(session, found.stream, "station.assigned", **body)
    return station


def take(office: Office, poll: str, name: str, boxes: Sequence[str], out: Path) -> str:
    """Give boxes to a station, and make its copy of this file as the new file `out`.

    Refused as `assign`; `backups.exists`, `store.not_copied`, `store.server_copy`.
    """
    target = out.expanduser().absolute()
    if target.exists():
        raise Refusal("backups.exists", path=target)
    check_no_community(target)
    if office.store.path is None:
        raise Refusal("store.server_copy", target=office.store.target, dest=target)
    station = assign(office, poll, name, boxes)
    try:
        with placed(target, new=True) as part:
            office.store.backup_to(part)
            _begin(office, part, poll, station)
    except FileExistsError:
        raise Refusal("backups.exists", path=target) from None
    except OSError as error:
        raise Refusal("store.not_copied", path=target, reason=Why.of(error)) from error
    return station


def _begin(office: Office, part: Path, poll: str, station: str) -> None:
    """The copy says whose it is, before it has a name."""
    copy = replace(office, store=open_store(part, who=office.who), _known={})
    try:
        with copy.store.write() as session:
            found = frozen.case(session, poll)
            base = journal.head(session, found.stream).count
            body = {"station": station, "base": base, **body_of("by", office.actor)}
            copy.append(session, found.stream, "station.begun", **body)
    finally:
        copy.close()


def hand_over(office: Office, poll: str, out: Path) -> HandedOver:
    """Write what this station entered into a sealed file; again as often as there is more.

    Refused: `stations.no_station` in the community's own file.
    """
    with office.store.read() as session:
        found = frozen.case(session, poll)
        kept = found.register(office, session).stations
        if not kept.here:
            raise Refusal("stations.no_station", poll=found.id)
        bundle = _bundle(session, found, kept.here, kept.base)
    write_bundle(bundle, signing_key(office), community(office).name, out)
    return HandedOver(bundle.station, sum(each.kind in COPIED for each in bundle.entries), bundle.head)


def _bundle(session: Session, found: Case, station: str, base: int) -> StationBundle:
    entries = tuple(journal.entries(session, found.stream, base))
    told = journal.texts(session, found.stream, base)
    return StationBundle(
        poll=found.id,
        station=station,
        base=Head(base, entries[0].prev),
        entries=entries,
        texts={key: text for key, text in told.items() if text is not None},
        persons={row.id or 0: (row.name, row.unit, row.organ) for row in _persons(session, entries)},
        crops=tuple(_crops(session, found, entries)),
        sheets=dict(_sheets(session, found, entries)),
    )


def persons_in(entry: Entry) -> Iterator[tuple[str, Any]]:
    """The fields of an entry that hold numbers of persons: one number, or a list of them."""
    kind = BY_NAME[entry.kind]
    ends = {"person": "_id", "persons": "_ids", "personal": "_id"}
    names = ("author_id", *(f"{each.name}{ends[each.type]}" for each in kind.fields if each.type in ends))
    return ((name, entry.body[name]) for name in names if name in entry.body)


def _persons(session: Session, entries: Iterable[Entry]) -> Sequence[tables.Person]:
    numbers: set[int] = set()
    for entry in entries:
        for _name, value in persons_in(entry):
            numbers |= {value} if isinstance(value, int) else set(value)
    return session.exec(select(tables.Person).where(col(tables.Person.id).in_(sorted(numbers)))).all()


def _crops(session: Session, found: Case, entries: Iterable[Entry]) -> Iterator[BundledCrop]:
    pages = {(each.body["serial"], each.body["page"]) for each in entries if each.kind == "ballot.read"}
    for row in session.exec(select(tables.Crop).where(tables.Crop.poll == found.id)):
        if (row.serial, row.page) in pages:
            yield BundledCrop(row.serial, row.page, row.question, row.image, row.source, row.png)


def _sheets(session: Session, found: Case, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    for digest in sorted({each.body.get("picture", "") for each in entries if each.kind == "sheet.seen"}):
        row = session.get(tables.SheetPicture, (found.id, digest)) if digest else None
        if row:
            yield digest, row.png

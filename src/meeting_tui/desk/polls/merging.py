"""Taking in what stations entered: a union. What is here stays as it is, what clashes waits for people.

One bundle is one transaction: whole or not at all, and a second time it brings nothing. The order in which
bundles come makes no difference to the count, see `record.stations`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session

from meeting_tui.desk.communities import signing_key
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import known_as
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.polls.station_bundle import StationBundle, read_bundle
from meeting_tui.desk.polls.stations import persons_in
from meeting_tui.record.ballot import TWO_STATIONS, State
from meeting_tui.record.chain import Entry
from meeting_tui.record.kinds import BY_NAME
from meeting_tui.record.person import body_of
from meeting_tui.record.poll.phase import OPEN, PLANNED, phase
from meeting_tui.record.register import BallotRegister
from meeting_tui.record.stations import COPIED, origin_of, set_back
from meeting_tui.refusal import At, Refusal, Several
from meeting_tui.store import journal, tables
from meeting_tui.store.journal import New


@dataclass(frozen=True)
class MergedBundle:
    """What one bundle brought: `new` entries of `entries`. `clashing`: the ballots that wait because several
    stations, or a station and this file, did something with them without knowing of each other. `void`: those
    that came back there and are void here, or were replaced: nobody decides them, and their voters must know.
    `unproven`: those of which two people must say whether they came in time, as it came past the last minute;
    `set_back`: times run backwards in the station's record.
    """

    path: str
    poll: str
    station: str
    entries: int
    new: int
    clashing: tuple[int, ...]
    void: tuple[int, ...] = ()
    unproven: tuple[int, ...] = ()
    set_back: bool = False


def merge(office: Office, path: Path) -> MergedBundle:
    """Take in a station's bundle.

    A ballot that it took back counts as in time if the last minute is still to come here, or if two people
    say so. Refused: `stations.…` for one that is not whole, not of this community, of a file worked on twice,
    or of ballots printed again since; `polls.…` where the poll takes nothing in any more.
    """
    bundle = read_bundle(path, signing_key(office))
    with office.store.write() as session:
        found = frozen.case(session, bundle.poll)
        standing = found.may(office, session, "stations")
        register, over = standing.register, phase(standing) not in (PLANNED, OPEN)
        for check in (_based, _one_copy, _not_printed_since):
            check(session, found, register, bundle)
        new = [each for each in _copied(bundle) if each.hash not in register.stations.origins]
        if new:
            _take_in(office, session, found, bundle, new, over=over and register.traced)
        after = found.register(office, session)
        told = (
            len(_copied(bundle)),
            len(new),
            tuple(sorted({*_clashing(after, "waiting"), *_clashing(after, "unreturned")})),
            tuple(_clashing(after, "void")),
            after.where(lambda paper: paper.claimed is not None and paper.state == "unreturned"),
            set_back(bundle.entries),
        )
    return MergedBundle(str(path), found.id, bundle.station, *told)


def _copied(bundle: StationBundle) -> list[Entry]:
    return [entry for entry in bundle.entries if entry.kind in COPIED]


def _clashing(register: BallotRegister, state: State) -> Iterator[int]:
    """Those that came back, or that a station says did."""
    return (
        paper.serial
        for paper in register.in_state(state)
        if TWO_STATIONS in paper.doubts and (paper.returned or paper.claimed)
    )


# what is not taken in


def _based(session: Session, found: Case, _register: BallotRegister, bundle: StationBundle) -> None:
    """The station began from this very record."""
    if not journal.holds(session, found.stream, bundle.base):
        raise Refusal("stations.other_record", station=bundle.station, poll=found.id)


def _one_copy(_session: Session, found: Case, register: BallotRegister, bundle: StationBundle) -> None:
    """What came from the copy before is the beginning of what comes now, or all of it is here."""
    kept = register.stations
    before = kept.merged.get((bundle.station, bundle.base.count))
    hashes = {each.hash for each in bundle.entries}
    whole = before is None or before.head.hash in hashes
    new = [each for each in _copied(bundle) if each.hash not in kept.origins]
    if not whole and new:
        serials = sorted({each.body["serial"] for each in new if "serial" in each.body})
        told = {"station": bundle.station, "ballots": Several(f"{serial:06d}" for serial in serials)}
        raise Refusal("stations.twice", poll=found.id, **told)


def _not_printed_since(
    session: Session, found: Case, _register: BallotRegister, bundle: StationBundle
) -> None:
    """No ballot it has to do with was printed again: its papers would be two of one number."""
    serials = {each.body.get("serial", 0) for each in _copied(bundle)}
    for entry in journal.entries(session, found.stream, bundle.base.count):
        if entry.kind == "ballots.printed":
            first, last = entry.body["first"], entry.body["last"]
            again = next((serial for serial in sorted(serials) if first <= serial <= last), 0)
            if again:
                raise Refusal("stations.printed", station=bundle.station, serial=again, at=At(entry.at))


# what is


def _take_in(
    office: Office, session: Session, found: Case, bundle: StationBundle, new: Sequence[Entry], *, over: bool
) -> None:
    secret = found.secret
    head, by = bundle.head, body_of("by", office.actor)
    said: dict[str, Any] = {"station": bundle.station, "base": bundle.base.count, "new": len(new)} | by
    office.append(session, found.stream, "station.merged", count=head.count, head=head.hash, **said)
    ordered = _shuffled(office, new) if secret else list(new)
    places = _places(session, found, bundle, ordered, office)
    persons = {number: known_as(session, number, *told) for number, told in bundle.persons.items()}
    origins = [origin_of(entry, bundle.station, secret=secret, over=over) for entry in ordered]
    items = [
        _as_here(entry, bundle, places, persons, origin)
        for entry, origin in zip(ordered, origins, strict=True)
    ]
    found.put(office, session, items)
    _keep_pictures(session, found, bundle)


def _places(
    session: Session, found: Case, bundle: StationBundle, new: Sequence[Entry], office: Office
) -> Mapping[int, int]:
    """Where each entry of the station stands here: up to its base at its own number."""
    origins = found.register(office, session).stations.origins
    next_ = journal.head(session, found.stream).count + 1
    here = {entry.hash: next_ + no for no, entry in enumerate(new)} | origins
    return {entry.seq: here[entry.hash] for entry in bundle.entries if entry.hash in here}


def _as_here(
    entry: Entry,
    bundle: StationBundle,
    places: Mapping[int, int],
    persons: Mapping[int, int],
    origin: Mapping[str, Any],
) -> New:
    """The entry as it goes on record here: numbers of entries and persons are those of this file; `origin` is
    what it bears of the station's."""
    body: dict[str, Any] = dict(entry.body)
    if "of" in body:
        body["of"] = places.get(body["of"], body["of"])
    for name, value in persons_in(entry):
        body[name] = (
            persons.get(value, 0) if isinstance(value, int) else [persons.get(each, 0) for each in value]
        )
    texts = {
        name: text
        for name in BY_NAME[entry.kind].personal
        if (text := bundle.texts.get((entry.seq, name))) is not None
    }
    return New(entry.kind, body | {"from": origin}, texts)


def _shuffled(office: Office, new: Iterable[Entry]) -> list[Entry]:
    """The papers of a secret poll in no order: what was done with one of them stays together."""
    papers: dict[str, list[Entry]] = defaultdict(list)
    owners: dict[int, str] = {}
    for entry in new:
        body = entry.body
        of = owners.get(body.get("of", 0), "")
        key = f"{body['serial']:06d}" if "serial" in body else of or str(body.get("image", entry.seq))
        if entry.kind == "sheet.decided" and of and of != key:  # the sheet goes where its ballot goes
            papers[key] = papers.pop(of, []) + papers[key]
            owners = {seq: key if name == of else name for seq, name in owners.items()}
        papers[key].append(entry)
        owners[entry.seq] = key
    piles = list(papers.values())
    return [entry for no in office.world.order(len(piles)) for entry in piles[no]]


def _keep_pictures(session: Session, found: Case, bundle: StationBundle) -> None:
    """Beside those that are here, and said whose they are: a station's scans may be called as others are."""
    for serial, page, question, image, source, png in bundle.crops:
        if session.get(tables.Crop, (found.id, serial, page, question, image)) is None:
            place: dict[str, Any] = {"serial": serial, "page": page, "question": question, "image": image}
            name = f"{bundle.station}: {source}"
            session.add(tables.Crop(poll=found.id, **place, source=name, png=png))
    for digest, png in bundle.sheets.items():
        session.merge(tables.SheetPicture(poll=found.id, digest=digest, png=png))

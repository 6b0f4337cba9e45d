"""The days from which the law counts for the community as a whole: told, or known from the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import select

from meeting_tui.desk import communities
from meeting_tui.desk.board.postings import PostingView
from meeting_tui.desk.office import Fold, Office
from meeting_tui.record import occasions as record
from meeting_tui.record.occasions import STREAM, Occasions
from meeting_tui.refusal import FieldName, Key, Keys, Refusal
from meeting_tui.rules.profile import Event, Profile
from meeting_tui.store.tables import Community

TOLD: tuple[Event, ...] = ("founded", "year", "term_begin", "term_end", "contract_end")
"""What only people can tell."""
YEARS = range(1900, 2200)
"""Those that are asked for; what is further off is a slip of the keyboard."""
_OCCASIONS = Fold(record.begin, record.step)


@dataclass(frozen=True)
class Occasion:
    """An event of the community and its day; `person`, `label`: number and name of who left the committee."""

    event: Event
    on: date
    person: int = 0
    label: str = ""


def tell(office: Office, days: Mapping[str, date | None]) -> None:
    """Put the days of events on record, for the term the committee is in; None: it is not known any more.

    What is so already is not told again. Refused: `occasions.event`, `occasions.far`, `occasions.term_order`
    where a term would end before it began.
    """
    if unknown := days.keys() - set(TOLD):
        raise Refusal("occasions.event", event=Key(min(unknown)), known=Keys(TOLD))
    for event, on in days.items():
        if on and on.year not in YEARS:
            raise Refusal("occasions.far", field=FieldName(event), year=on.year)
    term = communities.community(office).term
    with office.store.write() as session:
        before = now(office)
        after = {**before, **days}
        begins, ends = after.get("term_begin"), after.get("term_end")
        if begins and ends and ends <= begins:
            raise Refusal("occasions.term_order", field=FieldName("term_end"))
        for event, on in days.items():
            if before.get(event) != on:
                body: dict[str, Any] = {"on": on.isoformat()} if on else {}
                office.append(session, STREAM, "occasion.told", event=event, term=term, **body)


def told(office: Office) -> Occasions:
    """The days people told, of every term."""
    with office.store.read() as session:
        return office.state(session, STREAM, _OCCASIONS)


def now(office: Office) -> dict[str, date]:
    """By event, the day that holds for the term the committee is in; of the community itself, the last."""
    term = communities.community(office).term
    latest = sorted(told(office).items(), key=lambda each: each[0][1])
    return {event: on for (event, of), on in latest if of == term or event not in ("term_begin", "term_end")}


def begun(office: Office) -> date:
    """Since when the community has duties: the day it was founded; until that is told, that of its file."""
    with office.store.read() as session:
        made = session.exec(select(Community.created_at)).one()
    return now(office).get("founded") or date.fromisoformat(made[:10])


def occasions(office: Office, profile: Profile, hung: Iterable[PostingView]) -> Iterator[Occasion]:
    """Every event of the community that has a day."""
    for (event, _term), on in told(office).items():
        yield Occasion(event, on)  # type: ignore[arg-type]
    for person, label, left in communities.former(office):
        yield Occasion("member_left", left, person, label)
    yield from _marked(profile, hung)


def _marked(profile: Profile, hung: Iterable[PostingView]) -> Iterator[Occasion]:
    """What is an event by being done: see `Duty.marks`."""
    marks = {duty.id: duty.marks for duty in profile.duties}
    first: dict[str, date] = {}
    for each in hung:
        first[each.document] = min(each.since, first.get(each.document, each.since))
    for document, on in first.items():
        if event := marks.get(document.partition(":")[0]):
            yield Occasion(event, on)

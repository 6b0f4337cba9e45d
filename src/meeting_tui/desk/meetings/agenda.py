"""The agenda: what is put on it, changed, moved and taken off, until the meeting is closed.

Before the meeting opens all of it is free; afterwards an item that is done stays as it was, and one that was
taken up is not taken off. Items are meant by `no`, which never changes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import select

from meeting_tui.clean import clean
from meeting_tui.desk import titles
from meeting_tui.desk.communities import speech_limit
from meeting_tui.desk.meetings.enclosures import checked
from meeting_tui.desk.meetings.floor import Floor, floor, line, words
from meeting_tui.desk.meetings.people import members_of
from meeting_tui.desk.meetings.spec import ITEM_KINDS, AgendaSpec
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import known, matching, only
from meeting_tui.paper import fonts
from meeting_tui.record.meeting.agenda import DEEPEST, siblings
from meeting_tui.record.meeting.conditions import About
from meeting_tui.record.meeting.enclosures import enclosed
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import Choices, FieldName, Key, Refusal
from meeting_tui.store.tables import Matter, Meeting, Posting, Proposal

LONGEST_ITEM = 600
"""Minutes planned for one item."""


def add_item(
    office: Office,
    meeting: str,
    title: str,
    kind: str = "discussion",
    presenter: str = "",
    *,
    after: int | None = None,
    under: int = 0,
    **more: Any,
) -> MeetingState:
    """Put one more item on the agenda: last; or behind item `after`, beside it; or first `under` an item.

    `more`: planned, matter, proposal, of, items, enclosures, as in `AgendaSpec`.
    """
    with floor(office, meeting) as on:
        on.may("add_item")
        beside = _item(on, after) if after else None
        no = add(on, AgendaSpec(title, kind, presenter, **more), beside.parent if beside else under)
        if beside or under:
            _move_behind(on, no, after or 0)
    return on.state


def _move_behind(on: Floor, no: int, after: int) -> None:
    """Move an item behind another that stands beside it (0: to the front), unless it is there."""
    beside = [each.no for each in siblings(on.state.items, _item(on, no))]
    before = [0, *beside][beside.index(no)]
    if before != after:
        on.write("agenda.moved", no=no, after=after)


def add(on: Floor, item: AgendaSpec, parent: int = 0) -> int:
    """Put an item, and what stands under it, last under `parent`; gives its number for good."""
    no = 1 + max((each.no for each in (*on.state.items, *on.state.removed)), default=0)
    if parent:
        _fits(on, parent)
    said: dict[str, Any] = {
        **_title(item.title),
        **_kind(item.kind),
        **_presenter(on, item.presenter),
        **_numbers(on, planned=item.planned, matter=item.matter, proposal=item.proposal),
        "parent": parent,
        "of": _earlier(on, item.of),
    }
    optional = ("planned", "matter", "proposal", "parent", "of")
    body = {name: value for name, value in said.items() if value or name not in optional}
    if item.enclosures:
        body |= enclosed(checked(item.enclosures))
    on.write("agenda.added", no=no, **body)
    for each in item.items:
        add(on, each, no)
    return no


def change_item(office: Office, meeting: str, no: int, **said: Any) -> MeetingState:
    """Change what is said of an item: title, kind, presenter, planned, matter, proposal, of, enclosures.

    What is not named stays; what is the same already is no entry.
    """
    with floor(office, meeting) as on:
        item = _may(on, "change_item", no)
        body: dict[str, Any] = {}
        if "title" in said:
            body |= _title(said["title"])
        if "kind" in said:
            body |= _kind(said["kind"])
        if "of" in said:
            body["of"] = _earlier(on, said["of"])
        body |= _numbers(on, **{name: said[name] for name in _LARGEST if name in said})
        body = {name: value for name, value in body.items() if value != getattr(item, name)}
        if "presenter" in said and said["presenter"] != (item.presenter.ref if item.presenter else ""):
            body |= _presenter(on, said["presenter"])
        if "enclosures" in said and (files := checked(said["enclosures"])) != item.enclosures:
            body |= enclosed(files)
        if body:
            on.write("agenda.changed", no=no, **body)
    return on.state


def move_item(office: Office, meeting: str, no: int, by: int) -> MeetingState:
    """Move an item with all under it up (-1) or down (1) among those under the same one."""
    with floor(office, meeting) as on:
        item = _may(on, "change_item", no)
        beside = [each.no for each in siblings(on.state.items, item)]
        at = beside.index(no)
        to = max(0, min(at + by, len(beside) - 1))
        if to != at:
            rest = [each for each in beside if each != no]
            on.write("agenda.moved", no=no, after=rest[to - 1] if to else 0)
    return on.state


def deeper(office: Office, meeting: str, no: int) -> MeetingState:
    """Put an item under the one before it; refused for the first, which has none before it."""
    with floor(office, meeting) as on:
        item = _may(on, "deeper", no)
        beside = siblings(on.state.items, item)
        on.write("agenda.changed", no=no, parent=beside[beside.index(item) - 1].no)
    return on.state


def shallower(office: Office, meeting: str, no: int) -> MeetingState:
    """Put an item behind the one it stands under, beside it."""
    with floor(office, meeting) as on:
        above = _item(on, _may(on, "shallower", no).parent)
        on.write("agenda.changed", no=no, parent=above.parent)
        on.write("agenda.moved", no=no, after=above.no)
    return on.state


def remove_item(office: Office, meeting: str, no: int, reason: str = "") -> MeetingState:
    """Take an item off the agenda with all under it; the record keeps that it stood there.

    Once its notice hangs, or the meeting is open, that needs a `reason`.
    """
    with floor(office, meeting) as on:
        _may(on, "remove_item", no)
        if not clean(reason) and (on.state.opened_at or _announced(on)):
            raise Refusal("meetings.removal_reason", field=FieldName("reason"))
        on.write("agenda.removed", no=no, **({"reason": words(reason, "reason")} if reason else {}))
    return on.state


def change_meeting(
    office: Office,
    meeting: str,
    title: str | None = None,
    place: str | None = None,
    time: datetime | None = None,
    minutes: int | None = None,
) -> MeetingState:
    """Another title, place, time or `minutes` of one speech; what is None stays. The time of a meeting
    that is open is past."""
    with floor(office, meeting) as on:
        on.may("change_meeting")
        said = {"title": None if title is None else _title(title)["title"], "place": place and clean(place)}
        said["planned_at"] = time.isoformat(timespec="minutes") if time and not on.state.opened_at else None
        fonts.require(filter(None, [said["place"]]))
        limit = None if minutes is None else speech_limit(minutes)
        body = {n: v for n, v in said.items() if v is not None and v != getattr(on.state, n)}
        more = {"speech": limit} if limit not in (None, on.state.speech) else {}
        if body or more:
            on.write("meeting.changed", **body, **more)
            row = on.session.get(Meeting, meeting)
            for name, value in body.items() if row else ():
                setattr(row, name, value)
    return on.state


def _item(on: Floor, no: int) -> Item:
    item = on.state.item(no)
    if item is None:
        raise Refusal("meetings.no_such_item", no=no, most=len(on.state.items))
    return item


def _may(on: Floor, act: str, no: int) -> Item:
    """The item of that number, if that can be done with it."""
    on.may(act, About(no=no))
    return _item(on, no)


def _announced(on: Floor) -> bool:
    """Whether its notice hangs, or hung."""
    hung = select(Posting.id).where(Posting.document == f"notice:{on.state.id}")
    return on.session.exec(hung).first() is not None


def _fits(on: Floor, parent: int) -> None:
    if _item(on, parent).depth + 2 > DEEPEST:
        raise Refusal("meetings.too_deep", most=DEEPEST)


def _title(title: str) -> dict[str, str]:
    return {"title": line(titles.title(title), "title")}


def _kind(kind: str) -> dict[str, str]:
    if kind not in ITEM_KINDS:
        raise Refusal("meetings.item_kind", kind=Key(kind), known=Choices(ITEM_KINDS))
    return {"kind": kind}


def _presenter(on: Floor, told: str) -> dict[str, Any]:
    """A person, members first; or an organ by its name, which nobody of the file bears."""
    name = line(told, "presenter") if told else ""
    found = name and (matching(members_of(on), name) or known(on.session, name))
    return body_of("presenter", only(found, name) if found else Person(0, name))


_LARGEST = {"planned": LONGEST_ITEM, "matter": 0, "proposal": 0}


def _numbers(on: Floor, **said: int) -> dict[str, int]:
    """Minutes within reason, and matters and proposals that there are; 0: none."""
    if not 0 <= said.get("planned", 0) <= LONGEST_ITEM:
        raise Refusal("meetings.planned", field=FieldName("planned"), most=LONGEST_ITEM)
    if (number := said.get("matter")) and on.session.get(Matter, number) is None:
        raise Refusal("matters.unknown", matter=number)
    if (number := said.get("proposal")) and on.session.get(Proposal, number) is None:
        raise Refusal("matters.unknown_proposal", proposal=number)
    return said


def _earlier(on: Floor, meeting: str) -> str:
    """An earlier meeting by its id; "": none."""
    told = clean(meeting)
    if told and (told == on.state.id or on.session.get(Meeting, told) is None):
        raise Refusal("meetings.unknown", meeting=told)
    return told

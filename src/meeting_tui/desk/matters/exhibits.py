"""What goes with a matter: other things it has to do with, and papers and pictures by their digest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlmodel import Session, SQLModel

from meeting_tui.clean import clean
from meeting_tui.desk.matters.dealing import dealing
from meeting_tui.desk.meetings.enclosures import enclosure
from meeting_tui.desk.meetings.floor import line
from meeting_tui.desk.office import Office
from meeting_tui.refusal import FieldName, Key, Refusal
from meeting_tui.store import tables

_TABLES: Mapping[str, type[SQLModel]] = {
    "meeting": tables.Meeting,
    "poll": tables.Poll,
    "matter": tables.Matter,
    "proposal": tables.Proposal,
}
_NUMBERED = ("matter", "proposal")


def link(office: Office, number: int, ref: str, what: str = "") -> None:
    """Link a matter with `meeting:ID`, `poll:ID`, `matter:N`, `proposal:N`, or something else by its name.

    Two may name each other: a link is read where it stands and followed nowhere.

    Refusal matters.no_link where there is no such thing, matters.itself, matters.linked.
    """
    named = line(ref, "ref")
    with dealing(office, number) as on:
        stands = on.may("link")
        _check(on.session, named, number)
        if any(each.ref == named for each in stands.links):
            raise Refusal("matters.linked", field=FieldName("ref"), matter=number)
        why = {"what": clean(what)} if clean(what) else {}
        on.write("matter.linked", ref=named, **why)


def _check(session: Session, ref: str, own: int) -> None:
    noun, colon, name = ref.partition(":")
    if not colon or noun not in _TABLES:
        return
    numbered = noun in _NUMBERED
    known = not numbered or (name.isascii() and name.isdecimal() and len(name) < 10)
    if not known or session.get(_TABLES[noun], int(name) if numbered else name) is None:
        raise Refusal("matters.no_link", ref=Key(ref))
    if noun == "matter" and int(name) == own:
        raise Refusal("matters.itself", field=FieldName("ref"))


def enclose(office: Office, number: int, file: Path, what: str = "") -> None:
    """Put a paper or picture on record by its digest; the file stays where it is. Refused as `enclosure`."""
    found = enclosure(file)
    with dealing(office, number) as on:
        on.may("enclose")
        facts = {"name": line(found.name, "enclosure"), "sha256": found.sha256, "size": found.size}
        why = {"what": clean(what)} if clean(what) else {}
        on.write("matter.enclosed", **facts, **why)

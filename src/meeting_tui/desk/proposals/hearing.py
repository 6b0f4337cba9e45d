"""What was heard before the vote: on paper, at the door, in the room; gathered in groups, each answered."""

from __future__ import annotations

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.communities import community
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer
from meeting_tui.desk.proposals.drafts import words
from meeting_tui.desk.proposals.records import changing, write
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.places import place, place_key
from meeting_tui.record.person import body_of
from meeting_tui.record.proposal.values import WAYS, ProposalRecord
from meeting_tui.refusal import FieldName, Key, Keys, Refusal, Several

MOST = 1_000_000
"""Households heard at once; a number beyond is a slip."""


def group(office: Office, number: int, said: str) -> int:
    """Gather opinions under what they have in common; the group's number. Refusal proposals.frozen."""
    common = words(said, "text")
    with office.store.write() as session:
        record = changing(office, session, number)
        no = max((each.no for each in record.opinions), default=0) + 1
        who = body_of("by", office.actor)
        write(office, session, number, "opinion.grouped", group=no, said=common, **who)
        return no


def hear(
    office: Office,
    number: int,
    way: str,
    *,
    count: int = 1,
    building: str = "",
    group: int = 0,
    text: str = "",
    by: str = "",
) -> None:
    """So many households were heard, as one group says or (0) as none does; `text` is in their words.

    Refusal proposals.way, proposals.count, proposals.no_group, proposals.frozen; where there is a roll,
    proposals.no_building and proposals.households.
    """
    if way not in WAYS:
        raise Refusal("proposals.way", way=Key(way), known=Keys(WAYS))
    if count < 1:
        raise Refusal("proposals.count", field=FieldName("count"))
    said = {"text": words(text, "text")} if clean(text) else {}
    lang = community(office).lang
    with office.store.write() as session:
        record = changing(office, session, number)
        if group:
            _check_group(record, group)
        heard_in = _building(session, clean(building), count, lang)
        where = {"building": heard_in} if heard_in else {}
        facts = {
            "group": group,
            "way": way,
            "count": count,
            **where,
            **body_of("by", doer(office, session, by)),
        }
        write(office, session, number, "opinion.heard", said, **facts)


def _building(session: Session, named: str, count: int, lang: str) -> str:
    """The building as papers write it, so that no two names count it apart; and no more than live there."""
    roll = storage.load(session)
    known = {line.building for line in roll.lines if line.building}
    wanted = place_key(named, "", "")[0]
    building = next((each for each in known if place_key(each, "", "")[0] == wanted), "") if named else ""
    if named and known and not building:
        labels = sorted(place(each, "", "", lang) for each in known)
        field = FieldName("building")
        raise Refusal("proposals.no_building", building=named, known=Several(labels), field=field)
    most = sum(1 for line in roll.lines if building in ("", line.building)) or MOST
    if count > most:
        raise Refusal("proposals.households", most=most, field=FieldName("count"))
    return place(building, "", "", lang) if building else named


def reply(office: Office, number: int, group: int, answer: str) -> None:
    """Answer a group of opinions; the last answer holds. Refusal proposals.no_group, proposals.frozen."""
    said = words(answer, "text")
    with office.store.write() as session:
        _check_group(changing(office, session, number), group)
        who = body_of("by", office.actor)
        write(office, session, number, "opinion.answered", group=group, answer=said, **who)


def _check_group(record: ProposalRecord, number: int) -> None:
    if number not in {each.no for each in record.opinions}:
        raise Refusal("proposals.no_group", group=number)

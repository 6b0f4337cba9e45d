"""What was heard before the vote: on paper, at the door, in the room; gathered in groups, each answered."""

from __future__ import annotations

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer
from meeting_tui.desk.proposals.drafts import words
from meeting_tui.desk.proposals.records import changing, write
from meeting_tui.record.person import body_of
from meeting_tui.record.proposal.values import WAYS, ProposalRecord
from meeting_tui.refusal import FieldName, Key, Keys, Refusal

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

    Refusal proposals.way, proposals.count, proposals.no_group, proposals.frozen.
    """
    if way not in WAYS:
        raise Refusal("proposals.way", way=Key(way), known=Keys(WAYS))
    if not 0 < count <= MOST:
        raise Refusal("proposals.count", field=FieldName("count"))
    said = {"text": words(text, "text")} if clean(text) else {}
    with office.store.write() as session:
        record = changing(office, session, number)
        if group:
            _check_group(record, group)
        where = {"building": clean(building)} if clean(building) else {}
        facts = {
            "group": group,
            "way": way,
            "count": count,
            **where,
            **body_of("by", doer(office, session, by)),
        }
        write(office, session, number, "opinion.heard", said, **facts)


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

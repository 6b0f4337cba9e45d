"""What a proposal's pack lacks before it goes to the vote; without it, two people write why they go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.communities import community
from meeting_tui.desk.matters.dealing import check_open
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.proposals.cost import sharing
from meeting_tui.desk.proposals.drafts import texts
from meeting_tui.desk.proposals.records import known
from meeting_tui.desk.roll.places import place
from meeting_tui.record.person import bodies_of
from meeting_tui.record.proposal.values import OpinionGroup, ProposalDraft, ProposalRecord
from meeting_tui.refusal import FieldName, Refusal, Terms
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.repair_fund import speaks

OPTIONS = 2
"""So many are compared, or it is said why not."""


Lacking = Mapping[int, tuple[str, ...]]
"""By proposal what its pack lacks, of those that lack something."""


def lacking(office: Office, numbers: Iterable[int], law: Profile) -> Lacking:
    """What the packs of these proposals lack."""
    found = {number: lacks(office, number, law) for number in numbers}
    return {number: missing for number, missing in found.items() if missing}


def check(office: Office, law: Profile, proposals: Sequence[int], reason: str, by: Sequence[str]) -> None:
    """As `checked`, before anybody confirms that a poll is made."""
    with office.store.read() as session:
        checked(office, session, law, proposals, reason, by)


def lacks(office: Office, number: int, law: Profile) -> tuple[str, ...]:
    """What the pack of a proposal lacks, by codes of `lang.terms`: `lacks.need` …; none once it is full."""
    with office.store.read() as session:
        return tuple(_lacking(known(office, session, number), law))


def _lacking(record: ProposalRecord, law: Profile) -> Iterator[str]:
    draft = record.newest.draft
    told = {
        "need": draft.need,
        "options": len(draft.options) >= OPTIONS or draft.single,
        "cost": draft.budget or draft.cost,
        "funding": draft.funding,
        "effect": draft.effect or (draft.cost and draft.basis),
        "class": draft.why_class,
        "fund": not _of_the_fund(draft, law),
        "heard": any(group.heard for group in record.heard),
        "answered": all(_settled(group) for group in record.heard),
    }
    yield from (f"lacks.{name}" for name, said in told.items() if not said)


def _settled(group: OpinionGroup) -> bool:
    return bool(group.answer or not group.heard)


def _of_the_fund(draft: ProposalDraft, law: Profile) -> bool:
    """Whether it speaks of the fund, is of a kind that is not about it, and doesn't say why."""
    kinds = {code for code, matter in law.matters.items() if speaks(*dict(matter.title).values())}
    asked = bool(kinds) and draft.code not in kinds and speaks(*texts(replace(draft, why_class="")))
    return asked and not speaks(draft.why_class)


def checked(
    office: Office, session: Session, law: Profile, proposals: Sequence[int], reason: str, by: Sequence[str]
) -> dict[str, Any]:
    """What a poll's opening says of packs that are not full: what each lacks, why it goes on, who says so.

    Refusal matters.ended, proposals.incomplete without a reason, ballots.two_people without two persons.
    """
    records = {number: known(office, session, number) for number in proposals}
    for record in records.values():
        check_open(office, session, record.matter)
    found = {number: tuple(_lacking(record, law)) for number, record in records.items()}
    short = {str(number): list(missing) for number, missing in found.items() if missing}
    if not short:
        return {}
    why = clean(reason)
    if not why:
        number, missing = next(iter(short.items()))
        facts = {"proposal": int(number), "missing": Terms(missing)}
        raise Refusal("proposals.incomplete", field=FieldName("without_pack"), **facts)
    return {"incomplete": short, "unpacked": why} | bodies_of("unpacked_by", two_people(session, by))


def shared(office: Office, draft: ProposalDraft) -> Mapping[str, Any]:
    """Who bears what, as the freezing keeps it; nothing where no cost is shared."""
    found = sharing(office, draft)
    if found is None:
        return {}
    lang = community(office).lang
    buildings = [
        asdict(each) | {"building": place(each.building, "", "", lang)} for each in found.buildings()
    ]
    return {"sharing": {"area": found.area, "buildings": buildings, "sizes": list(map(list, found.sizes()))}}

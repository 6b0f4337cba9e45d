"""The fold of the stream `proposal:NUMBER`: what each entry does to what is known of a proposal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from meeting_tui.record.chain import Entry
from meeting_tui.record.person import person_of
from meeting_tui.record.proposal.values import (
    Amendment,
    Comment,
    Freezing,
    Opinion,
    OpinionGroup,
    ProposalRecord,
    Reply,
    Revision,
    draft_of,
)

Texts = Mapping[tuple[int, str], str | None]
Step = Callable[[ProposalRecord, Entry, Texts], ProposalRecord]
Numbered = TypeVar("Numbered", Comment, Amendment, OpinionGroup)


def step(record: ProposalRecord, entry: Entry, texts: Texts) -> ProposalRecord:
    """What one entry adds; one of no kind of a proposal's adds nothing."""
    act = _STEPS.get(entry.kind)
    return record if act is None else act(record, entry, texts)


def _begun(record: ProposalRecord, entry: Entry, _texts: Texts) -> ProposalRecord:
    return replace(record, matter=entry.body["matter"], follows=entry.body.get("follows", 0))


def _revised(record: ProposalRecord, entry: Entry, _texts: Texts) -> ProposalRecord:
    body = entry.body
    more = body.get("reason", ""), body.get("amendment", 0)
    made = Revision(body["revision"], body["base"], entry.at, person_of(body, "by"), draft_of(body), *more)
    return replace(record, revisions=(*record.revisions, made))


def _commented(record: ProposalRecord, entry: Entry, texts: Texts) -> ProposalRecord:
    body, text = entry.body, texts.get((entry.seq, "text"))
    facts = body["comment"], body["revision"], body["line"], entry.at, person_of(body, "by")
    return replace(record, comments=(*record.comments, Comment(*facts, text)))


def _replied(record: ProposalRecord, entry: Entry, texts: Texts) -> ProposalRecord:
    reply = Reply(entry.at, person_of(entry.body, "by"), texts.get((entry.seq, "text")))
    return _comment(record, entry, lambda each: replace(each, replies=(*each.replies, reply)))


def _resolved(record: ProposalRecord, entry: Entry, _texts: Texts) -> ProposalRecord:
    return _comment(record, entry, lambda each: replace(each, resolved=entry.at))


def _comment(record: ProposalRecord, entry: Entry, change: Callable[[Comment], Comment]) -> ProposalRecord:
    return replace(record, comments=_changed(record.comments, entry.body["comment"], change))


def _put(record: ProposalRecord, entry: Entry, _texts: Texts) -> ProposalRecord:
    body = entry.body
    facts = body["amendment"], body["revision"], entry.at, person_of(body, "mover"), body["text"]
    put = Amendment(*facts, reason=body.get("reason", ""))
    return replace(record, amendments=(*record.amendments, put))


def _settled(record: ProposalRecord, entry: Entry, _texts: Texts) -> ProposalRecord:
    """What a vote decided is still what was voted on as that motion."""
    body = entry.body
    facts: dict[str, Any] = {name: body[name] for name in ("outcome", "meeting", "motion") if name in body}
    facts |= {"why": body.get("reason", "")}
    settled = _changed(record.amendments, body["amendment"], lambda each: replace(each, **facts))
    return replace(record, amendments=settled)


def _grouped(record: ProposalRecord, entry: Entry, _texts: Texts) -> ProposalRecord:
    group = OpinionGroup(entry.body["group"], entry.body["said"])
    return replace(record, opinions=(*record.opinions, group))


def _heard(record: ProposalRecord, entry: Entry, texts: Texts) -> ProposalRecord:
    body, text = entry.body, texts.get((entry.seq, "text"))
    facts = body["way"], body.get("building", ""), body["count"], text, person_of(body, "by"), entry.at
    groups, number = record.opinions, body["group"]
    if all(each.no != number for each in groups):  # those of no group
        groups = (OpinionGroup(number, ""), *groups)
    more = _changed(groups, number, lambda each: replace(each, heard=(*each.heard, Opinion(*facts))))
    return replace(record, opinions=more)


def _answered(record: ProposalRecord, entry: Entry, _texts: Texts) -> ProposalRecord:
    answer = entry.body["answer"]
    groups = _changed(record.opinions, entry.body["group"], lambda each: replace(each, answer=answer))
    return replace(record, opinions=groups)


def _frozen(record: ProposalRecord, entry: Entry, _texts: Texts) -> ProposalRecord:
    body = entry.body
    if record.frozen:  # put to the vote once more, as it stands
        return record
    frozen = Freezing(body["revision"], body["digest"], body["poll"], entry.at, body.get("sharing", {}))
    return replace(record, frozen=frozen, packed=record.opinions)


def _changed(
    several: tuple[Numbered, ...], number: int, change: Callable[[Numbered], Numbered]
) -> tuple[Numbered, ...]:
    return tuple(change(each) if each.no == number else each for each in several)


_STEPS: Mapping[str, Step] = {
    "proposal.begun": _begun,
    "proposal.revised": _revised,
    "proposal.commented": _commented,
    "comment.answered": _replied,
    "comment.resolved": _resolved,
    "amendment.put": _put,
    "amendment.settled": _settled,
    "opinion.grouped": _grouped,
    "opinion.heard": _heard,
    "opinion.answered": _answered,
    "proposal.frozen": _frozen,
}

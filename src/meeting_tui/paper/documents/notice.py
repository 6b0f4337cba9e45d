"""Notices: a meeting is called, a poll is announced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.duties import length
from meeting_tui.lang.formats import day, moment, numbered, span
from meeting_tui.paper.documents import agenda, findings
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Heading, Items, Paragraph
from meeting_tui.paper.documents.claims import Claims, claims
from meeting_tui.paper.documents.issuer import Issuer, closing, copied, document
from meeting_tui.paper.documents.minding import advice, who_owes
from meeting_tui.paper.documents.wording import amount, cites, discussed, measure
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.rules import Profile, Rule
from meeting_tui.rules.exact import decimal

_BY_HAND = "_" * 12
"""Where what is not known yet is written in by hand."""


@dataclass(frozen=True)
class MeetingNoticeFacts:
    """A meeting that is called, and the rule that decides; `date` (ISO) is the notice's own, `remarks` are
    further lines."""

    issuer: Issuer
    state: MeetingState
    date: str
    rule: Rule
    law: Profile
    number: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Announced:
    """A question as it is announced, and the rule that decides it (a rating has none).

    `offers`: the offers or candidates by name, where there are any; `elects`: they stand for seats.
    `asked`: by measure, what all weigh who vote on it, where that is not everybody who has a ballot.
    `about`: what is told of those who stand, by name.
    """

    title: str
    text: str
    rule: Rule | None
    offers: tuple[str, ...] = ()
    elects: bool = False
    asked: Mapping[str, int] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PollNoticeFacts:
    """A written vote that is announced. `totals`: by measure, what all weigh who vote, in smallest units;
    `of_part`: every question is about a part of the estate.

    `warnings`: what a ballot that does not come back means, and the like; `counting`: when and where the
    boxes are opened; `entries` and `head`: of the poll's record as it stands.
    """

    issuer: Issuer
    title: str
    code: str
    opens: str
    closes: str
    return_to: str
    date: str
    profile: Profile
    totals: Mapping[str, int]
    questions: tuple[Announced, ...]
    entries: int
    head: str
    tellers: tuple[str, ...] = ()
    scrutineers: tuple[str, ...] = ()
    counting: str = ""
    warnings: tuple[str, ...] = ()
    number: str = ""
    standing: tuple[str, ...] = ()
    """What was changed since, and which notices hold no more."""
    secret: bool = False
    objection_days: int = 0
    of_part: bool = False


def meeting_notice(facts: MeetingNoticeFacts, t: Translator) -> Document:
    """会议通知: when, where, what about, who decides."""
    title, state = t("Notice of meeting: {title}", title=facts.state.title), facts.state
    made = _claims(t, facts.issuer, title, facts.date, (f"meeting:{state.id}", state.count, state.head))
    return document(t, facts.issuer, title, tuple(_meeting(facts, t)), number=facts.number, claims=made)


def _meeting(facts: MeetingNoticeFacts, t: Translator) -> Iterator[Block]:
    state = facts.state
    owners = state.kind == "assembly"
    yield Paragraph(t("To all owners:") if owners else t("To all members and owners:"), "strong")
    when = moment(state.planned_at, t.lang) if state.planned_at else _BY_HAND
    yield Paragraph(
        t(
            '{organ} will hold "{title}" on {when} at {where}.',
            organ=facts.issuer.organ,
            title=state.title,
            when=when,
            where=state.place or _BY_HAND,
        )
    )
    yield Facts(((t("Form of the meeting"), discussed(t)), *_posted(facts, t)))
    yield Heading(t("Items on the agenda"))
    label = state.labels
    yield agenda.items(state, t)
    files = [
        (i.number, t(", ").join(file.name for file in i.enclosures)) for i in state.items if i.enclosures
    ]
    if files:
        told = t("; ").join(t("item {no}: {files}", no=no, files=names) for no, names in files)
        yield Facts(((t("Enclosures"), told),))
    if state.members and state.kind != "assembly":
        yield Facts(((t("Members called"), t(", ").join(map(label, state.members))),))
    yield from (Paragraph(remark) for remark in facts.remarks)
    yield from _who_votes(facts, t)
    yield from _end(facts.issuer, facts.date, facts.law, t, t("Notice is hereby given."))


def _posted(facts: MeetingNoticeFacts, t: Translator) -> Iterator[tuple[str, str]]:
    """Since when it hangs, to be written in, with the days that the law asks."""
    for duty in facts.law.duties:
        if (duty.event, duty.when, duty.evidence) == (facts.state.kind, "before", "posting") and duty.count:
            least = t("at least {length} before the meeting", length=length(duty.count, duty.unit, t))
            yield t("Posted on"), _BY_HAND + t(" ({what})", what=least)


def _who_votes(facts: MeetingNoticeFacts, t: Translator) -> Iterator[Block]:
    """Whether whoever reads this has a vote, and how an assembly decides."""
    if facts.state.second_call:
        yield Paragraph(t("This is the second call: the first had no quorum."))
    if facts.state.kind != "assembly":
        yield Paragraph(t("Owners may sit in and be heard; they have no vote at this meeting."))
        return
    rule = facts.rule
    said = t("{wording} ({cite})", wording=t.pick(dict(rule.wording)), cite=t.pick(dict(rule.cite)))
    yield Facts(((t("How it decides"), said),))
    yield Paragraph(
        t("Every owner on the roll has a vote, in person or through somebody with a written authority.")
    )
    yield from (Paragraph(said) for said in who_owes(facts.law, facts.law.rules, t))


def poll_notice(facts: PollNoticeFacts, t: Translator) -> Document:
    """表决公告: who votes, how much there is, when, how, on what, and by which rule it is decided."""
    title = t("Notice of vote: {title}", title=facts.title)
    made = _claims(t, facts.issuer, title, facts.date, (f"poll:{facts.code}", facts.entries, facts.head))
    return document(t, facts.issuer, title, tuple(_poll(facts, t)), number=facts.number, claims=made)


def _poll(facts: PollNoticeFacts, t: Translator) -> Iterator[Block]:
    yield Paragraph(t("To all owners:"), "strong")
    yield from (Paragraph(said, "strong") for said in facts.standing)
    yield Paragraph(_opening(facts, t))
    yield Heading(numbered(1, t("Who votes, when and how"), t.lang))
    yield Facts(tuple(_particulars(facts, t)))
    yield Heading(numbered(2, t("What is voted on"), t.lang))
    yield from findings.quoted_once(_questions(facts, t), facts.profile, t)
    if (law := facts.profile.candidacy) and any(question.elects for question in facts.questions):
        wording, cite = t.pick(dict(law.wording)), t.pick(dict(law.cite))
        yield Paragraph(t("Who may stand: {wording} ({cite})", wording=wording, cite=cite), "note")
    if facts.profile.note:
        yield Paragraph(t.pick(dict(facts.profile.note)), "note")
    yield Heading(numbered(3, t("What to mind"), t.lang))
    told = advice(facts.profile, facts.objection_days, t, secret=facts.secret)
    rules = {question.rule.id for question in facts.questions if question.rule}
    owing = who_owes(facts.profile, rules, t, "" if facts.secret else facts.closes)
    yield Items(tuple((f"{n}.", text) for n, text in enumerate((*told, *owing, *facts.warnings), 1)))
    yield from _end(facts.issuer, facts.date, facts.profile, t, t("By order of the committee."))


def _questions(facts: PollNoticeFacts, t: Translator) -> Iterator[Block]:
    for number, question in enumerate(facts.questions, 1):
        yield Heading(f"{number}. {question.title}", 2, whole=True)
        if question.text:
            yield Paragraph(question.text)
        if question.asked:
            weigh = (_amount(code, number, facts, t) for code, number in question.asked.items())
            yield Paragraph(t("Entitled to vote on it: {weights}.", weights=t(", ").join(weigh)))
        yield from _offered(question, t)
        if question.rule:
            yield Paragraph(findings.clause(t, question.rule), "note")


def _offered(question: Announced, t: Translator) -> Iterator[Block]:
    """Between what one chooses; of those who stand, what is told of each."""
    if question.about:
        yield Paragraph(t("Who stands:"), leads=True)
        told = (_told(name, question.about.get(name, ""), t) for name in question.offers)
        yield Items(tuple((f"{n}.", each) for n, each in enumerate(told, 1)))
    elif question.offers:
        yield Paragraph(t("On the ballot: {names}.", names=t(", ").join(question.offers)))


def _told(name: str, about: str, t: Translator) -> str:
    return t("{name}: {said}", name=name, said=about) if about else name


def _opening(facts: PollNoticeFacts, t: Translator) -> str:
    """Who puts what to a vote, by which clauses."""
    organ = facts.issuer.organ
    law = cites(t, (question.rule for question in facts.questions))
    if not law:
        return t("{organ} puts the following to a written vote.", organ=organ)
    return t("Under {cites}, {organ} puts the following to a written vote.", cites=law, organ=organ)


_TOTALS = {"heads": N_("Owners in all"), "area": N_("Area in all"), "share": N_("Shares in all")}


def _particulars(facts: PollNoticeFacts, t: Translator) -> Iterator[tuple[str, str]]:
    profile = facts.profile
    whole = t("All owners of {community}", community=facts.issuer.community)
    yield t("Entitled to vote"), t("The owners named under each question") if facts.of_part else whole
    yield from _totals(facts.totals, facts, t)
    yield t("Voting period"), span(facts.opens, facts.closes, t)
    with_all = t("In writing, one ballot for each owner with all their units")
    there = t("In writing, one ballot for each owner with what they own in the part concerned")
    yield t("Form of the vote"), there if facts.of_part else with_all
    for duty in profile.duties:
        if duty.event in ("vote_open", "vote_close") and duty.evidence == "delivery":
            what, cite = t.pick(dict(duty.title)), t.pick(dict(duty.cite))
            yield t("Delivery"), t("{wording} ({cite})", wording=what, cite=cite)
    yield t("Where to return ballots"), facts.return_to
    if facts.counting:
        yield t("Boxes opened"), facts.counting
    for label, names in ((t("Tellers"), facts.tellers), (t("Scrutineers"), facts.scrutineers)):
        if names:
            yield label, t(", ").join(names)


def _totals(totals: Mapping[str, int], facts: PollNoticeFacts, t: Translator) -> Iterator[tuple[str, str]]:
    """How many all are who vote, and what they weigh."""
    for code, number in totals.items():
        named = code == "heads" and facts.profile.measures[code].title
        yield (
            (measure(t, code, facts.profile) if named else t(_TOTALS[code])),
            _amount(code, number, facts, t),
        )


def _amount(code: str, number: int, facts: PollNoticeFacts, t: Translator) -> str:
    return amount(t, code, decimal(number, facts.profile.measures[code].decimals), facts.profile)


def _end(issuer: Issuer, date: str, law: Profile, t: Translator, said: str) -> Iterator[Block]:
    if issuer.contact:
        yield Paragraph(t("Contact: {contact}", contact=issuer.contact))
    yield from copied(t, law.copies.notice)
    yield from closing(t, issuer, date, said)


def _claims(t: Translator, issuer: Issuer, title: str, date: str, record: tuple[str, int, str]) -> Claims:
    stream, entries, head = record
    facts = (
        ("community", issuer.community),
        ("title", title),
        ("date", day(date, t.lang)),
        ("stream", stream),
        ("entries", str(entries)),
        ("head", head),
    )
    return claims("notice", t.lang, facts)

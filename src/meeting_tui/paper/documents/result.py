"""The result notice: totals, papers, each question with counts and conditions, objections, scrutineers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from meeting_tui.check_code import check_code
from meeting_tui.lang import Translator
from meeting_tui.lang.duties import length, running
from meeting_tui.lang.formats import day, numbered, span
from meeting_tui.paper.documents import counts, filed, findings
from meeting_tui.paper.documents.answered import Answered
from meeting_tui.paper.documents.blocks import (
    Block,
    Callout,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Signatures,
    Table,
)
from meeting_tui.paper.documents.claims import claims
from meeting_tui.paper.documents.issuer import Issuer, closing, copied, copy_name, document, to_ask
from meeting_tui.paper.documents.masking import Copy
from meeting_tui.paper.documents.wording import cites
from meeting_tui.record.poll.values import Reconciliation
from meeting_tui.rules import Decision
from meeting_tui.rules.profile import Duty, Profile

__all__ = ["Answered", "ResultFacts", "build"]

_CLAIMED = 6  # questions whose outcome stands in the QR one by one


@dataclass(frozen=True)
class ResultFacts:
    """A counted poll. Moments are ISO texts; `entries` and `head` are of its record, `digest` of its count.

    `invalid`: whole ballots by the reason people gave; `by_proxy`: those of voters who gave a
    proxy. `objection_until`: the last day for objections, while it is to come: until then the result is
    preliminary; `objections_ended`: that day once it is over. `standing`: which result this is, what people
    counted by hand; while that is missing or differs it is `provisional`.
    `rehearsal`: what was tried beforehand, in words. `signed`: who signs with which key, and what was signed.
    """

    issuer: Issuer
    title: str
    code: str
    opens: str
    closes: str
    date: str
    answered: tuple[Answered, ...]
    papers: Reconciliation
    entries: int
    head: str
    digest: str
    roll_fingerprint: str
    tellers: tuple[str, ...] = ()
    scrutineers: tuple[str, ...] = ()
    objection_until: str = ""
    objections_ended: str = ""
    number: str = ""
    invalid: Mapping[str, int] = field(default_factory=dict)
    by_proxy: int = 0
    standing: tuple[str, ...] = ()
    provisional: bool = False
    rehearsal: str = ""
    signed: tuple[tuple[str, str], ...] = ()
    counting: str = ""
    modes: Mapping[str, int] = field(default_factory=dict)

    @property
    def profile(self) -> Profile:
        """The law all questions are decided by."""
        return self.answered[0].result.profile

    @property
    def widest(self) -> Answered:
        """The question most people were asked: what all questions are shown against."""
        return max(self.answered, key=lambda each: next(iter(each.result.tally.binding.values()))["all"])


def build(facts: ResultFacts, t: Translator, copy: Copy) -> Document:
    """表决结果公告; the archive copy adds signature lines of tellers and scrutineers."""
    issuer, title = facts.issuer, title_of(t, facts.title, provisional=facts.provisional)
    made = (
        ("community", issuer.community),
        ("title", title),
        ("date", day(facts.date, t.lang)),
        ("stream", f"poll:{facts.code}"),
        ("entries", str(facts.entries)),
        ("head", facts.head),
        *(("decision", line) for line in _decisions(t, facts)),
        ("papers", _papers_line(t, facts.papers)),
        ("digest", facts.digest),
        ("copy", copy_name(t, copy)),
    )
    blocks = tuple(_blocks(facts, t, copy))
    copies = copied(t, facts.profile.copies.decision)
    blocks = (*blocks[:-1], *findings.noted(t, blocks), *copies, blocks[-1])
    return document(t, issuer, title, blocks, number=facts.number, claims=claims("result", t.lang, made))


def title_of(t: Translator, poll: str, *, provisional: bool = False) -> str:
    """The poll's title as that of its result."""
    about = poll.removesuffix("表决票").removesuffix("表决")
    return t("Provisional result: {title}", title=about) if provisional else t("Result: {title}", title=about)


def _blocks(facts: ResultFacts, t: Translator, copy: Copy) -> Iterator[Block]:
    yield from _first(facts, t)
    yield Heading(numbered(1, t("The vote"), t.lang))
    yield from _basics(facts, t)
    yield Heading(numbered(2, t("Votes on each question"), t.lang))
    yield from findings.quoted_once(_questions(facts, t), facts.profile, t)
    yield Heading(numbered(3, t("Remedies and checking"), t.lang))
    yield from _remedies(facts, t)
    if facts.signed:
        yield Heading(numbered(4, t("Keys and signatures"), t.lang))
        yield Facts(facts.signed)
    if copy == "archive":
        yield from findings.cautions(t, facts.answered)
        roles = [t("Teller")] * max(2, len(facts.tellers)) + [t("Scrutineer")] * max(
            2, len(facts.scrutineers)
        )
        yield Signatures(tuple(roles))
    yield from closing(t, facts.issuer, facts.date, t("By order of the committee."))


def _questions(facts: ResultFacts, t: Translator) -> Iterator[Block]:
    for n, answered in enumerate(facts.answered, 1):
        yield Heading(f"{n}. {answered.title}", 2, whole=True)
        yield from findings.blocks(t, answered, facts.widest.result.tally.binding)


def _first(facts: ResultFacts, t: Translator) -> Iterator[Block]:
    """What most people come for, on the first page: what was decided, by how much, until when to object and
    with whom; then what it costs."""
    yield Paragraph(_opening(facts, t))
    yield from (Paragraph(said, "strong") for said in (*_stage(t, facts), *facts.standing))
    yield findings.summary(t, facts.answered)
    if asked := tuple(to_ask(t, facts.objection_until, facts.issuer)):
        yield Callout(t("Objections and questions"), asked)
    told = ((f"{n}.", _told(t, answered)) for n, answered in enumerate(facts.answered, 1))
    if rows := tuple(row for row in told if row[1]):
        yield Items(rows)


def _opening(facts: ResultFacts, t: Translator) -> str:
    """By which clauses what was put to a vote, and when it was counted."""
    profile = facts.profile
    asked = (answered.result.question.rule for answered in facts.answered)
    return t(
        "The owners voted in writing on what follows under {cites}; the ballots were counted on {day}.",
        cites=cites(t, (profile.rule(rule) for rule in asked if rule)) or t.pick(dict(profile.title)),
        day=day(facts.date, t.lang),
    )


def _stage(t: Translator, facts: ResultFacts) -> Iterator[str]:
    """Whether it is posted for objections yet, or final; nothing while the count itself is provisional."""
    if facts.provisional:
        return
    if facts.objection_until:
        until = day(facts.objection_until, t.lang)
        yield t(
            "Preliminary result: it is posted for objections until {day}; the final one follows.", day=until
        )
    elif facts.objections_ended:
        ended = day(facts.objections_ended, t.lang)
        yield t("Final result: the time for objections ended on {day}.", day=ended)


def _passed(answered: Answered) -> bool:
    found = answered.result.binding
    return isinstance(found, Decision) and found.passed


def _told(t: Translator, answered: Answered) -> str:
    """What was put to the vote, as it stood on the ballot, and why it failed, if it did."""
    found = answered.result.binding
    failed = isinstance(found, Decision) and not found.passed
    hidden = answered.hidden
    reasons = findings.decision_reasons(t, found, hidden) if isinstance(found, Decision) and failed else ()
    why = (t("{outcome}: {reason}", outcome=findings.outcome(t, answered), reason=said) for said in reasons)
    return "\n".join(filter(None, (answered.text, *why)))


def _basics(facts: ResultFacts, t: Translator) -> Iterator[Block]:
    yield Facts(tuple(_particulars(facts, t)))
    yield counts.totals(t, facts.widest)
    yield _papers(facts, t)
    if facts.invalid:
        reasons = t(", ").join(f"{reason} {n}" for reason, n in facts.invalid.items())
        yield Paragraph(t("Invalid ballots: {reasons}.", reasons=reasons), "note")
    if facts.by_proxy:
        yield Paragraph(t("Ballots returned by proxy: {n}.", n=facts.by_proxy), "note")
    said = t("For, against and abstain: % of those taking part. The rest: % of all.")
    yield Paragraph(said, "note")
    if facts.profile.note:
        yield Paragraph(t.pick(dict(facts.profile.note)), "note")


def _particulars(facts: ResultFacts, t: Translator) -> Iterator[tuple[str, str]]:
    yield (
        t("Title of the vote"),
        f"{facts.title} ({facts.code})" if t.lang == "en" else f"{facts.title}（{facts.code}）",
    )
    yield t("Voting period"), span(facts.opens, facts.closes, t)
    yield t("Decided by"), t.pick(dict(facts.profile.title))
    if facts.counting:
        yield t("Boxes opened"), facts.counting
    if facts.modes:
        yield t("Delivery"), filed.ways(facts.modes, t)
    for label, names in ((t("Tellers"), facts.tellers), (t("Scrutineers"), facts.scrutineers)):
        if names:
            yield label, t(", ").join(names)
    if facts.rehearsal:
        yield t("Rehearsal"), facts.rehearsal


def _papers(facts: ResultFacts, t: Translator) -> Table:
    n = facts.papers
    head = (
        t("Ballots printed"),
        t("Ballots issued"),
        t("Ballots returned"),
        t("Ballots valid"),
        t("Ballots invalid"),
        t("Ballots void"),
        t("Ballots still out"),
    )
    row = (n.printed, n.issued, n.returned, n.valid, n.invalid, n.void, n.outstanding)
    return Table(head, (tuple(map(str, row)),), (0,) * len(head), "c" * len(head), dense=True)


def _papers_line(t: Translator, n: Reconciliation) -> str:
    return t(
        "issued {issued}, returned {returned}, valid {valid}",
        issued=n.issued,
        returned=n.returned,
        valid=n.valid,
    )


def _decisions(t: Translator, facts: ResultFacts) -> Iterator[str]:
    """One line a question; of many questions only how often each outcome came."""
    outcomes = [findings.outcome(t, answered) for answered in facts.answered]
    if len(outcomes) > _CLAIMED:
        for said in dict.fromkeys(outcomes):
            yield f"{said} × {outcomes.count(said)}"
        return
    for answered, said in zip(facts.answered, outcomes, strict=True):
        yield " ".join((answered.result.question.id, said, *counts.weights(answered)))


def _remedies(facts: ResultFacts, t: Translator) -> Iterator[Block]:
    rows = tuple(remedy(t, duty) for duty in remedies(facts.profile))
    if not facts.provisional and any(_passed(answered) for answered in facts.answered):
        yield from (Facts((row,)) for row in binding(t, facts.profile))
    if rows:
        yield Items(rows)
    said = t(
        "Anyone may compare their own ballot and the count; the roll has the check code {code}.",
        code=check_code(facts.roll_fingerprint),
    )
    yield Paragraph(said, "note")


def binding(t: Translator, law: Profile) -> Iterator[tuple[str, str]]:
    """Whom a decision binds, as the law says."""
    if effect := law.effect:
        wording, cite = t.pick(dict(effect.wording)), t.pick(dict(effect.cite))
        yield t("Whom it binds"), t("{wording} ({cite})", wording=wording, cite=cite)


def remedies(profile: Profile) -> tuple[Duty, ...]:
    """What the law gives whoever objects: periods after a decision that ask nobody for an act."""
    return tuple(each for each in profile.duties if each.event == "decision" and each.evidence == "none")


def remedy(t: Translator, duty: Duty) -> tuple[str, str]:
    """What the law gives whoever objects, and until when."""
    within = length(duty.count, duty.unit, t)
    return "·" if t.lang == "zh" else "–", t(
        "{what}: {length} ({cite})",
        what=t.pick(dict(duty.title)),
        length=running(within, duty.begins, t) if duty.known else within,
        cite=t.pick(dict(duty.cite)),
    )

"""What decisions, conditions, results and duties look like once published: JSON, its keys declared once.
`rules` and `desk` build these forms, record and bundle keep them, `lang` words them: see docs/formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NotRequired, TypedDict, final

Exact = int | str
"""A number that is exact: whole, or text where its measure has decimals."""

Sets = Mapping[str, Mapping[str, Exact]]
"""By measure: what each set of voters, or each choice, weighs."""

Bilingual = dict[str, str]
"""One text in several languages: {"zh": …, "en": …}."""


class UnitForm(TypedDict):
    """The words of a unit, and how many decimals its numbers have."""

    one: Bilingual
    many: Bilingual
    decimals: int


class ConditionForm(TypedDict):
    """One comparison, as it came out: with a share (`frac`, `of`, `of_value`) or with a plain `count`."""

    part: str
    measure: str
    num: str
    of: str | None
    cmp: str
    frac: str | None
    count: Exact | None
    num_value: Exact
    of_value: Exact | None
    percent: str | None
    holds: bool
    short_by: Exact
    alternative: bool
    cite: str
    clause: Bilingual


class GatheringForm(TypedDict):
    """Of one measure in an assembly: all, who is there or represented, and what the quorum asks (or None)."""

    measure: str
    unit: UnitForm
    all: Exact
    here: Exact
    represented: Exact
    needed: Exact | None


class QuorumForm(TypedDict):
    """Whether enough are there, and the conditions that say so."""

    holds: bool
    conditions: list[ConditionForm]


class ProofForm(TypedDict):
    """How far a rule was compared with the law itself; `office_note` is never for the public."""

    verified: str
    as_of: str
    note: Bilingual | None
    office_note: NotRequired[Bilingual]


class InForce(TypedDict, total=False):
    """Of a rule with a span, its first and last day; empty: not known to begin or to end."""

    since: str
    until: str


class DecisionForm(ProofForm, InForce):
    """What came out under one rule, with everything that led there."""

    profile: str
    rule: str
    title: Bilingual
    outcome: str
    conditions: list[ConditionForm]
    bridge: list[ConditionForm]
    next_rule: str | None
    next_title: Bilingual | None
    objection_days: int | None
    objection: list[ConditionForm]
    tied: bool
    casting: str | None
    cite: Bilingual
    wording: Bilingual
    units: dict[str, UnitForm]
    measures: Sets


class RulingForm(DecisionForm):
    """The binding decision where silence counts, and both: that one and the one without it."""

    strict: DecisionForm
    deemed: DecisionForm


class StandingForm(DecisionForm):
    """An offer or a candidate: the decision on it, and where that leads."""

    id: str
    rank: int
    place: str
    lot: str | None


class ContestPart(TypedDict):
    """Who won, who waits, and every standing, best first."""

    outcome: str
    elected: list[str]
    reserve: list[str]
    tied: list[str]
    vacant: int
    seed: str | None
    reserve_seed: NotRequired[str]
    counted: NotRequired[dict[str, object]]
    standings: list[StandingForm]


class MarksForm(TypedDict):
    """By one measure: how often each mark was given, their mean and their median."""

    spread: dict[str, Exact]
    mean: str | None
    median: str | None


class RatingPart(TypedDict):
    """The marks by measure; nothing is decided."""

    outcome: None
    ratings: dict[str, MarksForm]


# Final, so that a key tells which finding it is: `conditions`, `standings` or `ratings`.
@final
class ContestForm(ContestPart):
    """What came of one of several."""


@final
class RatingForm(RatingPart):
    """What came of marks from 1 to 5."""


FindingForm = DecisionForm | ContestForm | RatingForm


class FlagForm(TypedDict):
    """A paper that did not count, and why."""

    voter: str
    question: str | None
    reason: str


class ResultHead(TypedDict):
    """What was asked and how it was counted, before what came of it."""

    question: str
    kind: str
    choices: Sets
    policy: str
    followed: str | None
    flags: list[FlagForm]
    excluded: dict[str, str]


class ResultTail(TypedDict):
    """Both readings in full: silence taking no part, and as the profile reads it."""

    strict: FindingForm
    deemed: FindingForm | None


@final
class DecisionResult(ResultHead, DecisionForm, ResultTail):
    """The result of a question of yes or no."""


@final
class ContestResult(ResultHead, ContestPart, ResultTail):
    """The result of a choice or an election."""

    measures: Sets


@final
class RatingResult(ResultHead, RatingPart, ResultTail):
    """The result of a rating."""

    measures: Sets


ResultForm = DecisionResult | ContestResult | RatingResult


class RoomForm(TypedDict):
    """What is still needed, None when it can't be met, out of what may still come."""

    needed: Exact | None
    open: Exact
    unit: UnitForm


class NeedForm(ConditionForm, RoomForm):
    """A condition as it stands, and what it lacks."""


class OutlookForm(TypedDict):
    """How a question, or one offer of it, stands while papers are out; `way`: by what it can pass at best."""

    state: str
    offer: str | None
    way: str | None
    next_title: Bilingual | None
    objection_days: int | None
    measures: dict[str, RoomForm]
    needs: list[NeedForm]


class EvidenceForm(TypedDict):
    """What shows that a duty was done, and since when."""

    on: str
    what: str


class DutyForm(TypedDict):
    """What the law wants done by when, or `within` how long; `safe` is the day that is better kept."""

    id: str
    duty: Bilingual
    cite: Bilingual
    who: Bilingual | None
    event: str
    event_on: str
    by: str | None
    safe: str | None
    begins: Bilingual | None
    within: list[Exact] | None
    moved: bool
    certain: bool
    status: str
    evidence: EvidenceForm | None
    late: Bilingual | None


class CalendarForm(DutyForm):
    """A duty in a community's year, what it is about, and as what a posting shows that it was done."""

    document: str
    about: str
    span: list[str] | None


class UnlistedForm(TypedDict):
    """Whether a meeting may decide what is not on its notice: `no`, `partly`, `yes`; and by which clause."""

    decided: str
    wording: Bilingual
    cite: Bilingual


class AuditLeadForm(TypedDict):
    """A comparison that results rest on, and by how much it holds, cut off. `offer`: of one offer or name;
    `over`: in a ranking, the name that is behind; `of` is None where a plain number is asked for."""

    question: str
    offer: str | None
    over: str | None
    measure: str
    num: str
    of: str | None
    margin: str
    unit: UnitForm


class AuditPaperForm(TypedDict):
    """A drawn paper: where it lies, how often it was drawn, how far people are with it."""

    serial: str
    box: str
    source: str
    sheet: int
    keyed: int
    times: int
    state: str


class AuditDifferenceForm(TypedDict):
    """A paper that people saw otherwise than it was counted; marks are None where the whole is invalid."""

    serial: str
    counted: dict[str, list[str]] | None
    seen: dict[str, list[str]] | None
    missing: bool
    by: list[str]
    error: int


class AuditForm(TypedDict):
    """An audit of a count, as docs/formats/audit.md has it."""

    version: int
    poll: str
    audit: int
    stage: str
    at: str
    report: str
    digest: str
    risk_limit: int
    papers: int
    total: int
    draws: int
    full: str | None
    seed: str | None
    risk: str
    leads: list[AuditLeadForm]
    drawn: list[AuditPaperForm]
    differences: list[AuditDifferenceForm]
    between: list[str]


class SoughtForm(TypedDict):
    """A ballot to look for, why, and where the record has it."""

    serial: str
    why: str
    box: str
    source: str
    sheet: int


class PileForm(TypedDict):
    """One number counted by hand against that of the record; both null until two persons have the same."""

    what: str
    pile: str
    state: str
    counted: int | None
    recorded: int | None
    look_for: list[SoughtForm]


class ExplainedForm(TypedDict):
    """Why the numbers differ."""

    at: str
    by: list[str]
    reason: str


class PilesForm(TypedDict):
    """What was counted by hand: `settled` where it is as on record, or two people said why it is not."""

    poll: str
    holds: bool
    settled: bool
    piles: list[PileForm]
    explained: ExplainedForm | None


class WeightDiffersForm(TypedDict):
    """A weight of which not as many papers were seen as envelopes came back; see `record.poll.envelopes`."""

    heads: int
    area: str
    share: str
    papers: int
    envelopes: int


class EnvelopesForm(TypedDict):
    """What became of a secret poll's envelopes, and of the papers in them; see `record.poll.envelopes`."""

    made: int
    out: int
    unissued: int
    outstanding: int
    returned: int
    late: int
    void: int
    papers: int | None
    seen: int
    missing: int
    agrees: bool
    weights: list[WeightDiffersForm]

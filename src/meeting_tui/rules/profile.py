"""A profile: one body of law as data. What weighs, who must take part, what passes, what runs when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from meeting_tui.published import ProofForm
from meeting_tui.refusal import Keys, Refusal
from meeting_tui.rules.condition import Clause, Cond, Words, needs
from meeting_tui.rules.good_standing import Acclamation, Arrears, Candidacy
from meeting_tui.rules.procedure import MotionRule, Window
from meeting_tui.rules.told import Copies, Effect

Verified = Literal["yes", "secondary", "no"]
Event = Literal[
    "assembly",
    "committee",
    "vote_open",
    "vote_close",
    "decision",
    "election",
    "founded",
    "year",
    "term_begin",
    "term_report",
    "reelection_group",
    "term_end",
    "member_left",
    "contract_end",
]
"""What duties are counted from: a meeting or a poll; or the community as a whole. `year` is the first day of
its accounts' year."""
Policy = Literal["not_participating", "abstain", "follow_majority"]


@dataclass(frozen=True)
class Measure:
    """Something that weighs: `decimals` digits behind the point, so its smallest unit is 10^-decimals.

    `unit` is the word for one, `units` for several, `title` what it is called, where the law has a word.
    """

    id: str
    unit: Words
    units: Words
    decimals: int = 0
    title: Words = field(default_factory=dict)

    @property
    def called(self) -> tuple[str, ...]:
        """What it is called in any language, as a column of a roll may be."""
        return (*self.title.values(), *self.units.values())


@dataclass(frozen=True)
class Fallback:
    """When a vote fails but `when` holds, the same matter is put again under `rule`.

    `new_vote` tells whether hands or papers are asked again; the outcome is then `second_vote`.
    """

    rule: str
    when: Cond
    new_vote: bool = True


@dataclass(frozen=True)
class Objection:
    """A decision stands only when within `days` the objections don't satisfy `fails_if`."""

    days: int
    fails_if: Cond


@dataclass(frozen=True)
class Rule:
    """One way to decide, with the clause that says so, its wording, and whether we have read it.

    `verified`: `yes` the statute itself was read, `secondary` only what others say of it, `no` neither.
    `since`, `until`: the first and last day it is in force, empty: not known to begin or end. `formerly`: the
    rule that it was before, under whose name it stands on a day of its span. `second_call`: what holds of it
    at a second call, in the place of what the profile says of all rules.
    """

    id: str
    title: Words
    approval: Cond
    cite: Words
    wording: Words
    as_of: str
    verified: Verified
    quorum: Cond | None = None
    tie: Literal["fail", "chair"] = "fail"
    fallback: Fallback | None = None
    after: Objection | None = None
    lang: str = "zh"
    since: str = ""
    until: str = ""
    formerly: str = ""
    second_call: SecondCall | None = None

    def in_force(self, day: str) -> bool:
        """Whether it holds on that ISO day."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)

    @property
    def clause(self) -> Clause:
        """The citation, to go with every fact."""
        return Clause(self.cite, self.lang)

    @property
    def measures(self) -> frozenset[str]:
        """The measures it looks at, also after the vote."""
        return frozenset(measure for measure, _ in self._needs)

    @property
    def sets(self) -> frozenset[str]:
        """The sets it looks at, also after the vote."""
        return frozenset(name for _, name in self._needs)

    @property
    def _needs(self) -> Iterator[tuple[str, str]]:
        later = (self.fallback and self.fallback.when, self.after and self.after.fails_if)
        for cond in (self.quorum, self.approval, *later):
            yield from needs(cond) if cond else ()


@dataclass(frozen=True)
class LawSource:
    """Where the law was read."""

    cite: str
    url: str
    verified: Verified


@dataclass(frozen=True)
class Cap:
    """One holder's weight is cut: when it is over (`at_least`: reaches) `over` of all of `measure`.

    effect `excess_ignored`: what is above the limit does not count; `times`: the whole is multiplied by
    `factor`, fractions of the smallest unit dropped; `sum_of_others`: no more than all others together.
    `who`: `any`, or `developer`, or `proxy` (what a proxy holder carries for others). The cut is made only
    where all hold more than `over_units` units. `votes_only`: what is cut is not voted, but is among all and
    among those there as before.
    """

    measure: str
    who: Literal["any", "developer", "proxy"]
    over: Fraction
    effect: Literal["excess_ignored", "times", "sum_of_others"]
    factor: Fraction = Fraction(1)
    at_least: bool = False
    over_units: int = 0
    votes_only: bool = False


@dataclass(frozen=True)
class HeadRule:
    """What one head is. `special_space_area`: whether parking spaces weigh with their area."""

    unit: Literal["owner", "exclusive_part", "lot", "member"] = "owner"
    developer_stock_as_one: bool = False
    special_space_area: Literal["exclude", "include"] = "exclude"


@dataclass(frozen=True)
class NonResponse:
    """What a delivered ballot that never came back counts as. `follow_majority` needs clause and warning."""

    policy: Policy = "not_participating"
    bylaw: str = ""
    warning: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Invalid:
    """Whether an invalid vote is in the base, and how far a fault reaches: the item or the whole ballot."""

    participates: bool = False
    in_cast: bool = False
    scope: Literal["item", "ballot"] = "item"


@dataclass(frozen=True)
class ProxyRule:
    """Limits on voting for others; `None` means the law sets none.

    A holder may carry `max_principals`, or `or_units` of all units if that is more, or any number while own
    and carried weight together stay within `unless_share` of all of `share_measure`. `cite`: the clause.
    """

    allowed: bool = True
    max_principals: int | None = None
    or_units: Fraction | None = None
    unless_share: Fraction | None = None
    share_measure: str = "heads"
    forbidden_roles: tuple[str, ...] = ()
    instruction_required: bool = False
    cite: Words = field(default_factory=dict)


@dataclass(frozen=True)
class ElectionRule:
    """Ranking by these measures in turn; what is still equal is decided by lots, or fails.

    `write_in`: further names may be written on the paper; `cumulative`: several votes given to one name;
    `ranked`: the methods by which names may be put in order (`ranked.ballots.METHODS`).
    """

    rank: tuple[str, ...] = ("heads",)
    ties: Literal["lots", "fail"] = "lots"
    write_in: bool = False
    cumulative: bool = False
    ranked: tuple[str, ...] = ()


@dataclass(frozen=True)
class MatterKind:
    """A kind of matter and the rule that decides it; `elects`: names stand for seats."""

    code: str
    title: Words
    rule: str
    elects: bool = False


@dataclass(frozen=True)
class Duty:
    """Something the law wants done `count` days (months, years) before or after an event; `every`: once in
    each span of that length, counted from the event. `count` is 0 where the law names no number: before means
    before the day of the event, after means at once.

    `evidence` is the kind of thing that proves it done: posting, filing, delivery, meeting, document; `none`
    for a period that only runs. `roll_over`: a last day on a holiday moves to the next working day. `known`:
    it is counted from the day on which whom it concerns knew of the event, or from another that `begins`
    names, so that no date can be said.
    `late`: what follows when it was not done in time, where that is known. `rules`, `matters`: those it
    belongs to, so that it binds only where one of them decides, is decided; none: it binds always.
    `marks`: the event that doing it is, from which others are counted. `who`: whose duty it is, where that
    is said.
    """

    id: str
    title: Words
    event: Event
    when: Literal["before", "after", "every"]
    count: int
    unit: Literal["days", "months", "years"]
    cite: Words
    verified: Verified
    evidence: str = "posting"
    roll_over: bool = True
    late: Words = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    known: bool = False
    begins: Words = field(default_factory=dict)
    who: Words = field(default_factory=dict)
    marks: Event | Literal[""] = ""

    def binds(self, rules: Collection[str] | None, matters: Collection[str] | None = None) -> bool:
        """Whether it has to be done where these rules decide on these matters; None: that is not known. Then
        the duty of a rule has to, that of a matter has not."""
        ruled = not self.rules or rules is None or not set(self.rules).isdisjoint(rules)
        return ruled and (not self.matters or not set(self.matters).isdisjoint(matters or ()))


@dataclass(frozen=True)
class Unlisted:
    """Whether a meeting may decide what is not on its notice."""

    decided: Literal["no", "partly", "yes"]
    wording: Words
    cite: Words
    verified: Verified


@dataclass(frozen=True)
class MinutesRule:
    """Who confirms the minutes of an assembly beside whoever chaired it: the `recorder`, so many `owners` who
    were there, whoever chairs the committee (`council`) and was there. `cite` is empty where no law says."""

    recorder: bool = True
    owners: int = 0
    council: bool = False
    cite: Words = field(default_factory=dict)
    verified: Verified = "no"


@dataclass(frozen=True)
class SecondCall:
    """What holds when a meeting is called a second time because the first had no quorum.

    Of every rule with a quorum this one is asked instead, None: whoever is there suffices; but some are
    replaced as a whole by another (`rules`). It holds not before the day `days` after the first call, nor
    until `minutes` after the time for which the second is called; 0 where the law names none.
    """

    cite: Words
    wording: Words
    verified: Verified
    quorum: Cond | None = None
    rules: Mapping[str, str] = field(default_factory=dict)
    days: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Profile:
    """A whole body of rules; `lang` is the language its clauses are cited in.

    `note` is what must be said wherever it is used, `office_note` what only who works with it must know (a
    text that may be out of date). `text` is the TOML it
    was read from, `bylaw` the clause of one derived from another (`extends`). `unlisted` is None where that
    is not known, `second_call` where the law knows none. `merge_areas`: secret ballots may carry the mean
    area of several voters where fewer than five have the same.
    """

    id: str
    title: Words
    lang: str
    as_of: str
    sources: tuple[LawSource, ...]
    measures: Mapping[str, Measure]
    rules: Mapping[str, Rule]
    matters: Mapping[str, MatterKind]
    options: tuple[str, ...] = ("for", "against", "abstain")
    blank: Literal["abstain", "invalid", "not_cast"] = "abstain"
    identity: Literal["signed", "secret"] = "signed"
    merge_areas: bool = False
    heads: HeadRule = HeadRule()
    invalid: Invalid = Invalid()
    nonresponse: NonResponse = NonResponse()
    proxy: ProxyRule = ProxyRule()
    election: ElectionRule = ElectionRule()
    motion: MotionRule = field(default_factory=MotionRule)
    caps: tuple[Cap, ...] = ()
    duties: tuple[Duty, ...] = ()
    unlisted: Unlisted | None = None
    second_call: SecondCall | None = None
    minutes: MinutesRule = MinutesRule()
    arrears: Arrears | None = None
    candidacy: Candidacy | None = None
    acclamation: Acclamation | None = None
    copies: Copies = field(default_factory=Copies)
    effect: Effect | None = None
    window: Window = field(default_factory=Window)
    holidays: str = ""
    note: Words = field(default_factory=dict)
    office_note: Words = field(default_factory=dict)
    extends: str = ""
    bylaw: str = ""
    text: str = field(default="", compare=False, repr=False)

    @property
    def on_proxies(self) -> Words:
        """The clause that limits proxies, by what it is cited; else the law as a whole."""
        return self.proxy.cite or self.title

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; refused with `rules.unknown_rule`, naming those there are."""
        if rule_id not in self.rules:
            raise Refusal("rules.unknown_rule", rule=rule_id, profile=self.id, known=Keys(sorted(self.rules)))
        return self.rules[rule_id]

    def second_call_of(self, rule_id: str) -> SecondCall | None:
        """What holds of that rule at a second call; None where the law knows none."""
        return self.rule(rule_id).second_call or self.second_call

    @property
    def asks_in_person(self) -> bool:
        """Whether a rule asks who voted in person."""
        return any("voted_in_person" in rule.sets for rule in self.rules.values())

    def matter(self, code: str) -> MatterKind:
        """The matter of that code; refused with `rules.unknown_matter`, naming those there are."""
        if code not in self.matters:
            raise Refusal("rules.unknown_matter", matter=code, profile=self.id, known=Keys(self.matters))
        return self.matters[code]

    def proof(self, rule_id: str) -> ProofForm:
        """How far a rule was compared with the law, in the words of a decision's published form."""
        return self.proof_of(self.rule(rule_id))

    def proof_of(self, rule: Rule) -> ProofForm:
        """The same of a rule as it holds here."""
        told: ProofForm = {"verified": rule.verified, "as_of": rule.as_of, "note": dict(self.note) or None}
        return {**told, "office_note": dict(self.office_note)} if self.office_note else told

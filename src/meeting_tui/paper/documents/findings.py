"""What came of one question, as blocks: the conclusion, the counts per measure, the conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meeting_tui.lang import Translator
from meeting_tui.lang.terms import term
from meeting_tui.paper.blocks import Block, Paragraph, Table, Verdict
from meeting_tui.paper.wording import arithmetic, asked, bar, finding, measure, reason, share
from meeting_tui.rules import Decision, Measures, Profile
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.exact import decimal, fraction
from meeting_tui.rules.outcome import fact_json
from meeting_tui.rules.rating import Rating
from meeting_tui.rules.verdict import Finding, Result

_ROWS = (
    "all",
    "delivered",
    "returned",
    "participating",
    "for",
    "against",
    "abstain",
    "invalid",
    "nonresponse",
)
_OF_PARTICIPATING = frozenset({"for", "against", "abstain"})


@dataclass(frozen=True)
class Answered:
    """A question with its result. `labels`: the words beside its boxes."""

    title: str
    text: str
    labels: Mapping[str, str]
    result: Result


def blocks(t: Translator, answered: Answered) -> Iterator[Block]:
    """All of it: the binding finding first, and the strict one where the profile reads silence otherwise."""
    result = answered.result
    yield from _finding(t, answered, result.binding)
    if isinstance(result.binding, Rating):
        return
    yield _counts(t, result.profile, result.tally.binding)
    if isinstance(result.binding, Decision):
        yield from conditions(t, result.binding)
    if isinstance(result.binding, Contest):
        yield from _winners(t, answered, result.binding)
    if result.deemed is not None:
        yield from _strict(t, answered)
    yield from _remarks(t, result)


def outcome(t: Translator, answered: Answered) -> str:
    """The conclusion in a few words."""
    binding = answered.result.binding
    if isinstance(binding, Rating):
        return t("For information; nothing is decided")
    if isinstance(binding, Contest):
        return _contest_outcome(t, answered, binding)
    return term(binding.outcome, t)


def _contest_outcome(t: Translator, answered: Answered, contest: Contest) -> str:
    won = [answered.labels.get(name, name) for name in contest.placed("elected")]
    if not won:
        return term(contest.outcome, t)
    return t("Elected: {names}", names=t(", ").join(won))


def _finding(t: Translator, answered: Answered, found: Finding) -> Iterator[Block]:
    head = outcome(t, answered)
    if isinstance(found, Rating):
        yield Verdict(head)
        yield _rating(t, answered.result.profile, found)
    elif isinstance(found, Contest):
        yield Verdict(head, _contest_reasons(t, found))
        yield _standings(t, answered, found)
    else:
        yield Verdict(head, tuple(decision_reasons(t, found)))


def decision_reasons(t: Translator, decision: Decision) -> Iterator[str]:
    """Why: all that is missing, or that nothing is."""
    if decision.passed:
        yield t('Every condition of the rule "{rule}" is met.', rule=t.pick(dict(decision.rule.title)))
    for fact in decision.missing:
        if not (decision.passed and fact.alternative):
            yield reason(t, fact_json(decision.profile, fact))
    if decision.tied:
        yield t("For and against are equal; the chair decides.")
    if decision.next_rule:
        title = t.pick(dict(decision.profile.rule(decision.next_rule).title))
        yield t('The matter may be put again under "{rule}".', rule=title)


def conditions(t: Translator, decision: Decision) -> Iterator[Block]:
    """Every comparison with its arithmetic, and the clause under it."""
    yield _condition_table(t, decision)
    yield from _clause(t, decision)


def _condition_table(t: Translator, decision: Decision) -> Table:
    facts = [fact_json(decision.profile, fact) for fact in decision.facts]
    rows = tuple((asked(t, f), bar(t, f), arithmetic(f), finding(t, f)) for f in facts)
    head = (t("Condition"), t("Required"), t("Calculation"), t("Finding"))
    return Table(head, rows, (7, 5, 8, 5), "llll")


def _clause(t: Translator, decision: Decision) -> Iterator[Block]:
    rule = decision.rule
    cite, wording = t.pick(dict(rule.cite)), t.pick(dict(rule.wording))
    yield Paragraph(t("{cite}: {wording}", cite=cite, wording=wording), "note")
    if rule.verified != "yes":
        said = t("This rule's wording was not checked against the law itself. Check it before relying on it.")
        yield Paragraph(said, "note")


def _counts(t: Translator, profile: Profile, sets: Measures) -> Table:
    """The table everybody looks for: totals, who took part, for and against, with their shares."""
    shown = [name for name in _ROWS if all(name in row for row in sets.values())]
    rows = tuple((term(name, t), *_cells(profile, sets, name)) for name in shown)
    head = [cell for code in sets for cell in (measure(t, code), t("Percentage"))]
    return Table((t("Counted as"), *head), rows, (4, *([3, 3] * len(sets))), "l" + "rr" * len(sets))


def _cells(profile: Profile, sets: Measures, name: str) -> Iterator[str]:
    base = "participating" if name in _OF_PARTICIPATING else "all"
    for code, row in sets.items():
        yield decimal(row[name], profile.measures[code].decimals)
        yield share(row[name], row[base])


def _strict(t: Translator, answered: Answered) -> Iterator[Block]:
    """The count with silence left out, published beside the one that includes it."""
    result = answered.result
    yield Paragraph(
        t("Ballots that were delivered and did not come back are counted as the bylaws say. Without them:"),
        "strong",
    )
    strict = result.strict
    if not isinstance(strict, Rating):
        yield Paragraph(t("Result without them: {outcome}.", outcome=term(strict.outcome, t)))
    yield _counts(t, result.profile, result.tally.strict)
    if isinstance(strict, Decision):
        yield from conditions(t, strict)


def _remarks(t: Translator, result: Result) -> Iterator[Block]:
    tally = result.tally
    twice = sum(flag.reason == "contradictory" for flag in tally.flags)
    if twice:
        said = t.plural(
            "{n} voter answered twice and differently; neither answer counts.",
            "{n} voters answered twice and differently; neither of their answers counts.",
            twice,
        )
        yield Paragraph(said, "note")
    if tally.excluded:
        yield Paragraph(t("Had no vote on this question: {n}.", n=len(tally.excluded)), "note")


def _winners(t: Translator, answered: Answered, contest: Contest) -> Iterator[Block]:
    """The arithmetic behind every seat; behind the best one where nobody won."""
    won = [each for each in contest.standings if each.place == "elected"] or contest.standings[:1]
    for each in won:
        yield Paragraph(answered.labels.get(each.id, each.id), "strong")
        yield _condition_table(t, each.decision)
    if won:
        yield from _clause(t, won[0].decision)


def _contest_reasons(t: Translator, contest: Contest) -> tuple[str, ...]:
    said = []
    if contest.vacant:
        said.append(t("Seats nobody won: {n}.", n=contest.vacant))
    if tied := contest.placed("tied"):
        said.append(t("{n} are equal for the last seat.", n=len(tied)))
    if contest.seed:
        said.append(t("Lots drawn with the seed {seed}.", seed=contest.seed))
    return tuple(said)


def _standings(t: Translator, answered: Answered, contest: Contest) -> Table:
    codes = tuple(answered.result.profile.measures)
    places = answered.result.profile.measures
    rows = tuple(
        (
            str(each.rank),
            answered.labels.get(each.id, each.id),
            *(
                cell
                for code in codes
                for cell in (
                    decimal(each.decision.measures[code]["for"], places[code].decimals),
                    share(each.decision.measures[code]["for"], each.decision.measures[code]["participating"]),
                )
            ),
            term(each.place, t),
        )
        for each in contest.standings
    )
    head = (
        t("Rank"),
        t("Offer or candidate"),
        *(cell for code in codes for cell in (measure(t, code), t("Percentage"))),
        t("Outcome"),
    )
    return Table(head, rows, (2, 6, *([3, 3] * len(codes)), 3), "cl" + "rr" * len(codes) + "c")


def _rating(t: Translator, profile: Profile, rating: Rating) -> Table:
    marks = list(next(iter(rating.spread.values())))
    rows = [
        (
            measure(t, code),
            *(decimal(row[mark], profile.measures[code].decimals) for mark in marks),
            *_middle(rating, code),
        )
        for code, row in rating.spread.items()
    ]
    head = (t("By measure"), *marks, t("Median"), t("Mean"))
    return Table(head, tuple(rows), (3, *([3] * len(marks)), 3, 4), "l" + "r" * (len(marks) + 2))


def _middle(rating: Rating, code: str) -> tuple[str, str]:
    median, mean = rating.median[code], rating.mean[code]
    return ("–" if median is None else fraction(median), "–" if mean is None else fraction(mean))

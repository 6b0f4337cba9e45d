"""What came of one question, as blocks: the conclusion, the counts per measure, the conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import exact
from meeting_tui.lang.result import place
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import Block, Paragraph, Table, Verdict
from meeting_tui.paper.documents.wording import (
    arithmetic,
    asked,
    bar,
    finding,
    measure,
    reason,
    share,
    unchecked,
    weighed,
)
from meeting_tui.rules import Decision, Fact, Measures, Profile
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.exact import decimal, fraction
from meeting_tui.rules.outcome import fact_json
from meeting_tui.rules.rating import Rating
from meeting_tui.rules.verdict import Finding, Result

NO_SETS: Measures = {}
TOTALS = ("all", "delivered", "returned")
_VOTES = ("participating", "for", "against", "abstain", "invalid", "nonresponse")
_OF_PARTICIPATING = frozenset({"for", "against", "abstain"})
_INSIDE = {"abstain": "abstain", "invalid": "invalid", "not_cast": "participating"}  # after which row: blank


@dataclass(frozen=True)
class Answered:
    """A question with its result. `labels`: the words beside its boxes."""

    title: str
    text: str
    labels: Mapping[str, str]
    result: Result


def blocks(t: Translator, answered: Answered, common: Measures = NO_SETS) -> Iterator[Block]:
    """All of it: the binding finding first, and the strict one where the profile reads silence otherwise.

    `common`: totals that stand elsewhere on the paper and are said again only where they differ.
    """
    result = answered.result
    yield from _finding(t, answered, result.binding)
    if isinstance(result.binding, Rating):
        return
    yield _counts(t, result.profile, result.tally.binding, common)
    if isinstance(result.binding, Decision):
        yield from conditions(t, result.binding)
    if isinstance(result.binding, Contest):
        yield from _winners(t, answered, result.binding)
    if result.deemed is not None:
        yield from _strict(t, answered, common)
    yield from _remarks(t, result)


def outcome(t: Translator, answered: Answered) -> str:
    """The conclusion in a few words."""
    return _outcome_of(t, answered, answered.result.binding)


def _outcome_of(t: Translator, answered: Answered, found: Finding) -> str:
    if isinstance(found, Rating):
        return t("For information; nothing is decided")
    if isinstance(found, Contest):
        return _contest_outcome(t, answered, found)
    return term(found.outcome, t)


def _contest_outcome(t: Translator, answered: Answered, contest: Contest) -> str:
    won = [answered.labels.get(name, name) for name in contest.placed("elected")]
    if not won:
        return term(contest.outcome, t)
    if answered.result.question.kind == "choose":
        return t("Chosen: {names}", names=t(", ").join(won))
    return t("Elected: {names}", names=t(", ").join(won))


def _finding(t: Translator, answered: Answered, found: Finding) -> Iterator[Block]:
    head = _outcome_of(t, answered, found)
    if isinstance(found, Rating):
        yield Verdict(head, small=True)
        yield _rating(t, answered.result.profile, found)
    elif isinstance(found, Contest):
        yield Verdict(head, _contest_reasons(t, answered, found), small=True)
        yield _standings(t, answered, found)
    else:
        yield Verdict(head, tuple(decision_reasons(t, found)), small=True)


def decision_reasons(t: Translator, decision: Decision) -> Iterator[str]:
    """Why: all that is missing, or that nothing is."""
    if decision.passed:
        yield t('Every condition of the rule "{rule}" is met.', rule=t.pick(dict(decision.rule.title)))
    for fact in decision.missing:
        if not (decision.passed and fact.alternative):
            yield reason(t, fact_json(decision.profile, fact), decision.profile)
    if decision.tied and decision.casting:
        yield t("For and against are equal; the chair decided: {choice}.", choice=term(decision.casting, t))
    elif decision.tied:
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
    law = decision.profile
    rows = tuple((asked(t, f, law), bar(t, f), arithmetic(f), finding(t, f, law)) for f in facts)
    head = (t("Condition"), t("Required"), t("Calculation"), t("Finding"))
    return Table(head, rows, (1, 0, 0, 0), "llll", dense=True)


def _clause(t: Translator, decision: Decision) -> Iterator[Block]:
    rule = decision.rule
    cite, wording = t.pick(dict(rule.cite)), t.pick(dict(rule.wording))
    yield Paragraph(t("{cite}: {wording}", cite=cite, wording=wording), "note")
    if said := unchecked(t, rule):
        yield Paragraph(said, "note")


def totals(t: Translator, profile: Profile, sets: Measures) -> Table:
    """How many there are, got a ballot and gave it back: once for all questions."""
    return _table(t, profile, sets, [name for name in TOTALS if _known(sets, name)])


def _counts(t: Translator, profile: Profile, sets: Measures, common: Measures) -> Table:
    """The table everybody looks for: who took part, for and against, with their shares."""
    rows = [name for name in TOTALS if _known(sets, name) and not _same(sets, common, name)]
    rows += [name for name in _VOTES if _known(sets, name)]
    rows.insert(rows.index(_INSIDE[profile.blank]) + 1, "blank")
    return _table(t, profile, sets, rows)


def _held(sets: Measures) -> Measures:
    """What somebody holds; a roll without shares needs no column of noughts."""
    return {code: row for code, row in sets.items() if row["all"] or code == "heads"}


def _known(sets: Measures, name: str) -> bool:
    return all(name in row for row in sets.values())


def _same(sets: Measures, common: Measures, name: str) -> bool:
    return all(code in common and common[code].get(name) == row[name] for code, row in sets.items())


def _table(t: Translator, profile: Profile, sets: Measures, names: list[str]) -> Table:
    sets = _held(sets)
    rows = tuple((_named(t, profile, name), *_cells(profile, sets, name)) for name in names)
    head = [cell for code in sets for cell in (measure(t, code, profile), t("%"))]
    widths = (4, *([3, 3] * len(sets)))
    return Table((t("Counted as"), *head), rows, widths, "l" + "rr" * len(sets), dense=True)


def _named(t: Translator, profile: Profile, name: str) -> str:
    """A row's name; blanks that are counted in the row above say so."""
    inside = name == "blank" and profile.blank != "not_cast"
    return t("of these blank") if inside else term(name, t)


def _cells(profile: Profile, sets: Measures, name: str) -> Iterator[str]:
    within = _INSIDE[profile.blank] if name == "blank" else name
    base = "participating" if within in _OF_PARTICIPATING else "all"
    for code, row in sets.items():
        yield weighed(row[name], profile.measures[code].decimals)
        yield share(row[name], row[base])


def summary(t: Translator, answered: tuple[Answered, ...]) -> Table:
    """What came of every question, on a line: the outcome, and by how much."""
    decided = [each.result.binding for each in answered if isinstance(each.result.binding, Decision)]
    codes = tuple(dict.fromkeys(fact.measure for one in decided for fact in _approval(one)))
    rows = tuple(
        (str(n), each.title, outcome(t, each), *(cell for code in codes for cell in _score(each, code)))
        for n, each in enumerate(answered, 1)
    )
    head = [cell for code in codes for cell in (_asked(t, decided, code), t("%"))]
    widths = (0, 1, 0 if codes else 1, *([0, 0] * len(codes)))
    return Table(
        (t("No."), t("Question"), t("Outcome"), *head), rows, widths, "cll" + "rr" * len(codes), dense=True
    )


def telling(decision: Decision) -> tuple[Fact, ...]:
    """The comparisons worth a line on a poster: those of approval, and whatever was missing."""
    return tuple(fact for fact in decision.facts if fact.part == "approval" or not fact.holds)


def _approval(decision: Decision) -> tuple[Fact, ...]:
    return tuple(fact for fact in decision.facts if fact.part == "approval")


def _asked(t: Translator, decided: list[Decision], code: str) -> str:
    """The heading over one measure; what is compared is said when it is the same for all."""
    sides = {
        (f.num, f.of): asked(t, fact_json(d.profile, f), d.profile)
        for d in decided
        for f in _approval(d)
        if f.measure == code
    }
    return next(iter(sides.values())) if len(sides) == 1 else measure(t, code, decided[0].profile)


def _score(answered: Answered, code: str) -> tuple[str, str]:
    """The approval by one measure: "163 / 214" and its share."""
    found = answered.result.binding
    facts = _approval(found) if isinstance(found, Decision) else ()
    told = next((fact_json(answered.result.profile, fact) for fact in facts if fact.measure == code), None)
    if told is None or told["of_value"] is None:
        return ("–" if told is None else exact(told["num_value"])), "–"
    return f"{exact(told['num_value'])} / {exact(told['of_value'])}", f"{told['percent'] or '–'}%"


def weights(answered: Answered) -> tuple[str, ...]:
    """Who was for out of who took part, by measure, as a claim has it: 163/214."""
    result = answered.result
    places = {code: each.decimals for code, each in result.profile.measures.items()}
    return tuple(
        f"{decimal(row['for'], places[code])}/{decimal(row['participating'], places[code])}"
        for code, row in _held(result.tally.binding).items()
    )


def _strict(t: Translator, answered: Answered, common: Measures) -> Iterator[Block]:
    """The count with silence left out, published beside the one that includes it."""
    result = answered.result
    yield Paragraph(
        t("Ballots that were delivered and did not come back are counted as the bylaws say. Without them:"),
        "strong",
    )
    strict = result.strict
    if not isinstance(strict, Rating):
        yield Paragraph(t("Result without them: {outcome}.", outcome=_outcome_of(t, answered, strict)))
    if isinstance(strict, Contest):
        yield from (Paragraph(said) for said in _contest_reasons(t, answered, strict))
        yield _standings(t, answered, strict)
    yield _counts(t, result.profile, result.tally.strict, common)
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


def _contest_reasons(t: Translator, answered: Answered, contest: Contest) -> tuple[str, ...]:
    said = []
    if waiting := contest.placed("reserve"):
        named = t(", ").join(answered.labels.get(name, name) for name in waiting)
        said.append(t("In waiting: {names}.", names=named))
    if contest.vacant and answered.result.question.kind == "elect":
        said.append(t("Seats nobody won: {n}.", n=contest.vacant))
    if tied := contest.placed("tied"):
        said.append(t("{n} are equal for the last seat.", n=len(tied)))
    if contest.seed:
        said.append(t("Lots drawn with the seed {seed}.", seed=contest.seed))
    return tuple(said)


def _standings(t: Translator, answered: Answered, contest: Contest) -> Table:
    codes = tuple(_held(answered.result.tally.binding))
    places = answered.result.profile.measures
    rows = tuple(
        (
            str(each.rank),
            answered.labels.get(each.id, each.id),
            *(
                cell
                for code in codes
                for cell in (
                    weighed(each.decision.measures[code]["for"], places[code].decimals),
                    share(each.decision.measures[code]["for"], each.decision.measures[code]["participating"]),
                )
            ),
            place(answered.result.question.kind, each.place, t),
        )
        for each in contest.standings
    )
    head = (
        t("Rank"),
        t("Offer or candidate"),
        *(cell for code in codes for cell in (measure(t, code, answered.result.profile), t("%"))),
        t("Outcome"),
    )
    return Table(head, rows, (2, 6, *([3, 3] * len(codes)), 3), "cl" + "rr" * len(codes) + "c")


def _rating(t: Translator, profile: Profile, rating: Rating) -> Table:
    marks = list(next(iter(rating.spread.values())))
    rows = [
        (
            measure(t, code, profile),
            *(weighed(row[mark], profile.measures[code].decimals) for mark in marks),
            *_middle(rating, code),
        )
        for code, row in rating.spread.items()
    ]
    head = (t("By measure"), *marks, t("Median"), t("Mean"))
    return Table(head, tuple(rows), (3, *([3] * len(marks)), 3, 4), "l" + "r" * (len(marks) + 2))


def _middle(rating: Rating, code: str) -> tuple[str, str]:
    median, mean = rating.median[code], rating.mean[code]
    return ("–" if median is None else fraction(median), "–" if mean is None else fraction(mean))

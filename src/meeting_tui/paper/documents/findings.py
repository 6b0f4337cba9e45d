"""What came of one question, as blocks: the conclusion, the counts per measure, the conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import exact
from meeting_tui.lang.outcome import compared, objected
from meeting_tui.lang.result import kept_empty, place
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.answered import Answered
from meeting_tui.paper.documents.blocks import Bars, Block, Paragraph, Table, Verdict, said
from meeting_tui.paper.documents.counts import NO_SETS, cells, counts, held
from meeting_tui.paper.documents.orders import steps
from meeting_tui.paper.documents.wording import (
    BOUNDS,
    NOT_SHOWN,
    arithmetic,
    bar,
    bars,
    begun,
    bounded,
    finding,
    guarded,
    has_bar,
    measure,
    reason,
    unchecked,
    weighed,
)
from meeting_tui.rules import Decision, Fact, Measures, Profile
from meeting_tui.rules.bounds import shown
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.disclosure import NOTHING, Hidden, of_offer, of_strict
from meeting_tui.rules.exact import fraction
from meeting_tui.rules.membership import CHOICE
from meeting_tui.rules.outcome import fact_json, unit_json, units_json
from meeting_tui.rules.profile import Rule
from meeting_tui.rules.ranked.ballots import STV
from meeting_tui.rules.rating import Rating
from meeting_tui.rules.verdict import Finding

_NUMBER = r"[\d.,]+(?![\d/.,])"
"""What a bound is: a number that is no fraction, for a rule may ask for "at least 2/3"."""


def blocks(t: Translator, answered: Answered, common: Measures = NO_SETS) -> Iterator[Block]:
    """All of it: the binding finding first, and the strict one where the profile reads silence otherwise.

    `common`: totals that stand elsewhere on the paper and are said again only where they differ.
    """
    result = answered.result
    yield from _finding(t, answered, result.binding, answered.hidden)
    if isinstance(result.binding, Rating):
        return
    yield counts(t, answered, result.tally.binding, answered.hidden, common)
    if isinstance(result.binding, Decision):
        yield from conditions(t, result.binding, answered.hidden, drawn=True)
    if isinstance(result.binding, Contest):
        yield from steps(t, answered, result.binding)
        yield from _winners(t, answered, result.binding)
    if result.deemed is not None:
        yield from _strict(t, answered, common)
    yield from _remarks(t, answered)


def concealed(t: Translator) -> str:
    """Why numbers are missing on a public document, and who may see them where."""
    return t(
        '"Not shown": it would tell how fewer than five voted. Owners may see the full count at the office, '
        "with teller and scrutineer."
    )


def noted(t: Translator, blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """What is to be said of numbers that these blocks don't show, or show by their bounds; else nothing."""
    told = said(blocks)
    bounds = "|".join(re.escape(t(words, n="#")).replace("\\#", _NUMBER) for words in BOUNDS)
    if t(NOT_SHOWN) in told:
        yield Paragraph(concealed(t), "note")
    elif re.search(bounds, told):
        why = t(
            "A bound stands where the number would tell how fewer than five voted. Owners may see the full "
            "count at the office, with teller and scrutineer."
        )
        yield Paragraph(why, "note")


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


def _finding(t: Translator, answered: Answered, found: Finding, hidden: Hidden) -> Iterator[Block]:
    head = _outcome_of(t, answered, found)
    if isinstance(found, Rating):
        yield Verdict(head, small=True)
        yield _rating(t, answered.result.profile, found, hidden)
    elif isinstance(found, Contest):
        yield Verdict(head, _contest_reasons(t, answered, found), small=True)
        yield _standings(t, answered, found, hidden)
    else:
        yield Verdict(head, tuple(decision_reasons(t, found, hidden, drawn=True)), small=True)
        yield Bars(bars(t, found, hidden))


def decision_reasons(
    t: Translator, decision: Decision, hidden: Hidden = NOTHING, *, drawn: bool = False
) -> Iterator[str]:
    """Why: all that is missing, or that nothing is; without the shares where they are `drawn` beside it."""
    if decision.passed:
        yield t('Every condition of the rule "{rule}" is met.', rule=t.pick(dict(decision.rule.title)))
    units = units_json(decision.profile)
    yield from _objected(t, decision, hidden)
    for fact in decision.missing:
        if not (decision.passed and fact.alternative) and not (drawn and has_bar(decision, fact, hidden)):
            form = fact_json(decision.profile, fact)
            told = instead(t, decision, fact, hidden)
            yield guarded(t, form, units, told) if told else reason(t, form, units)
    if decision.tied and decision.casting:
        yield t("For and against are equal; the chair decided: {choice}.", choice=term(decision.casting, t))
    elif decision.tied:
        yield t("For and against are equal; the chair decides.")
    if decision.next_rule:
        then = decision.profile.rule(decision.next_rule)
        title, cite = t.pick(dict(then.title)), t.pick(dict(then.cite))
        yield t('The matter may be put again under "{rule}" ({cite}).', rule=title, cite=cite)


def _objected(t: Translator, decision: Decision, hidden: Hidden) -> Iterator[str]:
    """How many object in writing, and whether that undoes it."""
    units = units_json(decision.profile)
    for fact in decision.objection:
        form, told = fact_json(decision.profile, fact), instead(t, decision, fact, hidden)
        yield guarded(t, form, units, told) if told else objected(form, units[fact.measure], t)
    if decision.objection and not decision.passed:
        yield t("Not passed: the objections suffice.")


def instead(t: Translator, decision: Decision, fact: Fact, hidden: Hidden) -> str:
    """What stands for the numbers of a comparison that are not all shown; empty where they are."""
    if shown(fact, hidden):
        return ""
    return bounded(t, decision.profile, fact, decision.measures[fact.measure], hidden)


def conditions(t: Translator, decision: Decision, hidden: Hidden, *, drawn: bool = False) -> Iterator[Block]:
    """Every comparison with its arithmetic, and the clause under it; not again what is `drawn` as a bar."""
    table = _condition_table(t, decision, hidden, drawn)
    yield from (table,) if table.rows else ()
    yield Paragraph(clause(t, decision.rule), "note")


def _condition_table(t: Translator, decision: Decision, hidden: Hidden, drawn: bool = False) -> Table:
    facts = (fact for fact in decision.facts if not (drawn and has_bar(decision, fact, hidden)))
    rows = tuple(_condition(t, decision, fact, hidden) for fact in facts)
    head = (t("Condition"), t("Required"), t("Calculation"), t("Finding"))
    return Table(head, rows, (1, 0, 0, 0), "llll", dense=True)


def _condition(t: Translator, decision: Decision, fact: Fact, hidden: Hidden) -> tuple[str, ...]:
    law, told = decision.profile, instead(t, decision, fact, hidden)
    form = fact_json(law, fact)
    what = compared(form, unit_json(law.measures[fact.measure]), t).what
    return begun(what), bar(t, form), told or arithmetic(form), finding(t, form, law, shown=not told)


def clause(t: Translator, rule: Rule) -> str:
    """What a rule says, and where."""
    cite, wording = t.pick(dict(rule.cite)), t.pick(dict(rule.wording))
    return t("{cite}: {wording}", cite=cite, wording=wording)


def quoted_once(blocks: Iterable[Block], law: Profile, t: Translator) -> Iterator[Block]:
    """Each clause in full where it comes first; behind that it is only named."""
    clauses = {clause(t, rule): t.pick(dict(rule.cite)) for rule in law.rules.values()}
    quoted = set()
    for block in blocks:
        text = block.text if isinstance(block, Paragraph) else ""
        if text in quoted:
            yield Paragraph(t("{cite}: quoted above.", cite=clauses[text]), "note")
        else:
            yield block
        quoted |= {text} & clauses.keys()


def cautions(t: Translator, answered: tuple[Answered, ...]) -> Iterator[Block]:
    """Where a rule was not read in the law itself, each said once: for the office, not for the board."""
    asked = ((each.result.profile, each.result.question.rule) for each in answered)
    said = dict.fromkeys(unchecked(t, law.rule(rule)) for law, rule in asked if rule)
    yield from (Paragraph(each, "note") for each in said if each)


def summary(t: Translator, answered: tuple[Answered, ...]) -> Table:
    """What came of every question, on a line: the outcome, and how far it got."""
    decided = [each.result.binding for each in answered if isinstance(each.result.binding, Decision)]
    codes = tuple(dict.fromkeys(fact.measure for one in decided for fact in _approval(one)))
    rows = tuple(
        (str(n), outcome(t, each), each.title, *(_score(t, each, code) for code in codes))
        for n, each in enumerate(answered, 1)
    )
    head = (t("No."), t("Outcome"), t("Question"), *(_asked(t, decided, code) for code in codes))
    widths = (0, 0 if codes else 1, 1, *([0] * len(codes)))
    return Table(head, rows, widths, "cll" + "r" * len(codes), dense=True)


def telling(decision: Decision) -> tuple[Fact, ...]:
    """The comparisons worth a line on a poster: those of approval, and whatever was missing."""
    return tuple(fact for fact in decision.facts if fact.part == "approval" or not fact.holds)


def _approval(decision: Decision) -> tuple[Fact, ...]:
    return tuple(fact for fact in decision.facts if fact.part == "approval")


def _asked(t: Translator, decided: list[Decision], code: str) -> str:
    """The heading over one measure; what is compared is said when it is the same for all."""
    sides = {
        compared(fact_json(d.profile, f), unit_json(d.profile.measures[code]), t).what
        for d in decided
        for f in _approval(d)
        if f.measure == code
    }
    return begun(next(iter(sides))) if len(sides) == 1 else measure(t, code, decided[0].profile)


def _score(t: Translator, answered: Answered, code: str) -> str:
    """The approval by one measure: its share, or the number that had to be reached."""
    found = answered.result.binding
    facts = _approval(found) if isinstance(found, Decision) else ()
    fact = next((fact for fact in facts if fact.measure == code), None)
    if fact and isinstance(found, Decision) and (said := instead(t, found, fact, answered.hidden)):
        numbers, _equal, part = said.partition(" = ")
        return part or numbers
    told = None if fact is None else fact_json(answered.result.profile, fact)
    if told is None:
        return "–"
    return exact(told["num_value"]) if told["of_value"] is None else f"{told['percent'] or '–'}%"


def _strict(t: Translator, answered: Answered, common: Measures) -> Iterator[Block]:
    """The count with silence left out, published beside the one that includes it."""
    result, hidden = answered.result, of_strict(answered.hidden)
    yield Paragraph(
        t("Ballots that were delivered and did not come back are counted as the bylaws say. Without them:"),
        "strong",
    )
    strict = result.strict
    if not isinstance(strict, Rating):
        yield Paragraph(t("Result without them: {outcome}.", outcome=_outcome_of(t, answered, strict)))
    if isinstance(strict, Contest):
        yield from (Paragraph(said) for said in _contest_reasons(t, answered, strict))
        yield _standings(t, answered, strict, hidden)
    yield counts(t, answered, result.tally.strict, hidden, common)
    if isinstance(strict, Decision):
        yield from conditions(t, strict, hidden)


def _remarks(t: Translator, answered: Answered) -> Iterator[Block]:
    result = answered.result
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
    law = result.profile.arrears
    if answered.unpaid and law:
        said = t.plural(
            "{n} voter had no vote for arrears: {wording} ({cite})",
            "{n} voters had no vote for arrears: {wording} ({cite})",
            answered.unpaid,
            wording=t.pick(dict(law.wording)),
            cite=t.pick(dict(law.cite)),
        )
        yield Paragraph(said, "note")


def _winners(t: Translator, answered: Answered, contest: Contest) -> Iterator[Block]:
    """The arithmetic behind every seat; behind the best one where nobody won."""
    in_rows = answered.result.question.in_rows
    won = [each for each in contest.standings if each.place == "elected"] or contest.standings[:1]
    for each in won:
        yield Paragraph(answered.labels.get(each.id, each.id), "strong")
        yield _condition_table(t, each.decision, of_offer(answered.hidden, each.id, in_rows))
    if won:
        yield Paragraph(clause(t, won[0].decision.rule), "note")


def _contest_reasons(t: Translator, answered: Answered, contest: Contest) -> tuple[str, ...]:
    said = []
    if waiting := contest.placed("reserve"):
        named = t(", ").join(answered.labels.get(name, name) for name in waiting)
        said.append(t("In waiting: {names}.", names=named))
    behind = [each for each in contest.standings if each.place == "elected" and each.rank > contest.seats]
    if behind and answered.result.question.groups:
        named = t(", ").join(answered.labels.get(each.id, each.id) for each in behind)
        said.append(t("Elected to kept seats before others with more votes: {names}.", names=named))
    if contest.vacant and answered.result.question.kind == "elect":
        said.append(t("Seats nobody won: {n}.", n=contest.vacant))
        said += kept_empty(answered.result.kept_empty, t)
    if tied := contest.placed("tied"):
        said.append(_level(t, answered, tied))
    if contest.seed:
        said.append(t("Lots drawn with the seed {seed}.", seed=contest.seed))
    if contest.reserve_seed:
        said.append(t("Lots for those in waiting drawn with the seed {seed}.", seed=contest.reserve_seed))
    return tuple(said)


def _level(t: Translator, answered: Answered, tied: tuple[str, ...]) -> str:
    if answered.result.question.method == STV:
        named = t(", ").join(answered.labels.get(name, name) for name in tied)
        return t("Lots must be drawn to go on. Still in: {names}.", names=named)
    return t("{n} are equal for the last seat.", n=len(tied))


def _standings(t: Translator, answered: Answered, contest: Contest, hidden: Hidden) -> Table:
    profile, codes = answered.result.profile, tuple(held(answered.result.tally.binding))
    heaped = answered.result.question.in_rows  # a vote is then no voter, and no share of those who took part
    rows = tuple(
        (
            str(each.rank),
            answered.labels.get(each.id, each.id),
            *(
                "–" if heaped and at % 2 else cell
                for at, cell in enumerate(
                    cells(
                        t,
                        profile,
                        {code: each.decision.measures[code] for code in codes},
                        "for",
                        of_offer(hidden, each.id, heaped),
                    )
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


def _rating(t: Translator, profile: Profile, rating: Rating, hidden: Hidden) -> Table:
    """A measure of which one sum is hidden stands there without any, for its mean would tell that sum."""
    marks = list(next(iter(rating.spread.values())))
    without = {code for code in rating.spread if hidden & {(code, CHOICE + mark) for mark in marks}}
    rows = [
        (
            measure(t, code, profile),
            *(
                t(NOT_SHOWN) if code in without else weighed(row[mark], profile.measures[code].decimals)
                for mark in marks
            ),
            *(("–", "–") if code in without else _middle(rating, code)),
        )
        for code, row in rating.spread.items()
    ]
    head = (t("By measure"), *marks, t("Median"), t("Mean"))
    return Table(head, tuple(rows), (3, *([3] * len(marks)), 3, 4), "l" + "r" * (len(marks) + 2))


def _middle(rating: Rating, code: str) -> tuple[str, str]:
    median, mean = rating.median[code], rating.mean[code]
    return ("–" if median is None else fraction(median), "–" if mean is None else fraction(mean))

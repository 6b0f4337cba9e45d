"""Results in words: the sentences the public reads, and every condition with its numbers and its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from meeting_tui.cli import out
from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.formats import day
from meeting_tui.lang.orders import Steps, steps
from meeting_tui.lang.outcome import amount, caution, explain, missing
from meeting_tui.lang.result import outlooks as reachable
from meeting_tui.lang.result import place
from meeting_tui.lang.result import tell as sentences
from meeting_tui.lang.terms import term
from meeting_tui.published import ContestResult, DecisionForm, OutlookForm, RatingResult, ResultForm

PASSED, FAILED = "✓", "✗"


def tell(result: ResultForm, labels: Mapping[str, str] | None = None, more: Iterable[str] = ()) -> None:
    """Print what came of one question, from its published form, whatever its kind; `more` is said too."""
    if "conditions" in result and not result["deemed"]:
        out.data(outcome(result))
    else:
        for sentence in sentences(result, screen(), labels):
            out.data(sentence)
    for said in more:
        out.data(said)
    if "conditions" in result:
        conditions(result)
    elif "standings" in result:
        standings(result, labels or {})
    else:
        ratings(result)


def standings(found: ContestResult, labels: Mapping[str, str]) -> None:
    """Every offer or candidate on a line, best first; then the rule that each had to meet."""
    t = screen()
    for each in found["standings"]:
        votes = [amount(sets["for"], each["units"][name], t) for name, sets in each["measures"].items()]
        lacking = (missing(each, t, part) for part in ("quorum", "approval"))
        ended = t("; ").join(filter(None, (place(found["kind"], each["place"], t), *lacking)))
        told = {"rank": each["rank"], "name": labels.get(each["id"], each["id"]), "place": ended}
        out.data(t("{rank}. {name}: {votes} ({place})", votes=t(", ").join(votes), **told))
    if counted := found.get("counted"):
        ordered(steps(counted, labels, t))
    first = found["standings"][0]
    out.data(t.pick(first["cite"]))
    if warning := caution(first, t):
        out.words(warning)


def ordered(counted: Steps) -> None:
    """How names that were put in order were counted."""
    for said in filter(None, (counted.how, counted.names)):
        out.data(said)
    out.table(counted.head, counted.rows, right=frozenset(range(1, len(counted.head))))


def ratings(found: RatingResult) -> None:
    """How often each mark was given."""
    t = screen()
    for measure, each in found["ratings"].items():
        spread = "  ".join(f"{mark}: {weight}" for mark, weight in each["spread"].items())
        out.data(f"{term(measure, t)}  {spread}")


def outlooks(
    found: Sequence[OutlookForm], labels: Mapping[str, str], policy: str = "not_participating"
) -> None:
    """What is still reachable, one line for a question or for each of its offers."""
    for said in reachable(found, screen(), labels, policy):
        out.data(said)


def headline(result: ResultForm, title: str, labels: Mapping[str, str]) -> str:
    """One question of a count in a line."""
    if "conditions" not in result:
        return _("{title}: {outcome}", title=title, outcome=sentences(result, screen(), labels)[0])
    mark = PASSED if result["outcome"] == "passed" else FAILED
    return f"{mark} " + _("{title}: {outcome}", title=title, outcome=outcome(result))


def outcome(found: DecisionForm) -> str:
    """Passed, or not, with what is missing."""
    t = screen()
    said = term(found["outcome"], t)
    if found["outcome"] == "passed":
        return said
    lacking = t(", ").join(filter(None, (missing(found, t, part) for part in ("quorum", "approval"))))
    return _("{outcome} ({missing})", outcome=said, missing=lacking) if lacking else said


def decision(found: DecisionForm, then: Mapping[str, str]) -> None:
    """Print a bare decision, from its published form; `then` cites the rule of a second vote."""
    out.data(outcome(found))
    conditions(found)
    for line in law(found, then):
        out.data(line)


def law(found: DecisionForm, then: Mapping[str, str]) -> Iterator[str]:
    """By what it was decided, and what may follow: rule, wording, source, chair, objections, second vote."""
    t = screen()
    yield _("Rule: {title}", title=t.pick(found["title"]))
    yield t.pick(found["wording"])
    if found["as_of"] and found["verified"] != "no":
        yield _("Source read on {day}", day=day(found["as_of"], t.lang))
    for words, on in ((N_("In force from {day}"), "since"), (N_("In force until {day}"), "until")):
        if at := str(found.get(on) or ""):
            yield _(words, day=day(at, t.lang))
    if found["tied"]:
        vote = term(found["casting"], t) if found["casting"] else _("not given")
        yield _("A tie; the chair's casting vote: {vote}", vote=vote)
    if found["objection_days"]:
        days = found["objection_days"]
        yield _n("Objections: {n} day", "Objections: {n} days", days)
    if found["next_title"]:
        title, cite = t.pick(found["next_title"]), t.pick(dict(then))
        yield _("Second vote under: {title} ({cite})", title=title, cite=cite)


def conditions(found: DecisionForm) -> None:
    """Every condition on its line, then the clauses; on stderr, whether the law must be checked."""
    t = screen()
    lines = explain(found, t)
    for line in lines:
        out.data(f"{PASSED if line.holds else FAILED} {line.text}")
    for clause in dict.fromkeys(line.clause for line in lines):
        out.data(clause)
    if warning := caution(found, t):
        out.words(warning)

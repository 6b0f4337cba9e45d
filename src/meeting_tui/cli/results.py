"""Results in words: the sentences the public reads, and every condition with its numbers and its clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from meeting_tui.cli import out
from meeting_tui.lang import _, screen
from meeting_tui.lang.outcome import amount, caution, explain, missing
from meeting_tui.lang.result import outlooks as reachable
from meeting_tui.lang.result import place
from meeting_tui.lang.result import tell as sentences
from meeting_tui.lang.terms import term

PASSED, FAILED = "✓", "✗"


def tell(result: Mapping[str, Any], labels: Mapping[str, str] | None = None) -> None:
    """Print what came of one question, from its published form, whatever its kind."""
    plain = "conditions" in result
    for sentence in (
        [outcome(result)] if plain and not result["deemed"] else sentences(result, screen(), labels)
    ):
        out.data(sentence)
    if plain:
        conditions(result)
    elif "standings" in result:
        standings(result, labels or {})
    else:
        ratings(result)


def standings(found: Mapping[str, Any], labels: Mapping[str, str]) -> None:
    """Every offer or candidate on a line, best first; then the rule that each had to meet."""
    t = screen()
    for each in found["standings"]:
        votes = [amount(sets["for"], each["units"][name], t) for name, sets in each["measures"].items()]
        lacking = (missing(each, t, part) for part in ("quorum", "approval"))
        ended = t("; ").join(filter(None, (place(found["kind"], each["place"], t), *lacking)))
        told = {"rank": each["rank"], "name": labels.get(each["id"], each["id"]), "place": ended}
        out.data(t("{rank}. {name}: {votes} ({place})", votes=t(", ").join(votes), **told))
    first = found["standings"][0]
    out.data(t.pick(first["cite"]))
    if warning := caution(first, t):
        out.words(warning)


def ratings(found: Mapping[str, Any]) -> None:
    """How often each mark was given."""
    t = screen()
    for measure, each in found["ratings"].items():
        spread = "  ".join(f"{mark}: {weight}" for mark, weight in each["spread"].items())
        out.data(f"{term(measure, t)}  {spread}")


def outlooks(
    found: Sequence[Mapping[str, Any]], labels: Mapping[str, str], policy: str = "not_participating"
) -> None:
    """What is still reachable, one line for a question or for each of its offers."""
    for said in reachable(found, screen(), labels, policy):
        out.data(said)


def headline(result: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """One question of a count in a line."""
    if "conditions" not in result:
        return _("{title}: {outcome}", title=result["title"], outcome=sentences(result, screen(), labels)[0])
    mark = PASSED if result["outcome"] == "passed" else FAILED
    return f"{mark} " + _("{title}: {outcome}", title=result["title"], outcome=outcome(result))


def outcome(found: Mapping[str, Any]) -> str:
    """Passed, or not, with what is missing."""
    t = screen()
    said = term(found["outcome"], t)
    if found["outcome"] == "passed":
        return said
    lacking = t(", ").join(filter(None, (missing(found, t, part) for part in ("quorum", "approval"))))
    return _("{outcome} ({missing})", outcome=said, missing=lacking) if lacking else said


def decision(found: Mapping[str, Any]) -> None:
    """Print a bare decision, from its published form."""
    out.data(outcome(found))
    conditions(found)


def conditions(found: Mapping[str, Any]) -> None:
    """Every condition on its line, then the clauses; on stderr, whether the law must be checked."""
    t = screen()
    lines = explain(found, t)
    for line in lines:
        out.data(f"{PASSED if line.holds else FAILED} {line.text}")
    for clause in dict.fromkeys(line.clause for line in lines):
        out.data(clause)
    if warning := caution(found, t):
        out.words(warning)

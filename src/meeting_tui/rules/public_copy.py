"""The public copy of a bundle: sums instead of papers, without those that would tell how a few people voted.

Its exact form is docs/formats/recount.md. Rows of papers stay in the copy for inspection: with what each
weighs anybody could find the row of a flat on the door list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from meeting_tui.rules.bundle import FORMAT, VERSION, PollFacts, question_json, results
from meeting_tui.rules.condition import Leaf, Measures, leaves
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.disclosure import Hidden, of_offer, of_strict
from meeting_tui.rules.membership import CHOICE
from meeting_tui.rules.outcome import Decision, exact
from meeting_tui.rules.profile import Profile, Rule
from meeting_tui.rules.profile_out import to_raw
from meeting_tui.rules.rating import Rating
from meeting_tui.rules.verdict import Finding, Result

Form = dict[str, object]
SHOWN = (
    *("all", "delivered", "returned", "present", "in_person", "voted_in_person", "participating", "cast"),
    *("for", "against", "abstain", "blank", "invalid", "nonresponse", "objecting"),
)


def public_copy(
    facts: PollFacts, hidden: Mapping[str, Hidden], inspection: Sequence[str], identity: str
) -> Form:
    """The public copy of a counted poll; `inspection` are those with whom the rows may be inspected."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "copy": "public",
        "identity": identity,
        "inspection": list(inspection),
        "poll": dict(facts.poll),
        "roll_fingerprint": facts.roll_fingerprint,
        "profile": to_raw(facts.profile),
        "questions": [question_json(facts, asked) for asked in facts.questions],
        "results": public_results(facts, hidden),
    }


def public_results(facts: PollFacts, hidden: Mapping[str, Hidden]) -> list[Form]:
    """What came of each question, without the sums that are `hidden` of it."""
    return [_result(each, hidden[each.question.id]) for each in results(facts)]


def comparisons(rule: Rule) -> Iterator[Leaf]:
    """The comparisons of a rule in the order in which they are told: quorum, then approval."""
    yield from leaves(rule.quorum) if rule.quorum else ()
    yield from leaves(rule.approval)


def _result(result: Result, hides: Hidden) -> Form:
    tally = result.tally
    return {
        "question": result.question.id,
        "policy": result.profile.nonresponse.policy,
        "followed": tally.followed or None,
        "flags": dict(sorted(Counter(flag.reason for flag in tally.flags).items())),
        "excluded": len(tally.excluded),
        "outcome": result.outcome,
        "strict": _finding(result, result.strict, of_strict(hides) if result.deemed else hides),
        "deemed": None if result.deemed is None else _finding(result, result.deemed, hides),
    }


def _finding(result: Result, found: Finding, hides: Hidden) -> Form:
    if isinstance(found, Rating):
        return {"outcome": None, "spread": _spread(result.profile, found, hides)}
    if isinstance(found, Contest):
        return {
            "outcome": found.outcome,
            "elected": list(found.placed("elected")),
            "standings": [
                {
                    "id": each.id,
                    "rank": each.rank,
                    "place": each.place,
                    **_decision(each.decision, of_offer(hides, each.id, result.question.in_rows)),
                }
                for each in found.standings
            ],
        }
    return _decision(found, hides)


def _decision(found: Decision, hides: Hidden) -> Form:
    return {
        "outcome": found.outcome,
        "rule": found.rule.id,
        "holds": [fact.holds for fact in found.facts],
        "measures": _sets(found.profile, found.measures, hides),
    }


def _sets(profile: Profile, sets: Measures, hides: Hidden) -> Form:
    return {
        measure: {
            name: None if (measure, name) in hides else exact(row[name], profile.measures[measure].decimals)
            for name in SHOWN
            if name in row
        }
        for measure, row in sets.items()
    }


def _spread(profile: Profile, found: Rating, hides: Hidden) -> Form:
    return {
        measure: {
            mark: None if (measure, CHOICE + mark) in hides else exact(n, profile.measures[measure].decimals)
            for mark, n in row.items()
        }
        for measure, row in found.spread.items()
    }

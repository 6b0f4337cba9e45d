"""The count as JSON for everybody: what `count` tells the office, without what public papers don't show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meeting_tui.desk.board import privacy
from meeting_tui.desk.board.kinds import DocumentRef
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.paper.documents.copies import masked
from meeting_tui.paper.documents.few import withheld
from meeting_tui.rules.disclosure import Hidden, of_strict
from meeting_tui.rules.outcome import Decision
from meeting_tui.rules.public_copy import public_results
from meeting_tui.rules.verdict import Finding, Result

_NUMBERS = ("num_value", "of_value", "percent", "short_by")
_KEPT = (
    "version",
    "poll",
    "identity",
    "roll_fingerprint",
    "profile",
    "shown",
    "final",
    "provisional",
    "record",
)


def public_count(office: Office, report: CountReport) -> dict[str, object]:
    """The keys of docs/formats/poll.md that everybody may read; a sum that is not shown is null, and then
    there is no digest, which would let it be tried."""
    known = privacy.known(office, DocumentRef("result", report.definition.code))
    form = report.as_json()
    hidden = report.undisclosed if report.shown else {}
    table = form["reconcile"]
    assert isinstance(table, dict)
    told = zip(report.results, public_results(report.facts, hidden), strict=True) if report.shown else ()
    return {
        **{name: form[name] for name in _KEPT},
        "copy": "public",
        "title": masked(report.definition.title, known),
        "reconcile": {name: value for name, value in table.items() if not isinstance(value, list)},
        "questions": [
            {
                "id": result.question.id,
                "title": masked(report.definition.question(result.question.id).title, known),
                **_question(result, made, hidden[result.question.id]),
            }
            for result, made in told
        ],
        "digest": "" if any(hidden.values()) else form["digest"],
    }


def _question(result: Result, made: dict[str, Any], hides: Hidden) -> dict[str, object]:
    """Both readings with their conditions; the one that binds stands above them as well."""
    strict = _reading(result.strict, made["strict"], of_strict(hides) if result.deemed else hides)
    deemed = None if result.deemed is None else _reading(result.deemed, made["deemed"], hides)
    return {**made, **(deemed or strict), "outcome": made["outcome"], "strict": strict, "deemed": deemed}


def _reading(found: Finding, made: Mapping[str, object], hides: Hidden) -> dict[str, object]:
    if not isinstance(found, Decision):
        return dict(made)
    conditions = [
        {**fact, **dict.fromkeys(_NUMBERS)} if withheld(fact, hides) else dict(fact)
        for fact in found.as_json()["conditions"]
    ]
    return {**made, "conditions": conditions}

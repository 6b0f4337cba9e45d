"""Results in words: the sentences the public reads, and every condition with its numbers and its clause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meeting_tui.cli import out
from meeting_tui.lang import screen
from meeting_tui.lang.outcome import caution, explain
from meeting_tui.lang.result import tell as sentences
from meeting_tui.lang.terms import term


def tell(result: Mapping[str, Any], labels: Mapping[str, str] | None = None) -> None:
    """Print what came of one question, from its published form, whatever its kind."""
    for sentence in sentences(result, screen(), labels):
        out.data(sentence)
    if "conditions" in result:
        conditions(result)


def decision(found: Mapping[str, Any]) -> None:
    """Print a bare decision, from its published form."""
    out.data(term(found["outcome"], screen()))
    conditions(found)


def conditions(found: Mapping[str, Any]) -> None:
    """Every condition on its line, then the clauses; on stderr, whether the law must be checked."""
    t = screen()
    lines = explain(found, t)
    for line in lines:
        out.data(f"{'✓' if line.holds else '✗'} {line.text}")
    for clause in dict.fromkeys(line.clause for line in lines):
        out.data(clause)
    if warning := caution(found, t):
        out.words(warning)

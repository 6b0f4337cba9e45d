"""Whom a law wants told beside the owners, and what it says of a decision once it is taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from meeting_tui.rules.condition import Words
from meeting_tui.rules.good_standing import law_said
from meeting_tui.rules.node import Node
from meeting_tui.rules.optional import words


@dataclass(frozen=True)
class Copies:
    """Who gets a copy of a notice, who of a decision; empty: the law names nobody."""

    cite: Words = field(default_factory=dict)
    verified: Literal["yes", "secondary", "no"] = "no"
    notice: Words = field(default_factory=dict)
    decision: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Effect:
    """Whom a decision binds."""

    cite: Words
    wording: Words
    verified: Literal["yes", "secondary", "no"]


def read_copies(node: Node) -> Copies:
    """What a profile says of copies."""
    told = node.maybe("copies")
    if told is None:
        return Copies()
    told.table("notice", "decision", "cite", "verified")
    return Copies(
        told.must("cite").words(),
        told.must("verified").one_of(("yes", "secondary", "no")),
        words(told, "notice"),
        words(told, "decision"),
    )


def read_effect(node: Node) -> Effect | None:
    """What a profile says of the effect of decisions; None where that is not known."""
    told = node.maybe("effect")
    if told is None:
        return None
    told.table("cite", "wording", "verified")
    return Effect(**law_said(told))

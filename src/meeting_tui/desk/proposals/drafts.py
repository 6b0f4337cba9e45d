"""A draft at the border: cleaned, bounded, of a kind the law knows, in letters that print."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from meeting_tui.clean import clean, clean_lines
from meeting_tui.desk import titles
from meeting_tui.desk.communities import currency, profile
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.kinds import kind_of
from meeting_tui.lang.money import example, least
from meeting_tui.paper import fonts
from meeting_tui.record.proposal.values import BASES, Annex, ProposalDraft
from meeting_tui.refusal import Amount, FieldName, Key, Keys, Refusal
from meeting_tui.rules.plan_kinds import kind, kinds

MOST = 100_000
"""Characters of one field; five times the longest plan that was ever measured."""
LARGEST = 10**15
"""Cents; ten thousand thousand million."""
_LINES = ("text", "budget", "funding", "effect", "need", "single", "why_class")


def checked(office: Office, draft: ProposalDraft) -> ProposalDraft:
    """The draft as it can be kept. Refusal titles.…, matters.no_title, matters.no_text, proposals.…"""
    law = profile(office)
    ready = replace(
        draft,
        title=titles.title(draft.title),
        code=kind_of(clean(draft.code), law),
        options=tuple(filter(None, map(clean, draft.options))),
        annexes=tuple(Annex(clean(each.name), each.sha256, each.size) for each in draft.annexes),
    )
    ready = replace(ready, **_lines(ready))
    if not ready.title:
        raise Refusal("matters.no_title", field=FieldName("title"))
    if not ready.text:
        raise Refusal("matters.no_text", field=FieldName("text"))
    _check_bounds(ready, currency(office))
    if not ready.code:
        raise Refusal("proposals.no_kind", field=FieldName("code"), known=Keys(kinds(law)))
    kind(law, ready.code)
    fonts.require(texts(ready))
    return ready


def _lines(draft: ProposalDraft) -> dict[str, Any]:
    return {name: clean_lines(getattr(draft, name)) for name in _LINES}


def texts(draft: ProposalDraft) -> tuple[str, ...]:
    """All that it says."""
    plain = (getattr(draft, each.name) for each in fields(draft))
    said = (each for each in plain if isinstance(each, str))
    return (*said, *draft.options, *(each.name for each in draft.annexes))


def words(text: str, name: str) -> str:
    """What somebody says, which must say something. Refusal proposals.empty, proposals.long."""
    said = clean_lines(text)
    if not said:
        raise Refusal("proposals.empty", field=FieldName(name))
    _check_length(said, name)
    fonts.require([said])
    return said


def _check_bounds(draft: ProposalDraft, counted: str) -> None:
    for name in _LINES:
        _check_length(getattr(draft, name), name)
    _check_length("\n".join(draft.options), "options")
    _check_length("\n".join(each.name for each in draft.annexes), "annexes")
    if draft.basis:
        check_basis(draft.basis)
    if not 0 <= draft.cost < LARGEST or draft.cost % least(counted):
        raise Refusal("proposals.cost", field=FieldName("cost"), such=Amount(example(counted), counted))


def check_basis(basis: str) -> None:
    """Refusal proposals.basis of one that nobody can share a cost by."""
    if basis not in BASES:
        raise Refusal("proposals.basis", field=FieldName("basis"), basis=Key(basis), known=Keys(BASES))


def _check_length(text: str, name: str) -> None:
    if len(text) > MOST:
        raise Refusal("proposals.long", field=FieldName(name), count=len(text), most=MOST)

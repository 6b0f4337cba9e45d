"""The parts of one proposal's pack: need, kind, cost for each unit, who was heard, annexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import area
from meeting_tui.lang.money import money
from meeting_tui.lang.proposals import BASES, part
from meeting_tui.lang.proposals import WAYS as HEARD
from meeting_tui.paper.documents.blocks import Block, Facts, Heading, Items, Paragraph, Table
from meeting_tui.record.proposal.values import (
    WAYS,
    Annex,
    Freezing,
    OpinionGroup,
    ProposalDraft,
    ProposalRecord,
    by_building,
)
from meeting_tui.rules.apart import FEWEST

MOST = 24
"""So many sizes of unit stand on paper; of more, the smallest, those there are most of, and the largest."""
SHORT_CODE = 16
"""Digits of an annex's SHA-256 that are printed."""


def parts_of(record: ProposalRecord, frozen: Freezing, currency: str, t: Translator) -> Iterator[Block]:
    """What a pack says beyond the text, as it was when it was frozen; parts that say nothing are left out."""
    draft = record.newest.draft
    told = [(part(name, t), getattr(draft, name)) for name in ("need", "single", "why_class")]
    rows = tuple(row for row in told if row[1])
    if rows:
        yield Facts(rows)
    if frozen.sharing:
        yield from _cost(draft, frozen.sharing, currency, t)
    if record.heard:
        yield from _heard(record.heard, t)
    if draft.annexes:
        yield from _annexes(draft.annexes, t)


def _cost(draft: ProposalDraft, sharing: Mapping[str, Any], currency: str, t: Translator) -> Iterator[Block]:
    """Building by building, then by the size of a unit; the buildings add up to the cent."""
    yield Heading(t("What each unit bears"), 2)
    basis = t(BASES[draft.basis])
    yield Paragraph(
        t("{cost} in all, shared by {basis}.", cost=money(draft.cost, currency, t), basis=basis), leads=True
    )
    head = t("Building"), t("Units"), t("Bears")
    rows = [
        (each["building"] or "–", str(each["units"]), money(each["cents"], currency, t))
        for each in sharing["buildings"]
    ]
    units = sum(each["units"] for each in sharing["buildings"])
    yield Table(head, (*rows, (t("Together"), str(units), money(draft.cost, currency, t))), (3, 2, 3), "lrr")
    if draft.basis == "area":
        head = t("Area of the unit"), t("Units"), t("Each bears")
        lines = (
            (
                area(size, t.lang),
                str(count),
                money(least, currency, t)
                if least == most
                else f"{money(least, currency, t)} – {money(most, currency, t)}",
            )
            for size, count, least, most in _sizes(sharing["sizes"])
        )
        yield Table(head, tuple(lines), (3, 2, 3), "lrr", dense=True)


def _sizes(sizes: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    if len(sizes) <= MOST:
        return list(sizes)
    often = sorted(sizes[1:-1], key=lambda each: (-each[1], each[0]))[: MOST - 2]
    return sorted((sizes[0], *often, sizes[-1]), key=lambda each: each[0])


def _heard(groups: Sequence[OpinionGroup], t: Translator) -> Iterator[Block]:
    """Each group with its answer, then how many households were heard in which building."""
    yield Heading(t("What was heard before the vote"), 2)
    told = [each for each in groups if each.said]
    if told:
        yield Items(tuple((f"{each.no}.", _group(each, t)) for each in told))
    head = t("Building"), *(t(HEARD[way]) for way in WAYS)
    rows = tuple((building, *map(str, counts)) for building, counts in merged(by_building(groups), t))
    if rows:
        yield Table(head, rows, (3, 2, 2, 2), "lrrr", dense=True)


Counted = tuple[str, tuple[int, ...]]
"""A building, and how many households were heard there in each way."""


def merged(rows: Sequence[Counted], t: Translator) -> list[Counted]:
    """The rows, those of fewer than five households in one: beside what each group said, a row of one
    would tell what that household said. Neither is the rest of all so few, which anybody can work out."""
    few = [row for row in rows if sum(row[1]) < FEWEST]
    others = sorted((row for row in rows if row not in few), key=lambda row: sum(row[1]), reverse=True)
    while few and others and sum(sum(counts) for _building, counts in few) < FEWEST:
        few.append(others.pop())
    kept = [(building or "–", counts) for building, counts in rows if (building, counts) in others]
    if not few:
        return kept
    label = t("Other buildings") if kept else t("Together")
    return [*kept, (label, tuple(map(sum, zip(*(counts for _building, counts in few), strict=True))))]


def _group(group: OpinionGroup, t: Translator) -> str:
    said = t.plural("{said} ({n} household)", "{said} ({n} households)", group.count, said=group.said)
    answer = t("Answer: {answer}", answer=group.answer) if group.answer else t("Not answered yet.")
    return f"{said}\n{answer}"


def _annexes(annexes: Sequence[Annex], t: Translator) -> Iterator[Block]:
    yield Heading(part("annexes", t), 2)
    yield Items(
        tuple(
            (f"{no}.", f"{each.name}  SHA-256 {each.sha256[:SHORT_CODE]}…")
            for no, each in enumerate(annexes, 1)
        )
    )

"""How names that were put in order were counted, as blocks of a result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meeting_tui.cells import width
from meeting_tui.lang import Translator, orders
from meeting_tui.paper.documents.answered import Answered
from meeting_tui.paper.documents.blocks import Block, Paragraph, Table
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.ranked.ballots import STV

_LEAST = 3
"""Cells of a column, at least."""
_FIRST = 34
"""Cells of the first column, at most."""


def steps(t: Translator, answered: Answered, contest: Contest) -> Iterator[Block]:
    """The count, step by step; not where sums are hidden or papers weigh unequally: it would tell more. A
    quota is a sum like any other."""
    method = answered.result.question.method
    if not method or contest.counted is None:
        return
    told = orders.steps(contest.counted, answered.labels, t)
    shown = answered.stepwise and not answered.hidden
    how = told.how if shown or method != STV else t("Counted by the single transferable vote.")
    yield Paragraph(how, "strong")
    yield Paragraph(t("For a name count the ballots that give it any rank or grade."), "note")
    if not (shown and answered.result.tally.alike and told.rows):
        return
    if told.names:
        yield Paragraph(told.names)
    yield _table(told.head, told.rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    """Columns as wide as what stands in them asks for; the first breaks before the others do, a head between
    its words."""
    words = (max(each.split() or [each], key=width) for each in head)
    first, *others = (max(_LEAST, *map(width, column)) + 1 for column in zip(words, *rows, strict=True))
    return Table(head, tuple(rows), (min(first, _FIRST), *others), "l" + "r" * len(others))

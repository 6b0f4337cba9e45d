"""The agenda of a meeting as a paper of its own: what comes in which order, how long, and what decides."""

from __future__ import annotations

from collections.abc import Iterator

from meeting_tui.check_code import check_code
from meeting_tui.lang import Translator
from meeting_tui.lang.formats import moment
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Paragraph, Table
from meeting_tui.paper.documents.issuer import closing
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.rules import Rule

_ON_A_LINE = 16
"""Who presents an item stands on one line if no name is longer, in characters."""


def build(of: MadeOf, state: MeetingState, rule: Rule, t: Translator) -> Document:
    """会议议程: a row an item, as the agenda stands."""
    title = t("Agenda: {title}", title=state.title)
    return issued(t, "agenda", of, title, tuple(_blocks(of, state, rule, t)))


def _blocks(of: MadeOf, state: MeetingState, rule: Rule, t: Translator) -> Iterator[Block]:
    when = moment(state.planned_at, t.lang) if state.planned_at else "–"
    yield Facts(((t("Time"), when), (t("Place"), state.place or "–")))
    yield items(state, t, timed=any(item.planned for item in state.items))
    if files := tuple(_material(state, t)):
        yield Facts(files)
    if planned := sum(item.planned for item in state.items):
        yield Paragraph(t.plural("In all {n} minute.", "In all {n} minutes.", planned))
    if any(item.decides for item in state.items):
        said = t.pick(dict(rule.wording)), t.pick(dict(rule.cite))
        yield Paragraph(t("Decided by: {wording} ({cite}).", wording=said[0], cite=said[1]), "note")
    yield from closing(t, of.issuer, of.date)


def items(state: MeetingState, t: Translator, *, timed: bool = False) -> Table:
    """A row an item: what, of which kind, who presents it; `timed`: how many minutes it is to take."""
    label = state.labels
    presenters = [label(item.presenter) if item.presenter else "" for item in state.items]
    rows = [(i.number, i.title, term(i.kind, t), who) for i, who in zip(state.items, presenters, strict=True)]
    head = (t("No."), t("Item"), t("Kind of item"), t("Presented by"))
    long = max(map(len, presenters), default=0) > _ON_A_LINE
    widths = (0, 13, 0, 6) if long else (0, 1, 0, 0)
    if not timed:
        return Table(head, tuple(rows), widths, "clcl")
    minutes = tuple((*row, str(i.planned or "–")) for i, row in zip(state.items, rows, strict=True))
    return Table((*head, t("Minutes planned")), minutes, (*widths, 0), "clclc")


def _material(state: MeetingState, t: Translator) -> Iterator[tuple[str, str]]:
    """The files that go with each item, by name and check code."""
    for item in state.items:
        files = (
            t("{file} (check code {code})", file=file.name, code=check_code(file.sha256))
            for file in item.enclosures
        )
        if item.enclosures:
            yield t("Material for item {no}", no=item.number), t(", ").join(files)

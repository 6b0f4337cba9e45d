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


def build(of: MadeOf, state: MeetingState, rule: Rule, t: Translator) -> Document:
    """会议议程: a row an item, as the agenda stands."""
    title = t("Agenda: {title}", title=state.title)
    return issued(t, "agenda", of, title, tuple(_blocks(of, state, rule, t)))


def _blocks(of: MadeOf, state: MeetingState, rule: Rule, t: Translator) -> Iterator[Block]:
    when = moment(state.planned_at, t.lang) if state.planned_at else "–"
    yield Facts(((t("Time"), when), (t("Place"), state.place or "–")))
    yield _items(state, t)
    if files := tuple(_material(state, t)):
        yield Facts(files)
    if planned := sum(item.planned for item in state.items):
        yield Paragraph(t.plural("In all {n} minute.", "In all {n} minutes.", planned))
    if any(item.decides for item in state.items):
        said = t.pick(dict(rule.wording)), t.pick(dict(rule.cite))
        yield Paragraph(t("Decided by: {wording} ({cite}).", wording=said[0], cite=said[1]), "note")
    yield from closing(t, of.issuer, of.date)


def _items(state: MeetingState, t: Translator) -> Table:
    """A row an item; how long each takes where that was said of any."""
    label, timed = state.labels, any(item.planned for item in state.items)
    head = (t("No."), t("Item"), t("Kind of item"), t("Presented by"), t("Minutes planned"))
    rows = tuple(
        (
            *(item.number, item.title, term(item.kind, t)),
            *(label(item.presenter) if item.presenter else "–", str(item.planned or "–")),
        )
        for item in state.items
    )
    if timed:
        return Table(head, rows, (0, 12, 0, 6, 3), "clclc")
    return Table(head[:-1], tuple(row[:-1] for row in rows), (0, 13, 0, 6), "clcl")


def _material(state: MeetingState, t: Translator) -> Iterator[tuple[str, str]]:
    """The files that go with each item, by name and check code."""
    for item in state.items:
        files = (
            t("{file} (check code {code})", file=file.name, code=check_code(file.sha256))
            for file in item.enclosures
        )
        if item.enclosures:
            yield t("Material for item {no}", no=item.number), t(", ").join(files)

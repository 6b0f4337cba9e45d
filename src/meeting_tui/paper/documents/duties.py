"""法定事项日历: what the law wants of a community in a year, for whoever signs that it is so planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meeting_tui.lang import Translator
from meeting_tui.lang.duties import about, sure, undated, unknown
from meeting_tui.lang.formats import column_day, day
from meeting_tui.lang.outcome import joined
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Heading, Paragraph, Signatures, Table
from meeting_tui.paper.documents.issuer import Issuer, closing, document
from meeting_tui.published import CalendarForm


@dataclass(frozen=True, slots=True)
class YearFacts:
    """`rules`: the title of those the community goes by; `term`: first and last day of the committee's, ISO,
    empty where nobody told; `date`: of the paper, ISO; `events`: what the duties of these rules are counted
    from."""

    issuer: Issuer
    year: int
    rules: str
    term: tuple[str, str]
    date: str
    duties: tuple[CalendarForm, ...]
    events: frozenset[str] = frozenset()


def build(facts: YearFacts, t: Translator) -> Document:
    """The paper."""
    dated = [each for each in facts.duties if each["by"]]
    without = [each for each in facts.duties if not each["by"]]
    blocks = (
        Facts(tuple(_head(facts, t))),
        _dated(dated, t),
        *_undated(without, t),
        Paragraph(t("Days are counted from the day after the event; the last day counts in full."), "note"),
        *([Paragraph(missing, "note")] if (missing := unknown(facts.events, t)) else []),
        Signatures((t("Owners' committee"), t("Residents' committee"), t("Sub-district office"))),
        *closing(t, facts.issuer, facts.date),
    )
    title = t("Duties by law in {year}", year=facts.year)
    return replace(document(t, facts.issuer, title, blocks), form="sheet", caption="")


def _head(facts: YearFacts, t: Translator) -> Iterator[tuple[str, str]]:
    yield t("Community"), facts.issuer.community
    yield t("Rules"), facts.rules
    since, until = (day(each, t.lang) if each else t("not told") for each in facts.term)
    yield t.p("span", "Term"), t("{since} to {until}", since=since, until=until)


def _dated(found: list[CalendarForm], t: Translator) -> Table:
    of, done = t.p("duty", "About"), t.p("duty", "Done")
    head = t("No."), t("Last day"), t("Duty"), t.p("duty", "Whose"), of, t("Clause"), done, t("Remarks")
    rows = tuple(_row(n, each, t) for n, each in enumerate(found, 1))
    return Table(head, rows, (0, 0, 10, 5, 6, 6, 4, 4), "clllllll", dense=True)


def _row(n: int, each: CalendarForm, t: Translator) -> tuple[str, ...]:
    what, cite = t.pick(dict(each["duty"])), t.pick(dict(each["cite"]))
    last = column_day(each["by"] or "", t.lang)
    return str(n), last, what, _whose(each, t), about(each, t), cite, _done(each, t), joined(sure(each, t), t)


def _whose(each: CalendarForm, t: Translator) -> str:
    return t.pick(each["who"]) if each["who"] else "–"


def _done(each: CalendarForm, t: Translator) -> str:
    """On which day it was done; late where it was not in time; empty, to be written in, while it is due."""
    if shown := each["evidence"]:
        return column_day(shown["on"], t.lang)
    return t("late") if each["status"] == "late" else ""


def _undated(found: list[CalendarForm], t: Translator) -> Iterator[Block]:
    if not found:
        return
    yield Heading(t("Without a date"), 2)
    head = t("No."), t("Duty"), t.p("duty", "Whose"), t.p("duty", "About"), t("Until when"), t("Clause")
    rows = tuple(_open(n, each, t) for n, each in enumerate(found, 1))
    yield Table(head, rows, (0, 9, 5, 6, 7, 5), "clllll")


def _open(n: int, each: CalendarForm, t: Translator) -> tuple[str, ...]:
    what, cite = t.pick(dict(each["duty"])), t.pick(dict(each["cite"]))
    return str(n), what, _whose(each, t), about(each, t), undated(each, t), cite

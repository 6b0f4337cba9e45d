"""What became of one paper, in words: a line for each entry about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from meeting_tui.lang import N_p, Translator
from meeting_tui.lang.formats import column_moment, names
from meeting_tui.lang.sheets import sheet_words
from meeting_tui.lang.terms import term
from meeting_tui.lang.waiting import reasons

Said = Mapping[str, object]
Marks = Mapping[str, tuple[str, ...]]
Labels = Mapping[str, Mapping[str, str]]
"""By question, in their order on the paper, what each choice is called."""
_WORDS = {
    "ballots.printed": N_p("history", "printed"),
    "issued": N_p("history", "handed out to {to}"),
    "returned": N_p("history", "came back"),
    "late": N_p("history", "came back late"),
    "moved": N_p("history", "lies in another box than was registered"),
    "read": N_p("history", "read by machine from {source}, page {sheet}"),
    "entered": N_p("history", "keyed in"),
    "second": N_p("history", "keyed in blind by a second person"),
    "duplicate": N_p("history", "a second paper of this number was seen"),
    "adjudicated": N_p("history", "decided by two people"),
    "voided": N_p("history", "made void"),
    "replaced": N_p("history", "made void, {new} takes its place"),
    "instead": N_p("history", "takes the place of {instead}"),
    "undone": N_p("history", "the entry before is taken back"),
    "sheet.seen": N_p("history", "a picture of it gave no reading: {source}, page {sheet}"),
    "sheet.decided": N_p("history", "two people said what the picture is"),
    "audit.keyed": N_p("history", "looked at again in the audit"),
}


class Event(Protocol):
    """One entry about a paper; `at` is ISO or empty."""

    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def by(self) -> tuple[str, ...]: ...
    @property
    def said(self) -> Said: ...
    @property
    def marks(self) -> Marks | None: ...


def where_it_stands(state: str, waits: Iterable[str], counted: int, t: Translator) -> list[str]:
    """Its state, the result it is counted in, and why it waits."""
    result = t("counted in result {n}", n=counted) if counted else t("in no result")
    return [_several((term(state, t), result), t), *reasons(waits)]


def marks_words(marks: Marks | None, labels: Labels, t: Translator) -> str:
    """Every question, by its number on the paper, with what is marked; empty where nobody may see it."""
    given = marks or {}
    said = (
        t("{name}: {said}", name=no, said=_ticked(given[asked], boxes, t))
        for no, (asked, boxes) in enumerate(labels.items(), 1)
        if asked in given
    )
    return _several(said, t)


def _several(parts: Iterable[str], t: Translator) -> str:
    """Statements in a row; those that say nothing are left out."""
    return ("；" if t.lang == "zh" else "; ").join(filter(None, parts))


def _ticked(ticks: Iterable[str], labels: Mapping[str, str], t: Translator) -> str:
    said = [labels.get(tick, tick) for tick in ticks]
    return names(said, t.lang) if said else term("blank", t)


def event_line(event: Event, labels: Labels, t: Translator) -> str:
    """When, what, by whom."""
    kind, said = event.kind, event.said
    given = {key: value for key, value in said.items() if value}
    facts: dict[str, object] = {"to": "–", "source": "–", "sheet": "–", **given}
    facts |= {number: f"{said[number]:06d}" for number in ("new", "instead") if number in said}
    what = t(_WORDS[_what(kind, said)], **facts)
    marks = marks_words(event.marks, labels, t)
    told = _several((what, *_details(kind, said, t), marks), t)
    when = column_moment(event.at, t.lang) if event.at else ""
    by = names(event.by, t.lang)
    who = (f"（{by}）" if t.lang == "zh" else f" ({by})") if by else ""
    return "  ".join(filter(None, (when, told + who)))


def _what(kind: str, said: Said) -> str:
    act = kind.removeprefix("ballot.").removeprefix("envelope.")
    if act == "voided":
        return "instead" if "instead" in said else "replaced" if said.get("new") else act
    if act == "returned" and said.get("late"):
        return "late"
    return "second" if act == "entered" and said.get("second") else act


def _details(kind: str, said: Said, t: Translator) -> Iterator[str]:
    yield from (term(str(said[key]), t) for key in ("mode", "signature") if said.get(key))
    if said.get("box"):
        yield t("box {box}", box=said["box"])
    if "valid" in said:
        yield term("valid" if said["valid"] else "invalid", t)
    if said.get("aside"):
        yield t("left to two people")
    if said.get("missing"):
        yield t("not found")
    found = said.get("reasons")
    yield from reasons(map(str, found)) if isinstance(found, list | tuple) else ()
    if reason := str(said.get("reason", "")):
        yield sheet_words(reason, t) if kind.startswith("sheet.") else term(reason, t)

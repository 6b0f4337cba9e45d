"""Names that voters wrote on their ballots: each once under its id, whoever keyed it in, at whatever station.

An id is `+` and eight characters that follow from the name; marks hold ids. Two spellings of one name are
counted as one candidate once two people said so; said again, the last counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from meeting_tui.record.ballot import Marks
from meeting_tui.record.chain import Entry
from meeting_tui.record.paper_acts import Texts, labels

NAME = "+"
"""Begins the id of a name that was written in; no choice of a poll does."""
KINDS = ("name.written", "names.merged")


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name written in under a question (None: it was erased). `into`: the id it is counted as by what two
    people, `by`, said and why; empty where it stands for itself."""

    seq: int
    id: str
    question: str
    name: str | None
    into: str = ""
    by: tuple[str, ...] = ()
    reason: str = ""

    @property
    def label(self) -> str:
        """The name as it is printed; its id once it was erased."""
        return self.name or self.id

    def as_json(self) -> dict[str, object]:
        """The form of `docs/formats/poll.md`."""
        told = {"id": self.id, "question": self.question, "name": self.name}
        return {**told, "counted_as": self.into or self.id, "by": list(self.by), "reason": self.reason}


Names = Mapping[str, WrittenName]


def counted_as(names: Names, tick: str) -> str:
    """What a tick counts for: itself, or what two people said its name is."""
    while tick in names and names[tick].into:
        tick = names[tick].into
    return tick


def as_counted(names: Names, marks: Marks) -> Marks:
    """Marks with every name as it is counted."""
    if not names:
        return marks
    return {
        question: tuple(dict.fromkeys(counted_as(names, tick) for tick in ticks))
        for question, ticks in marks.items()
    }


def step(names: Names, entry: Entry, texts: Texts) -> Names:
    """The names after one more entry of `KINDS`."""
    body = entry.body
    if entry.kind == "name.written":
        new = WrittenName(entry.seq, body["id"], body["question"], texts.get((entry.seq, "name")))
        return names if new.id in names else {**names, new.id: new}
    one, into = names.get(body["of"]), body["into"]
    if one is None:
        return names
    into = "" if into == one.id else counted_as(names, into)
    said = replace(one, into="" if into == one.id else into, by=labels(body, "by"), reason=body["reason"])
    return {**names, one.id: said}


def erased(names: Names, of: int) -> Names:
    """The names without the text of entry `of`."""
    return {key: replace(each, name=None) if each.seq == of else each for key, each in names.items()}

"""Streams for tests of the folds: entries sealed from kind and body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from meeting_tui.record.chain import Entry, Head, seal
from meeting_tui.record.kinds import BY_NAME, check
from meeting_tui.record.paper_acts import Texts
from meeting_tui.record.register import BallotRegister, step

AT = "2026-11-23T19:{:02d}:00+08:00"


def stream(name: str, items: Iterable[tuple[str, dict[str, Any]]]) -> tuple[list[Entry], dict[Any, Any]]:
    """The sealed entries, and the personal texts: those of `items` are given plain."""
    made: list[Entry] = []
    texts: dict[tuple[int, str], str | None] = {}
    for kind, body in items:
        seq = len(made) + 1
        said = {field: body[field] for field in BY_NAME[kind].personal if field in body}
        texts |= {(seq, field): text for field, text in said.items()}
        kept = {**body, **dict.fromkeys(said, "0" * 64)}
        check(kind, kept, name)
        head = Head(made[-1].seq, made[-1].hash) if made else None
        made.append(seal(name, head, kind, AT.format(seq % 60), "王建国", kept))
    return made, texts


def fold(entries: Iterable[Entry], texts: Texts) -> BallotRegister:
    """The register of a poll after all entries."""
    register = BallotRegister()
    for entry in entries:
        step(register, entry, texts)
    return register

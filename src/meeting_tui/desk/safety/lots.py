"""Lots on record: were those who are level, and the way of throwing, announced before anything fell?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from meeting_tui.desk.polls.lots import code_of
from meeting_tui.refusal import CheckFailed
from meeting_tui.rules.throws import WAYS, fault, typed
from meeting_tui.store.tables import Entry
from meeting_tui.strict import json_of

_KINDS = ("lots.announced", "lots.drawn", "reserve.drawn")


class _Said(NamedTuple):
    """An entry about lots: of which poll and number, its kind and what it says."""

    poll: str
    seq: int
    kind: str
    body: Mapping[str, Any]


def check_lots(session: Session) -> tuple[CheckFailed, ...]:
    """What is to be said of lots without an announcement, as earlier versions drew them (checking.lots_bare).

    CheckFailed checking.lots_code: an announcement's code is not that of what it says; .lots_of: lots that
    don't name the announcement that stood then; .lots_throw: what fell is not what was announced.
    """
    announced: dict[tuple[str, object], _Said] = {}
    bare = []
    for said in _told(session):
        about = said.poll, said.body.get("question")
        if said.kind == "lots.announced":
            _check_code(said)
            announced[about] = said
        elif about not in announced and "of" not in said.body:
            bare.append(_failed("checking.lots_bare", said))
        else:
            _check_drawn(said, announced.get(about))
    return tuple(bare)


def _told(session: Session) -> Iterator[_Said]:
    rows = session.execute(
        select(Entry.stream, Entry.seq, Entry.kind, Entry.body)
        .where(col(Entry.kind).in_(_KINDS))
        .order_by(Entry.stream, col(Entry.seq))
    )
    for stream, seq, kind, body in rows:
        yield _Said(stream.partition(":")[2], seq, kind, json_of(body))


def _check_code(said: _Said) -> None:
    if said.body.get("digest") != code_of(said.poll, said.body):
        raise _failed("checking.lots_code", said)


def _check_drawn(said: _Said, announced: _Said | None) -> None:
    """Whether lots name what was announced of their question last, and fell as it says."""
    if announced is None or said.body.get("of") != announced.seq:
        raise _failed("checking.lots_of", said)
    ways = [way for way in WAYS if way == announced.body.get("way")]
    digits = str(said.body.get("seed", ""))
    foreign = said.kind == "reserve.drawn" and not announced.body.get("apart")
    if foreign or digits != typed(digits) or fault(digits, ways):
        raise _failed("checking.lots_throw", said)


def _failed(code: str, said: _Said) -> CheckFailed:
    return CheckFailed(code, poll=said.poll, seq=said.seq, question=str(said.body.get("question")))

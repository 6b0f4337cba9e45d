"""What entries do to what people are to do, at a meeting or on a matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.values import Action, Enclosure
from meeting_tui.record.person import person_of


def assigned(entry: Entry) -> Action:
    """What somebody is to do from this entry on."""
    body = entry.body
    return Action(entry.seq, body["what"], person_of(body, "who"), body["due"])


def settled(actions: tuple[Action, ...], entry: Entry) -> tuple[Action, ...]:
    """With what the entry says of one of them; another kind of entry says nothing."""
    fields = _said(entry)
    if not fields:
        return actions
    return tuple(replace(each, **fields) if each.seq == entry.body["of"] else each for each in actions)


def _said(entry: Entry) -> Mapping[str, Any]:
    body = entry.body
    if entry.kind == "action.righted":
        said = {name: body[name] for name in ("what", "due") if name in body}
        return {**said, "who": person_of(body, "who")} if "who" in body else said
    if entry.kind == "action.done":
        return {"done_at": entry.at, "evidence": _evidence(body)}
    if entry.kind == "action.dropped":
        return {"dropped_at": entry.at, "why": body["reason"]}
    return {}


def _evidence(body: Mapping[str, Any]) -> Enclosure | None:
    if "evidence" not in body:
        return None
    return Enclosure(body["evidence"], body.get("evidence_digest", ""), body.get("evidence_size", 0))

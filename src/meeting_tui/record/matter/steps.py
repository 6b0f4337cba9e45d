"""What each entry of a matter's record does to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.record import actions
from meeting_tui.record.chain import Entry
from meeting_tui.record.matter.money import Money
from meeting_tui.record.matter.values import Exhibit, Inquiry, Link, MatterState, Move, WorkingGroup
from meeting_tui.record.meeting.values import Enclosure
from meeting_tui.record.person import people_of, person_of

Texts = Mapping[tuple[int, str], str | None]
Step = Callable[[MatterState, Entry, Texts], MatterState]


def step(matter: MatterState, entry: Entry, texts: Texts) -> MatterState:
    """The matter after an entry."""
    if entry.kind == "erasure":
        matter = _erased(matter, entry)
    elif entry.kind in _STEPS:
        matter = _STEPS[entry.kind](matter, entry, texts)
    number = int(entry.stream.partition(":")[2])
    return replace(matter, id=number, count=entry.seq, head=entry.hash)


def _raised(matter: MatterState, entry: Entry, texts: Texts) -> MatterState:
    body = entry.body
    return replace(
        matter,
        title=body["title"],
        summary=texts.get((entry.seq, "summary")),
        summary_seq=entry.seq,
        raised_at=entry.at,
        raised_by=person_of(body, "by"),
        category=body["category"],
        parts=tuple(body.get("parts", ())),
    )


def _taken_up(matter: MatterState, entry: Entry, texts: Texts) -> MatterState:
    body, summary = entry.body, texts.get((entry.seq, "summary"))
    told = {"title": body["title"], "state": body["state"], "raised_at": body["since"]}
    return replace(matter, summary=summary, summary_seq=entry.seq, **told)


def _changed(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    body = entry.body
    said = {name: body[name] for name in ("title", "category") if name in body}
    parts = tuple(body["parts"]) if "parts" in body else matter.parts
    return replace(matter, parts=parts, **said)


def _described(matter: MatterState, entry: Entry, texts: Texts) -> MatterState:
    return replace(matter, summary=texts.get((entry.seq, "summary")), summary_seq=entry.seq)


def _moved(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    body = entry.body
    rests = body.get("reason", ""), body.get("of_stream", ""), body.get("of", 0)
    move = Move(entry.seq, entry.at, entry.author, body["act"], body["state"], *rests)
    return replace(matter, state=move.state, moves=(*matter.moves, move))


def _asked(matter: MatterState, entry: Entry, texts: Texts) -> MatterState:
    asked = Inquiry(entry.seq, entry.at, person_of(entry.body, "by"), texts.get((entry.seq, "text")))
    return replace(matter, questions=(*matter.questions, asked))


def _answered(matter: MatterState, entry: Entry, texts: Texts) -> MatterState:
    told: dict[str, Any] = {
        "answer": texts.get((entry.seq, "text")),
        "answered_by": person_of(entry.body, "by"),
        "answered_at": entry.at,
        "answer_seq": entry.seq,
    }
    of = entry.body["of"]
    questions = (replace(each, **told) if each.seq == of else each for each in matter.questions)
    return replace(matter, questions=tuple(questions))


def _linked(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    body = entry.body
    return replace(
        matter, links=(*matter.links, Link(entry.seq, entry.at, body["ref"], body.get("what", "")))
    )


def _enclosed(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    body = entry.body
    file = Enclosure(body["name"], body["sha256"], body["size"])
    exhibit = Exhibit(entry.seq, entry.at, file, body.get("what", ""))
    return replace(matter, exhibits=(*matter.exhibits, exhibit))


def _formed(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    body = entry.body
    group = WorkingGroup(entry.seq, entry.at, people_of(body, "members"), body["mandate"], body["until"])
    return replace(matter, groups=(*matter.groups, group))


def _dissolved(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    of, ended = entry.body["of"], {"ended_at": entry.at, "why": entry.body["reason"]}
    return replace(
        matter, groups=tuple(replace(each, **ended) if each.seq == of else each for each in matter.groups)
    )


def _assigned(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    return replace(matter, actions=(*matter.actions, actions.assigned(entry)))


def _settled(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    return replace(matter, actions=actions.settled(matter.actions, entry))


def _entered(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    body = entry.body
    names = ("kind", "source", "fen", "on", "party", "voucher", "decision")
    line = Money(entry.seq, entry.at, what=body.get("what", ""), **{name: body[name] for name in names})
    return replace(matter, money=(*matter.money, line))


def _reversed(matter: MatterState, entry: Entry, _texts: Texts) -> MatterState:
    of = entry.body["of"]
    told = {"reversed_by": entry.seq, "reversed_at": entry.at, "why": entry.body["reason"]}
    return replace(
        matter, money=tuple(replace(each, **told) if each.seq == of else each for each in matter.money)
    )


def _erased(matter: MatterState, entry: Entry) -> MatterState:
    """What was said in that entry is gone; what was folded before still held it."""
    of = entry.body["of"]
    questions = (
        replace(
            each,
            text=None if each.seq == of else each.text,
            answer=None if each.answer_seq == of else each.answer,
        )
        for each in matter.questions
    )
    summary = None if matter.summary_seq == of else matter.summary
    return replace(matter, summary=summary, questions=tuple(questions))


_STEPS: Mapping[str, Step] = {
    "matter.raised": _raised,
    "matter.adopted": _taken_up,
    "matter.changed": _changed,
    "matter.described": _described,
    "matter.moved": _moved,
    "matter.asked": _asked,
    "matter.answered": _answered,
    "matter.linked": _linked,
    "matter.enclosed": _enclosed,
    "group.formed": _formed,
    "group.dissolved": _dissolved,
    "action.assigned": _assigned,
    "action.righted": _settled,
    "action.done": _settled,
    "action.dropped": _settled,
    "money.entered": _entered,
    "money.reversed": _reversed,
}

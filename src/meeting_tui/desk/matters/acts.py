"""Matters: raised, listed, changed, moved on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, select

from meeting_tui.clean import clean, clean_lines
from meeting_tui.desk import titles
from meeting_tui.desk.matters.dealing import Dealing, dealing
from meeting_tui.desk.matters.parts import parts_of
from meeting_tui.desk.matters.rows import id_of, state_of
from meeting_tui.desk.matters.values import MatterView
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer
from meeting_tui.desk.proposals.rows import of_matter
from meeting_tui.record.matter.allowed import MOVES
from meeting_tui.record.matter.values import CATEGORIES, STATES, MatterState
from meeting_tui.record.person import body_of
from meeting_tui.refusal import FieldName, Key, Keys, Refusal
from meeting_tui.store import tables

MOST_TEXT = 20_000
"""Characters of one text; more is a slip of the clipboard."""


def new_matter(
    office: Office,
    title: str,
    summary: str = "",
    *,
    by: str = "",
    category: str = "other",
    parts: Iterable[str] = (),
) -> int:
    """Raise a matter; returns its number. `by` is whoever is at the keyboard, if nobody is named.

    `parts`: buildings, stairs and units, such as `3`, `3-2`, `3-2-301`. Refusals matters.title, .category,
    .no_part, persons.…
    """
    named, kind = _title(title), _category(category)
    with office.store.write() as session:
        who = doer(office, session, by)
        row = tables.Matter(title="", created_at=office.world.now().isoformat(timespec="seconds"))
        session.add(row)
        session.flush()
        on = Dealing(office, session, id_of(row))
        where = parts_of(session, parts)
        body = {"title": named, "category": kind, **body_of("by", who)} | ({"parts": where} if where else {})
        on.write("matter.raised", {"summary": text(summary)}, **body)
        return on.number


def matters(office: Office) -> tuple[MatterView, ...]:
    """All matters, those still open first, newest first."""
    with office.store.read() as session:
        views = [_view(office, session, id_of(row)) for row in session.exec(select(tables.Matter)).all()]
        return tuple(sorted(views, key=lambda view: (STATES.index(view.state), -view.id)))


def matter(office: Office, number: int) -> MatterView:
    """One matter."""
    with office.store.read() as session:
        return _view(office, session, number)


def move(office: Office, number: int, act: str, reason: str = "") -> MatterState:
    """Move a matter on by one of `MOVES`. Refusals matters.act, .not_now, .no_reason."""
    if act not in MOVES:
        raise Refusal("matters.act", act=Key(act), known=Keys(MOVES))
    with dealing(office, number) as on:
        on.move(act, clean(reason))
    return on.state


def change(
    office: Office,
    number: int,
    *,
    title: str | None = None,
    summary: str | None = None,
    category: str | None = None,
    parts: Iterable[str] | None = None,
    reason: str = "",
) -> MatterState:
    """Enter what of a matter is otherwise; None stays. Refusal matters.as_it_is where nothing differs."""
    why = {"reason": clean(reason)} if clean(reason) else {}
    with dealing(office, number) as on:
        stands = on.may("change")
        body: dict[str, Any] = {}
        if title is not None and (named := _title(title)) != stands.title:
            body["title"] = named
        if category is not None and (kind := _category(category)) != stands.category:
            body["category"] = kind
        if parts is not None and (where := parts_of(on.session, parts)) != stands.parts:
            body["parts"] = where
        if body:
            on.write("matter.changed", **body, **why)
        anew = summary is not None and text(summary) != (stands.summary or "")
        if anew:
            on.write("matter.described", {"summary": text(summary or "")}, **why)
        if not (body or anew):
            raise Refusal("matters.as_it_is", matter=number)
    return on.state


def erase(office: Office, number: int, seq: int, reason: str) -> MatterState:
    """Erase what was said in an entry, as the law asks. Refusals matters.no_reason, matters.nothing_said."""
    why = clean(reason)
    if not why:
        raise Refusal("matters.no_reason", field=FieldName("reason"))
    with dealing(office, number) as on:
        stands = on.state
        said = {stands.summary_seq: stands.summary} | {
            seq: text for each in stands.questions for seq, text in each.told
        }
        if said.get(seq) is None:
            raise Refusal("matters.nothing_said", matter=number, seq=seq)
        on.erase(seq, why)
    return on.state


def text(value: str, field: str = "text") -> str:
    """Text of several lines. Refusal matters.long."""
    kept = clean_lines(value)
    if len(kept) > MOST_TEXT:
        raise Refusal("matters.long", field=FieldName(field), length=len(kept), most=MOST_TEXT)
    return kept


def _title(title: str) -> str:
    named = titles.title(title)
    if not named:
        raise Refusal("matters.title", field=FieldName("title"))
    return named


def _category(category: str) -> str:
    if category not in CATEGORIES:
        raise Refusal("matters.category", category=Key(category), known=Keys(CATEGORIES))
    return category


def _view(office: Office, session: Session, number: int) -> MatterView:
    return MatterView(state_of(office, session, number), of_matter(session, number))

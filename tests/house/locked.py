"""The lock and what it has to hold, read the way an installer reads them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.house.source import HOUSE

PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
RUNTIME: list[str] = PROJECT["project"]["dependencies"]
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
DEV: list[str] = PROJECT["dependency-groups"]["dev"]
ALL = [*RUNTIME, *(need for needs in EXTRAS.values() for need in needs), *DEV]

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))


@dataclass(frozen=True)
class Pin:
    """One entry of the lock: what it pins, and its own lines with the hashes."""

    requirement: Requirement
    text: str

    @property
    def name(self) -> str:
        """As an index knows it."""
        return canonicalize_name(self.requirement.name)


def pins() -> list[Pin]:
    """The entries in their order."""
    entries = (HOUSE / "requirements.lock").read_text("utf-8").replace("\\\n", "\0").splitlines()
    return [
        Pin(Requirement(entry.split("\0")[0].strip()), entry.replace("\0", "\\\n"))
        for entry in entries
        if not entry.startswith("#")
    ]


def machines() -> Iterator[dict[str, str]]:
    """What markers can ask about every Python and system we say we run on."""
    for python in PYTHONS:
        for platform, system, os_name in SYSTEMS:
            yield {
                "implementation_name": "cpython",
                "os_name": os_name,
                "platform_python_implementation": "CPython",
                "platform_system": system,
                "python_full_version": f"{python}.0",
                "python_version": python,
                "sys_platform": platform,
            }


def closure(needs: Iterable[str], machine: Mapping[str, str]) -> Iterator[Requirement]:
    """Every requirement `needs` bring along on a machine, as far as packages are installed to be asked."""
    waiting = [(Requirement(need), "") for need in needs]
    asked = set()
    while waiting:
        need, extra = waiting.pop()
        if need.marker and not need.marker.evaluate({**machine, "extra": extra}):
            continue
        yield need
        for wanted in {(need.name, each) for each in {"", *need.extras}} - asked:
            asked.add(wanted)
            waiting += [(Requirement(each), wanted[1]) for each in _requires(need.name)]


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # of another system or Python; `make lock` asked the index about it
        return []

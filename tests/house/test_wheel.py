"""The lock and the wheel, installed where there is nothing else, do the whole job. The slowest tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.utils import canonicalize_name
from tests.house.locked import EXTRAS, RUNTIME, closure, pins
from tests.house.source import HOUSE, PACKAGE

pytestmark = pytest.mark.slow

HOSTILE = """\
[global]
constraint = {folder}/newer.txt
pre = true
[install]
requirement = {folder}/more.txt
upgrade = true
upgrade-strategy = eager
no-binary = :all:
target = {folder}/elsewhere
"""
HERE: dict[str, str] = {name: str(value) for name, value in default_environment().items()}


def run(*words: str | Path, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, without what this test's own environment says; what it said is kept."""
    ours = ("PYTHON", "MEETING_TUI", "VIRTUAL_ENV")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [str(word) for word in words],
        check=False,
        **{"capture_output": True, "text": True, "env": clean, **settings},
    )  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as hatchling builds it."""
    out = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=HOUSE)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lock in a new environment, put there by its own pip, on a machine that wants all newer."""
    folder = tmp_path_factory.mktemp("locked")
    assert run(sys.executable, "-m", "venv", folder / "home").returncode == 0
    (folder / "newer.txt").write_text("".join(f"{pin.name}>=9999\n" for pin in pins()), "utf-8")
    (folder / "more.txt").write_text("a-package-that-nobody-asked-for\n", "utf-8")
    (folder / "home" / ("pip.ini" if os.name == "nt" else "pip.conf")).write_text(
        HOSTILE.format(folder=folder.as_posix()), "utf-8"
    )
    python = next(path for path in (folder / "home").glob("*/python*") if path.is_file())
    code = "from tools.install import *; raise SystemExit(locked(LOCK, '--no-compile') or pip('check'))"
    done = run(python, "-c", code, cwd=HOUSE)
    if any(sign in done.stderr for sign in ("Temporary failure", "Connection", "ProxyError")):
        pytest.fail(
            "no package index can be reached from here; run without this: -m 'not slow'", pytrace=False
        )
    assert done.returncode == 0, done.stderr
    return python


@pytest.fixture(scope="module")
def program(python: Path, wheel: Path) -> Path:
    """The wheel in that environment, and nothing beside what it needs with both extras."""
    keep(python, [*RUNTIME, *(need for needs in EXTRAS.values() for need in needs)])
    installed = run(python, "-m", "pip", "--isolated", "install", "--no-deps", "--no-index", wheel, env=PLAIN)
    assert installed.returncode == 0, installed.stderr
    return python.with_name("meeting-tui" + python.suffix)


PLAIN = {**os.environ, "PIP_CONFIG_FILE": os.devnull}


def keep(python: Path, needs: list[str]) -> None:
    """Take out of the environment what `needs` don't bring along."""
    wanted = {canonicalize_name(need.name) for need in closure(needs, HERE)} | {"pip", "meeting-tui"}
    rest = set(installed(python)) - wanted
    assert run(python, "-m", "pip", "uninstall", "--yes", *sorted(rest), env=PLAIN).returncode == 0


def installed(python: Path) -> dict[str, str]:
    """Name and version of everything in the environment."""
    said = run(python, "-m", "pip", "list", "--format", "json", env=PLAIN).stdout
    return {canonicalize_name(each["name"]): each["version"] for each in json.loads(said)}


def test_the_wheel_holds_the_package_and_its_assets(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    kept = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert not {path.relative_to(PACKAGE.parent).as_posix() for path in kept} - names
    assert {"meeting_tui/assets/fonts/NotoSansSC-Regular.ttf", "meeting_tui/assets/fonts/OFL.txt"} <= names
    assert "meeting_tui/lang/zh/LC_MESSAGES/meeting_tui.mo" in names
    assert not [name for name in names if name.startswith(("tests/", "tools/"))]


def test_the_lock_is_what_gets_installed_whatever_the_machine_prefers(python: Path):
    here = [pin.requirement for pin in pins()]
    wanted = {
        canonicalize_name(need.name): str(need.specifier).removeprefix("==")
        for need in here
        if not need.marker or need.marker.evaluate(HERE)
    }
    got = installed(python)
    assert {name: version for name, version in got.items() if name != "pip"} == wanted


def test_the_installed_wheel_does_the_whole_job(program: Path, tmp_path: Path):
    job = run(program, "demo", "--no-tui", "--lang", "en", "--out", tmp_path / "out", cwd=tmp_path)
    assert job.returncode == 0, job.stderr
    assert (tmp_path / "out" / "demo.meeting").stat().st_size > 100_000
    assert len(list((tmp_path / "out").glob("*.pdf"))) >= 3
    checked = run(program, "verify", tmp_path / "out" / "demo.meeting", cwd=tmp_path)
    assert checked.returncode == 0, checked.stderr

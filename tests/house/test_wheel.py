"""The wheel, installed where there is nothing else, does the whole job. The slowest test of all."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.house.source import HOUSE, PACKAGE

pytestmark = pytest.mark.slow


def run(*words: str | Path, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; what it said is kept."""
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False, **settings
    )  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as hatchling builds it."""
    out = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=HOUSE)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_holds_the_package_and_its_assets(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    kept = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert not {path.relative_to(PACKAGE.parent).as_posix() for path in kept} - names
    assert {"meeting_tui/assets/fonts/NotoSansSC-Regular.ttf", "meeting_tui/assets/fonts/OFL.txt"} <= names
    assert "meeting_tui/lang/zh/LC_MESSAGES/meeting_tui.mo" in names
    assert not [name for name in names if name.startswith(("tests/", "tools/"))]


def test_the_installed_wheel_does_the_whole_job(wheel: Path, tmp_path: Path):
    home = tmp_path / "empty"
    assert run(sys.executable, "-m", "venv", home).returncode == 0
    python = next(home.glob("*/python"), home / "Scripts" / "python.exe")
    locked = tmp_path / "runtime.lock"
    locked.write_text(runtime(), "utf-8")
    needed = run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", locked)
    if needed.returncode and offline(needed.stderr):
        print("skipped: no package index can be reached from here")
        pytest.skip("no package index can be reached from here")
    assert needed.returncode == 0, needed.stderr
    assert run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel).returncode == 0
    program = python.with_name("meeting-tui" + python.suffix)
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MEETING_TUI"))
    }
    job = run(program, "demo", "--no-tui", "--lang", "en", "--out", tmp_path / "out", cwd=tmp_path, env=clean)
    assert job.returncode == 0, job.stderr
    assert (tmp_path / "out" / "demo.meeting").stat().st_size > 100_000
    assert len(list((tmp_path / "out").glob("*.pdf"))) >= 3
    checked = run(program, "verify", tmp_path / "out" / "demo.meeting", cwd=tmp_path, env=clean)
    assert checked.returncode == 0, checked.stderr


def runtime() -> str:
    """The lock without what only development needs: the closure of the project's own dependencies."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {name for name, _extra in closure(project["dependencies"], "", set())}
    blocks = (HOUSE / "requirements.lock").read_text("utf-8").replace("\\\n", "\0").splitlines()
    return "\n".join(block for block in blocks if block.split("==")[0] in wanted).replace("\0", "\\\n")


def closure(needs: list[str], extra: str, found: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Names, each with an extra asked of it, that `needs` bring along here."""
    for need in map(Requirement, needs):
        if need.marker and not need.marker.evaluate({"extra": extra}):
            continue
        for asked in {(canonicalize_name(need.name), each) for each in {"", *need.extras}} - found:
            found.add(asked)
            closure(requires(asked[0]) or [], asked[1], found)
    return found


def offline(said: str) -> bool:
    """Whether pip failed for want of a network, not for want of a hash."""
    return any(
        sign in said for sign in ("Temporary failure", "Connection", "No matching distribution", "ProxyError")
    )

"""The lock and the wheel, installed where there is nothing else, do the whole job. The slowest tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.utils import canonicalize_name
from tests.house.locked import EXTRAS, RUNTIME, Pin, closure, pins
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
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
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


def scripts(home: Path) -> Path:
    """Where an environment keeps its programs."""
    return Path(sysconfig.get_path("scripts", "venv", {"base": str(home)}))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as hatchling builds it."""
    out = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=HOUSE)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


BEGUN = frozenset({"pip", "setuptools"})
"""What Python puts into a new environment."""
NEEDS = [*RUNTIME, *(need for needs in EXTRAS.values() for need in needs)]


def part() -> list[Pin]:
    """Of the lock what the program needs here with both extras. What tests and builds it is installed from it
    in the same way before these tests can run: `python -m tools.install`."""
    names = {canonicalize_name(need.name) for need in closure(NEEDS, HERE)}
    return [pin for pin in pins() if pin.name in names]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lock in a new environment, put there by its own pip, on a machine that wants all newer."""
    folder = tmp_path_factory.mktemp("locked")
    assert run(sys.executable, "-m", "venv", folder / "home").returncode == 0
    (folder / "newer.txt").write_text("".join(f"{pin.name}>=9999\n" for pin in part()), "utf-8")
    (folder / "more.txt").write_text("a-package-that-nobody-asked-for\n", "utf-8")
    (folder / "home" / ("pip.ini" if os.name == "nt" else "pip.conf")).write_text(
        HOSTILE.format(folder=folder.as_posix()), "utf-8"
    )
    lock = folder / "requirements.lock"
    lock.write_text("\n".join(pin.text for pin in part()), "utf-8")
    python = scripts(folder / "home") / "python"
    code = (
        "from tools.install import *; raise SystemExit(locked(sys.argv[1], '--no-compile') or pip('check'))"
    )
    done = run(python, "-c", code, lock, cwd=HOUSE)
    if any(sign in done.stderr for sign in ("Temporary failure", "Connection", "ProxyError")):
        pytest.fail(
            "no package index can be reached from here; run without this: -m 'not slow'", pytrace=False
        )
    assert done.returncode == 0, done.stderr
    return python


@pytest.fixture(scope="module")
def program(python: Path, wheel: Path) -> Path:
    """The wheel in that environment, which holds what it needs with both extras."""
    plain = ("--isolated", "install", "--no-deps", "--no-index", "--no-compile")
    installed = run(python, "-m", "pip", *plain, wheel, env=PLAIN)
    assert installed.returncode == 0, installed.stderr
    return python.with_name("meeting-tui")


PLAIN = {**os.environ, "PIP_CONFIG_FILE": os.devnull}


def keep(python: Path, needs: list[str]) -> None:
    """Take out of the environment what `needs` don't bring along."""
    wanted = {canonicalize_name(need.name) for need in closure(needs, HERE)} | {"pip", "meeting-tui"}
    rest = set(installed(python)) - wanted
    assert run(python, "-m", "pip", "uninstall", "--yes", *sorted(rest), env=PLAIN).returncode == 0


def installed(python: Path) -> dict[str, str]:
    """Name and version of everything in the environment."""
    code = "import importlib.metadata as m; print(*(f'{d.name}={d.version}' for d in m.distributions()))"
    pairs = (each.split("=") for each in run(python, "-c", code).stdout.split())
    return {canonicalize_name(name): version for name, version in pairs}


def test_the_wheel_holds_the_package_and_its_assets(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    kept = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert not {path.relative_to(PACKAGE.parent).as_posix() for path in kept} - names
    fonts = ("NotoSansSC-Regular.ttf", "MoreLetters-Regular.ttf", "letters.json", "OFL-MoreLetters.txt")
    assert {f"meeting_tui/assets/fonts/{name}" for name in fonts} <= names
    assert "meeting_tui/lang/zh/LC_MESSAGES/meeting_tui.mo" in names
    assert not [name for name in names if name.startswith(("tests/", "tools/"))]


def test_every_link_of_a_guide_holds_inside_the_wheel(wheel: Path):
    names = zipfile.Path(wheel)
    guides = list((HOUSE / "docs" / "guide").rglob("*.md"))
    assert guides
    for path in guides:
        page = Path("meeting_tui", path.relative_to(HOUSE))
        for aim in LINK.findall((names / page.as_posix()).read_text("utf-8")):
            assert (names / os.path.normpath(page.parent / aim)).is_file(), (page, aim)


def test_the_lock_is_what_gets_installed_whatever_the_machine_prefers(python: Path):
    here = [pin.requirement for pin in part()]
    assert len(here) > len(NEEDS)
    wanted = {
        canonicalize_name(need.name): str(need.specifier).removeprefix("==")
        for need in here
        if not need.marker or need.marker.evaluate(HERE)
    }
    got = installed(python)
    assert {name: version for name, version in got.items() if name in wanted or name not in BEGUN} == wanted


@dataclass(frozen=True)
class Job:
    """The sample community's file, its poll, and what a rehearsal of the poll left beside it."""

    store: Path
    poll: str

    @property
    def folder(self) -> Path:
        return self.store.parent

    @property
    def scans(self) -> Path:
        return self.folder / f"test-scans-{self.poll}.pdf"


@pytest.fixture(scope="module")
def job(python: Path, program: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Where both extras are installed, ballots are printed, marked, scanned and read: the reader's whole way.

    The demo does that with seven times as many; it is played from the source.
    """
    store = tmp_path_factory.mktemp("job") / "sample.meeting"
    poll = done_by(python, f"{PRINTED}office.close()", store)
    tried = run(program, "--file", store, "ballots", "try", poll, "-o", store.parent, cwd=store.parent)
    assert tried.returncode == 0, tried.stderr
    return Job(store, poll)


def done_by(python: Path, code: str, store: Path) -> str:
    """What a script about this file prints."""
    done = run(python, "-c", code, store, cwd=HOUSE)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_installed_wheel_does_the_whole_job(program: Path, job: Job):
    assert job.scans.stat().st_size > 100_000
    notice = run(program, "--file", job.store, "notice", job.poll, "-o", "notice.pdf", cwd=job.folder)
    assert notice.returncode == 0, notice.stderr
    guide = run(program, "guide", "safekeeping", "--lang", "zh", cwd=job.folder)
    assert guide.stdout.startswith("# 保管与备份\n"), guide.stderr
    checked = run(program, "verify", job.store, cwd=job.folder)
    assert checked.returncode == 0, checked.stderr


@pytest.fixture(scope="module")
def bare(python: Path, program: Path, job: Job) -> Path:
    """The same program after the extras, once used, and all they brought have gone."""
    keep(python, RUNTIME)
    assert not {"numpy", "opencv-python-headless", "psycopg"} & set(installed(python))
    return program


PRINTED = """
import asyncio, sys
from pathlib import Path
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.rehearsal.demo_clock import DemoClock
from meeting_tui.rehearsal.sample import found_sample, sample_text
from meeting_tui.rehearsal.sample_meeting import hold_meeting
from tools.bounds import screens

store, clock = Path(sys.argv[1]), DemoClock("2026-10-08T09:30:00")
office = found_sample(store, "en", "Ann", clock.world())
hold_meeting(office, "en", lambda step: None)
poll = polls.new_poll(office, poll_spec(sample_text("en", "poll.toml")))
ballots.print_ballots(office, poll, store.with_suffix(".pdf"))
print(poll)
"""
BY_HAND = f"""{PRINTED}
ballots.issue(office, poll, [1, 2])
clock.put("2026-11-02T09:30:00")
ballots.return_(office, poll, [1, 2])
asked = ballots.look(office, 1, poll).case.definition.asked
ballots.enter(office, 1, {{each.id: (list(each.labels)[0],) for each in asked}}, poll)
office.close()
sys.exit(asyncio.run(screens(str(store))))
"""


def test_without_the_extras_a_meeting_is_chaired_and_ballots_are_keyed(
    python: Path, bare: Path, tmp_path: Path
):
    store, minutes = tmp_path / "by-hand.meeting", tmp_path / "minutes.pdf"
    poll = done_by(python, BY_HAND, store)
    assert run(bare, "--file", store, "minutes", "m1", "-o", minutes, cwd=tmp_path).returncode == 0
    for written in (store, minutes):
        assert run(bare, "verify", written, cwd=tmp_path).returncode == 0
    counted = run(bare, "--file", store, "--lang", "en", "count", poll, cwd=tmp_path)
    assert re.search(r"Returned +2\nStill out +\d+\nVoid +0\nValid +1\n", counted.stdout), counted


def test_without_the_extras_one_sentence_says_what_to_install(bare: Path, job: Job, tmp_path: Path):
    poll, store, scan = job.poll, job.store, job.scans
    for lang, words, extra in (
        ("zh", ["--file", store, "ballots", "read", poll, scan], "reader"),
        ("en", ["--file", store, "ballots", "try", poll], "reader"),
        ("en", ["demo", "--out", tmp_path / "again"], "reader"),
        ("zh", ["--file", "postgresql://clerk@localhost/town", "community", "show"], "postgres"),
    ):
        said = run(bare, "--lang", lang, *words, cwd=tmp_path)
        assert said.returncode == 1
        assert said.stdout == ""
        assert said.stderr.count("\n") == 1
        assert f'pip install "meeting-tui[{extra}]"' in said.stderr
    assert not list(tmp_path.iterdir())

"""No request, bundle, spec, PDF, picture or community file ends in anything but a value or a refusal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests.hostile import data
from tests.hostile.harness import judge, timed

from meeting_tui.cli.files import text_of
from meeting_tui.desk.meetings.spec import meeting_spec
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.safety.checking import verify
from meeting_tui.refusal import Refusal
from meeting_tui.rules import load_profile, shipped_profile
from meeting_tui.rules.recount import recount
from meeting_tui.rules.request import answer, loads
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.sources import load, sources

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and limits by the system")


def requests(path: Path) -> object:
    profile = shipped_profile("cn-assembly")
    return answer(profile, next(iter(profile.rules)), loads(text_of(path)))


def bundles(path: Path) -> object:
    return recount(loads(text_of(path), point=None), path.name)


def specs(path: Path) -> object:
    text = text_of(path)
    if path.name.startswith("profile"):
        return load_profile(text, path.name)
    return (meeting_spec if path.name.startswith("meeting") else poll_spec)(text)


def scans(path: Path) -> object:
    try:
        return [load(page).gray.shape for page in sources([path])]
    except Unreadable as unreadable:
        raise Refusal(f"scan.{unreadable.reason}") from unreadable


pdfs = pictures = scans


def papers(path: Path) -> object:
    return verify(path).failure


stores = papers


@pytest.mark.parametrize("kind", ["requests", "bundles", "specs", "pdfs", "pictures", "stores"])
def test_every_hostile_file_ends_in_a_value_or_a_refusal(kind: str, tmp_path: Path):
    verdicts = judge(f"tests.hostile.test_data:{kind}", getattr(data, kind)(), tmp_path)
    print(len(verdicts), timed(verdicts), sep="\n")
    assert [verdict for verdict in verdicts if not verdict.bounded] == []
    assert len({verdict.file for verdict in verdicts}) == len(verdicts) > 12


def test_a_hostile_pdf_is_checked_in_time_too(tmp_path: Path):
    files = (each for each in data.pdfs() if each[0] == "bomb.pdf")  # "strokes.pdf" is read as a scan
    verdicts = judge("tests.hostile.test_data:papers", files, tmp_path)
    assert [verdict.bounded for verdict in verdicts] == [True], timed(verdicts)


@pytest.mark.parametrize("read", [scans, papers])
def test_a_damaged_pdf_ends_in_a_value_or_a_refusal(read: Callable[[Path], object], tmp_path: Path):
    for name, raw in data.damaged_pdfs():
        path = tmp_path / name
        path.write_bytes(raw)
        with suppress(Refusal):  # any other exception is the fault that is looked for
            read(path)

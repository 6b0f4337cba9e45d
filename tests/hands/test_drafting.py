"""A proposal as a hurried secretary writes it: input method, clipboard, a power cut, somebody else's hand."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.hands import mending
from tests.hands.mending import FILE, NAMES
from tests.hands.terminal import LAUNCH, SIZES, Terminal, environment
from tests.hands.typist import Typist

from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import open_office
from meeting_tui.desk.proposals import acts
from meeting_tui.record.proposal.values import ProposalDraft, ProposalRecord

BEFORE = "更换1栋电梯。"
TYPED = "停梯37天，老人下不了楼。"
PREEDIT = b"xiaofang" + b"\x7f" * 8 + "消防".encode()
"""Letters that an input method lets through, takes back, and commits as hanzi, in one burst."""
PASTED = "通道照旧。\n甲：更换\r\n乙：大修"
WRITTEN = f"{TYPED}消防通道照旧。\n甲：更换\n乙：大修{BEFORE}"
THEIRS = "另一人所写。"


def test_a_hurried_secretary_loses_no_word_and_writes_over_nobody(tmp_path: Path) -> None:
    begun(tmp_path)
    with editor(tmp_path) as (term, by):
        by.types(TYPED)
        term.send(PREEDIT)
        by.paste(PASTED)
        by.wait(f"乙：大修{BEFORE}")
        term.until(lambda _shown: "大修" in drafts(tmp_path), "the draft on the disk")
        held(tmp_path)
        term.kill()
    (tmp_path / "theirs.md").write_text(f"# 更换1栋电梯\n## 正文\n{BEFORE}\n{THEIRS}\n", "utf-8")
    told = ran(tmp_path, "proposal", "edit", 1, tmp_path / "theirs.md", "--reason", "核价")
    assert told.returncode == 0, told.stderr
    with editor(tmp_path) as (term, by):
        by.wait(f"乙：大修{BEFORE}")  # as it was left
        by.key("ctrl+s")
        by.wait(THEIRS)  # what changed meanwhile, beside it
        by.key("ctrl+s")
        by.sees("Save a revision")
        by.key("enter")
        by.loses("not saved yet")
        assert term.leave() == 0
    record = recorded(tmp_path)
    assert [(each.no, each.base) for each in record.revisions] == [(1, 0), (2, 1), (3, 2)]
    assert [each.draft.text for each in record.revisions] == [
        BEFORE,
        f"{BEFORE}\n{THEIRS}",
        f"{WRITTEN}\n{THEIRS}",  # what met nothing of it is in the text
    ]
    assert "大修" not in drafts(tmp_path)


def held(folder: Path) -> None:
    """Who writes in an editor of their own while the screens have the file loses nothing either."""
    mine = folder / "mine.sh"
    mine.write_text(f'#!/bin/sh\necho "{THEIRS}" >> "$1"\n', "utf-8")
    mine.chmod(0o755)
    told = ran(folder, "proposal", "edit", 1, EDITOR=str(mine))
    assert told.returncode == 1
    [kept] = re.findall(r"\S+/proposal-\S+\.md", told.stdout + told.stderr)
    assert THEIRS in Path(kept).read_text("utf-8")
    Path(kept).unlink()


def begun(folder: Path) -> None:
    mending.founded(folder)
    office = open_office(folder / FILE, NAMES[0])
    number = matters.new_matter(office, "电梯停运")
    acts.propose(office, number, ProposalDraft("更换1栋电梯", BEFORE, "cc278.5"))
    office.close()


@contextmanager
def editor(folder: Path) -> Iterator[tuple[Terminal, Typist]]:
    """The secretary at the proposal, until the power fails or they leave."""
    home = folder / "home"
    with Terminal(
        folder / FILE, home=home, lang="zh", who=NAMES[0], size=SIZES["80x24"], env=mending.BEGAN
    ) as term:
        by = Typist(term, "zh")
        term.wait("Ctrl+Q")
        by.key("f4", "enter")
        by.sees("Put to the vote")
        by.key("enter")
        by.sees("As it will be printed")
        yield term, by


def drafts(folder: Path) -> str:
    """What would be there again."""
    return "".join(each.read_text("utf-8") for each in (folder / "home").rglob("drafts.json"))


def ran(folder: Path, *words: object, **env: str) -> subprocess.CompletedProcess[str]:
    """A command on the file."""
    command = [sys.executable, LAUNCH, *words, "--file", folder / FILE, "--who", NAMES[1]]
    around = environment(folder / "home") | mending.BEGAN | env
    return subprocess.run([*map(str, command)], env=around, capture_output=True, text=True, check=False)


def recorded(folder: Path) -> ProposalRecord:
    office = open_office(folder / FILE, NAMES[0], readonly=True)
    found = acts.recorded(office, 1)
    office.close()
    return found

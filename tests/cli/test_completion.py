"""Completion: installed once, and a real bash completes with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
. "$HOME/.bashrc"
COMP_WORDS=(meeting-tui {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_meeting_tui_completion meeting-tui
echo "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home with the program on their path."""
    program = tmp_path / "bin" / "meeting-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m meeting_tui "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("SHELL", "/bin/bash")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("bal", "ballots"),
        ("ballots re", "read rehearse return review replace"),
        ("minutes M --copy a", "archive"),
        ("poll list --js", "--json"),
    ],
)
def test_bash_completes_after_installing(run, home, words, offered):
    (home / ".bashrc").write_text("export MINE=1", "utf-8")
    for _twice in range(2):
        ran = run("--install-completion")
        assert (ran.code, ran.out) == (0, "")
    asked = ["bash", "--norc", "-c", ASK.format(words=words)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert sorted(told.stdout.split()) == sorted(offered.split())
    rc = (home / ".bashrc").read_text("utf-8").splitlines()
    assert rc[0] == "export MINE=1"
    assert len(rc) == 2


def test_what_is_shown_is_what_is_installed(run, home):
    shown = run("--show-completion").out
    run("--install-completion")
    assert shown.strip() == (home / "own" / "meeting-tui" / "completion.bash").read_text("utf-8").strip()


def test_fish_finds_it_in_its_own_folder(run, home, monkeypatch):
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert run("--install-completion").code == 0
    assert "meeting-tui" in (home / ".config/fish/completions/meeting-tui.fish").read_text("utf-8")
    assert not (home / ".bashrc").exists()


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "no completion for the shell tcsh"), ("zh", "tcsh 的命令补全")]
)
def test_another_shell_is_refused(run, home, monkeypatch, lang, said):
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    before = sorted(home.rglob("*"))
    for option in ("--install-completion", "--show-completion"):
        ran = run("--lang", lang, option)
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err
    assert sorted(home.rglob("*")) == before

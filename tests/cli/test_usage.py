"""Wrong usage, of every kind, in either language; a real process tells some of it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_commands import tree

from meeting_tui.cells import width
from meeting_tui.cli.app import root
from meeting_tui.lang import translator

EVERY: dict[str, dict[str, Any]] = tree(root, "meeting-tui")
HANZI = re.compile("[一-鿿]")
WORD = re.compile(r"-{0,2}[A-Za-z][\w.:/-]*")
KINDS = {
    "no such command": "nonsense",
    "no such command, did you mean": "pol",
    "no such verb": "poll nope",
    "no such option": "poll list --nope",
    "no such short option": "minutes M -x -o f",
    "no such option, did you mean": "poll list --fil x",
    "an argument is missing": "poll show",
    "an argument of many is missing": "ballots enter AB 1",
    "a choice is missing": "sheet",
    "an option is missing": "init",
    "too many arguments": "doctor a b",
    "one argument too many": "poll list again",
    "no value": "roll show --limit",
    "a value for a flag": "roll show --json=yes",
    "no number": "roll show --limit many",
    "a number out of range": "init --name x --profile y --seats -1",
    "no choice": "minutes M --copy secret -o x.pdf",
    "an argument that is no choice": "sheet nothing P -o x.pdf",
    "no language": "poll list --lang fr",
    "no day": "board post notice:1 --place gate --since someday",
    "a file without a name": "ballots read AB ''",
    "no pair": "count AB --seed q1",
    "no marks": "ballots enter AB 1 q1",
    "marks twice": "ballots enter AB 1 q1=for q1=against",
    "a bundle is missing": "merge",
    "no terminal": "open",
    "a noun alone": "poll",
}
"""The same exit code and stream for all of them, before click and since."""


def names() -> set[str]:
    """What stays as it is in every language: commands, options, metavars, and names in our own help."""
    zh, known = translator("zh"), {"meeting-tui", "--help", "--force", "x"}
    for path, command in EVERY.items():
        known |= {*path.split(), *WORD.findall(zh(command["help"]))}
        for param in command["parameters"]:
            told = (param["name"], param["takes"].upper(), param["takes"], param.get("metavar", ""))
            known |= {word for each in (*told, zh(param["help"])) for word in WORD.findall(each)}
            known.add(str(param.get("default")))
    return known


def told(words: str, tmp_path: Path, **env: str) -> tuple[int, str, str]:
    """Run it as a person would."""
    bare = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "MEETING"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "meeting_tui", *shlex.split(words)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        env=bare | {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path), "COLUMNS": "100"} | env,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def here(run, tmp_path, monkeypatch):
    """The same in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def ran(words: str, lang: str) -> tuple[int, str, str]:
        for name in ("MEETING_TUI_LANG", "LANGUAGE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", lang)
        ended = run(*shlex.split(words))
        return ended.code, ended.out, ended.err

    return ran


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_usage_is_told_in_the_language_of_the_terminal(kind, here):
    words = KINDS[kind]
    code, out, said = here(words, "zh_CN.UTF-8")
    assert (code, out) == (2, "")
    assert HANZI.search(said)
    assert set(WORD.findall(said)) <= names() | set(WORD.findall(words)) | set(words.split())
    code, out, english = here(words, "en_GB.UTF-8")
    assert (code, out) == (2, "")
    assert not HANZI.search(english)
    assert len(english) > len(words)


def test_a_real_process_tells_the_same(here, tmp_path):
    for words in (KINDS["no choice"], KINDS["no terminal"]):
        for lang in ("zh_CN.UTF-8", "en_GB.UTF-8"):
            assert told(words, tmp_path, LANG=lang) == here(words, lang)


@pytest.mark.parametrize("words", ["{} poll list --nope", "doctor a b {}", "{} pol", "doctor {} --json=x"])
def test_the_language_asked_for_wins_over_the_terminals_wherever_it_stands(words, here):
    chinese = here(words.format("--lang zh"), "en_GB.UTF-8")
    english = here(words.format("--lang=en"), "zh_CN.UTF-8")
    assert chinese[:2] == english[:2] == (2, "")
    assert HANZI.search(chinese[2])
    assert not HANZI.search(english[2])


@pytest.mark.parametrize("path", sorted(EVERY))
def test_help_is_chinese_from_the_first_word_to_the_last_and_fits(path, run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "72")
    page = run("--lang", "zh", *path.split()[1:], "--help").out
    assert page.startswith("用法：")
    assert set(WORD.findall(page)) <= names()
    assert max(map(width, page.splitlines())) <= 70


def test_who_stops_a_command_is_told_so(run, file, monkeypatch):
    from meeting_tui.desk.polls import acts

    def stop(_office: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(acts, "polls", stop)
    ran = run("poll", "list", "--lang", "zh")
    assert (ran.code, ran.out, ran.err.strip()) == (1, "", "已中止。")

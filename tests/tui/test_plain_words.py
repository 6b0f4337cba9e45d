"""What commands print and screens show is words: no code, no ISO time, in Chinese no English."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.plain import foreign, raw

from meeting_tui.cli.app import main
from meeting_tui.desk.home import Task
from meeting_tui.lang import Lang, translator
from meeting_tui.tui.home.tasks import said

COMMANDS = (
    *("community show", "roll show", "meeting list", "meeting show m1", "poll list", "poll show {poll}"),
    *("ballots review {poll}", "proxy add {poll} 150 王小二", "proxy list {poll}", "count {poll}"),
    *("board post notice:{poll} --place 1号楼", "board list", "doctor", "verify {file}"),
    *("meeting show m9", "poll show 7777", "roll show 没有人", "ballots issue {poll} 200 --mode drone"),
    *("ballots issue {poll} 1", "ballots return {poll} 1", "ballots enter {poll} 1 lift=for"),
    *(
        "ballots void {poll} 1 --reason 脏",
        "ballots adjudicate {poll} 95 --by 甲",
        "roll export {file}/x.csv",
    ),
    *("minutes m1 -o {file}/x.pdf", "poll close {poll}", "poll close {poll}", "ballots issue {poll} 200"),
)
_TYPED = """
drone lift shed contract ordinary special cn-assembly mode for reason by hand door post box contact
"""
TYPED = frozenset(_TYPED.split())
"""Ids of the sample, and what the commands above say."""
PLACES = ("f1", "f2", "f3", "f4", "f5", "f6")


def seen(text: str, *given: str) -> str:
    """The text without what the person gave and what only names a file or a version."""
    lines = (line for line in text.splitlines() if not line.startswith(("System", "系统", "Python")))
    told = "\n".join(lines)
    for name in given:
        told = told.replace(name, "")
    return told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_speaks_words(copy, lang: Lang, monkeypatch, capsys):
    sample = copy(lang)
    for name, value in {"FILE": str(sample.path), "WHO": "李敏", "LANG": lang}.items():
        monkeypatch.setenv(f"MEETING_TUI_{name}", value)
    wrong = []
    for command in COMMANDS:
        main([part.format(poll=sample.poll, file=sample.path) for part in command.split()])
        streams = capsys.readouterr()
        text = seen(streams.out + streams.err, str(sample.path), sample.poll)
        found = raw(text) + (foreign(text, TYPED) if lang == "zh" else [])
        wrong += [f"{command}: {found}\n{text}"] if found or not text.strip() else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_place_speaks_words(copy, stage, lang: Lang, monkeypatch):
    sample = copy(lang)
    monkeypatch.chdir(sample.path.parent)
    wrong = []
    async with stage(Path(sample.path.name), lang, (120, 36)) as on:
        for place in PLACES:
            for keys in ((place,), ("enter",)):
                await on.press(*keys)
                text = seen(on.seen, sample.path.name, sample.poll)
                found = raw(text) + (foreign(text, TYPED) if lang == "zh" else [])
                wrong += [f"{place} {keys}: {found}"] if found else []
            await on.press("escape")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("lang", "count", "words"),
    [
        ("en", 1, "1 paper waits for two people: Lift"),
        ("en", 2, "2 papers wait for two people: Lift"),
        ("zh", 1, "1 张票待两人认定：Lift"),
    ],
)
def test_home_says_one_paper_as_one(lang: Lang, count: int, words: str, monkeypatch):
    monkeypatch.setattr("meeting_tui.lang._screen", translator(lang))
    assert said(Task("poll_review", "now", "polls", "Lift", count=count)) == words

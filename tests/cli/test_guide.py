"""`guide` hands out the pages that travel along."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from tests.house.source import HOUSE

from meeting_tui.cli.app import root
from meeting_tui.lang import guides

COMMAND = re.compile(r"^ *meeting-tui ((?!--|\S*\.meeting).*?)(?: +#.*)?$", re.MULTILINE)


def test_without_a_page_the_pages_are_listed(run):
    ran = run("guide", "--lang", "zh")
    assert (ran.code, ran.err) == (0, "")
    listed = [line.split(maxsplit=1) for line in ran.out.splitlines()]
    assert [name for name, _title in listed] == list(guides.NAMES)
    assert ["roll", "业主清册"] in listed


def test_a_page_is_printed_as_it_was_written(run):
    ran = run("guide", "safekeeping")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip() == (HOUSE / "docs/guide/safekeeping.md").read_text("utf-8").strip()


def test_a_page_nobody_wrote_is_refused_with_the_list(run):
    ran = run("guide", "weather")
    assert (ran.code, ran.out) == (1, "")
    assert "weather" in ran.err
    assert "safekeeping" in ran.err


@pytest.mark.parametrize("page", sorted((HOUSE / "docs/guide").rglob("*.md")), ids=str)
def test_what_a_page_says_to_type_is_taken(page):
    for line in COMMAND.findall(page.read_text("utf-8")):
        assert left(root, shlex.split(line)) == [], line


def left(command: click.Command, words: list[str]) -> list[str]:
    """The words a command doesn't know; click's own errors name an option or a command that is none."""
    context = click.Context(command)
    if isinstance(command, click.Group):
        _name, found, rest = command.resolve_command(context, words)
        assert found
        return left(found, rest)
    return command.make_parser(context).parse_args(words)[1]

"""The documentation says what the program does: made parts are new, links lead somewhere, commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs import HOUSE, PART, PARTS, filled, leaves, pages

LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:|#|mailto:)([^)\s#]+)|!\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"\bmeeting-tui ((?:[a-z]+ ?)+)")
PAGES = {str(page.relative_to(HOUSE)): page for page in pages()}


@pytest.mark.parametrize("name", PAGES)
def test_made_parts_are_as_the_source_says(name: str):
    text = PAGES[name].read_text("utf-8")
    assert filled(text) == text, "run: make docs"


def test_every_part_stands_somewhere():
    standing = {part["name"] for page in PAGES.values() for part in PART.finditer(page.read_text("utf-8"))}
    assert standing == set(PARTS)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file(name: str):
    page = PAGES[name]
    aims = [link[1] or link[2] for link in LINK.finditer(page.read_text("utf-8"))]
    assert not [aim for aim in aims if not (page.parent / aim).exists()]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_shown_is_a_command(name: str):
    known = leaves()
    heads = {command.split()[0] for command in known}
    wrong = []
    for line in fenced(PAGES[name]):
        for shown in COMMAND.finditer(line):
            words = shown[1].split()
            if words[0] in heads and not any(" ".join(words).startswith(command) for command in known):
                wrong.append(line)
            if words[0] not in heads | {"demo"}:
                wrong.append(line)
    assert not wrong


def fenced(page: Path) -> list[str]:
    """The lines of the page's code blocks."""
    return [
        line
        for block in re.findall(r"```\w*\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
        for line in block.splitlines()
    ]


def test_every_page_of_docs_is_reached_from_a_page():
    reached = {
        (page.parent / link[1]).resolve()
        for page in PAGES.values()
        for link in LINK.finditer(page.read_text("utf-8"))
        if link[1]
    }
    assert not {name for name, page in PAGES.items() if name.startswith("docs/") and page not in reached}


def test_every_target_of_make_that_is_named_is_one():
    phony = re.search(r"^\.PHONY: (.*)$", (HOUSE / "Makefile").read_text("utf-8"), re.M)
    assert phony
    code = re.compile(r"`make ([a-z]+)|^make ([a-z]+)", re.M)
    named = {
        found[1] or found[2] for page in PAGES.values() for found in code.finditer(page.read_text("utf-8"))
    }
    assert named
    assert not named - set(phony[1].split())

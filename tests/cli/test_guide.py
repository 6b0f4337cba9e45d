"""`guide` hands out the pages that travel along."""

from __future__ import annotations

from tests.house.source import HOUSE

from meeting_tui.lang import guides


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

"""The stage of the screens' tests, for pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from tests.tui.conftest import Stage, clock, copy, samples, still
from textual import events

from meeting_tui.lang import Lang, use
from meeting_tui.tui.app import MeetingApp

__all__ = ["clock", "copy", "samples", "still"]


def codes(*shown: str) -> Callable[[str], str]:
    """Stands for `check_code`: these in their turn, whatever is asked for. A poll's own changes with every
    change of where a box lies on paper, and no picture shall."""
    return defaultdict(iter(shown).__next__).__getitem__


@pytest.fixture(params=["zh", "en"])
def lang(request) -> Lang:
    """Both languages, one after the other."""
    spoken: Lang = request.param
    return spoken


@pytest.fixture
def screen(tmp_path, monkeypatch, snap_compare):
    """Whether what these keys lead to looks as it did; a text among them is pasted."""

    def taken(lang, world, *keys):
        monkeypatch.chdir(tmp_path)
        use(lang)
        app = MeetingApp("test.meeting", "王建国", world)

        async def reach(pilot):
            on = Stage(app, pilot)
            app.theme = "paper"
            await on.begin()
            for key in keys:
                if isinstance(key, str):
                    await on.press(key)
                else:
                    app.screen.post_message(events.Paste(key[0]))
                    await on.settle()

        try:
            return snap_compare(app, terminal_size=(80, 24), run_before=reach)
        finally:
            app.close_file()
            assert not app.faults

    return taken

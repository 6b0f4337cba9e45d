"""A stage for the screens: a sample community in each language, a frozen clock, hands and eyes."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path

import pytest
from tests.conftest import SHANGHAI, Clock, made_once
from tests.tui import rest
from textual import app as textual_app
from textual import events
from textual import pilot as textual_pilot
from textual.css import stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.lang import Lang, screen, use
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import Refusal
from meeting_tui.rehearsal.sample import found_sample, sample_text
from meeting_tui.rehearsal.sample_meeting import hold_meeting
from meeting_tui.tui.app import MeetingApp
from meeting_tui.tui.ask import Ask
from meeting_tui.tui.shell import WordBar

_parse = stylesheet.parse
_parsed: dict[object, list[object]] = {}


def _once(scope, css, read_from, *, variable_tokens, **how):
    """Rules of a style sheet in one look: five hundred applications of a test run read each once."""
    look = ((name, *(token.value for token in tokens)) for name, tokens in variable_tokens.items())
    key = (scope, css, read_from, *look, *how.items())
    if key not in _parsed:
        _parsed[key] = list(_parse(scope, css, read_from, variable_tokens=variable_tokens, **how))
    return _parsed[key]


stylesheet.parse = _once
_draw = Screen._compositor_refresh


def _drawn_later(screen):
    """What keys set off is drawn when it is done, not at every step of it: a third of a test went into
    what nobody sees. In a real terminal, in tests/hands, all are drawn."""
    if screen is not screen.app.screen:
        return _draw(screen)
    screen._dirty_widgets.clear()
    return screen.app._update_mouse_over(screen)


Screen._compositor_refresh = _drawn_later
HELD = datetime(2026, 10, 16, 19, 0, tzinfo=SHANGHAI)
NOW = datetime(2026, 11, 10, 9, 30, tzinfo=SHANGHAI)
FILE, POLL = "sample.meeting", "poll"
LOOK = 1 / 200
"""Seconds until somebody looks whether an act that goes on wants something drawn."""
BACK, KEYED = 90, 60
"""Of the sample's ballots the first 90 are back, the first 60 of them keyed in."""


@dataclass
class Stage:
    """The running application with hands and eyes."""

    app: MeetingApp
    pilot: Pilot[object]

    async def press(self, *keys: str) -> None:
        """Press keys, waiting after each until everything they set off is done."""
        for key in keys:
            await self.app._press_keys((key,))
            await self._done()
        _draw(self.app.screen)

    async def type(self, text: str) -> None:
        """Text as an input method or the clipboard commits it: at once, into what has the keyboard."""
        assert isinstance(self.app.focused, (Input, TextArea)), self.app.focused
        self.app.screen.post_message(events.Paste(text))
        await self.settle()

    async def confirm(self) -> None:
        """Type what the question asks for, as it stands on the screen."""
        assert isinstance(self.app.screen, Ask)
        asked = re.search(r"(?:type|请输入) (\S+)", self.seen)
        assert asked, self.seen
        await self.type(asked[1])
        await self.press("enter")

    async def begin(self) -> None:
        """Until the file is open, or it is known why not: a thread of its own opens it."""
        while not (self.app.office or self.app.closed_because or self.app.faults):
            await self.pilot.pause()
        await self.settle()

    async def settle(self) -> None:
        """Until no act runs and all is drawn."""
        await self._done()
        _draw(self.app.screen)

    async def _done(self) -> None:
        """Until no act runs, and what it brought is laid out and scrolled to."""
        await self.pilot.pause()
        while self._drawing or (acts := [each for each in self.app.workers if not each.is_finished]):
            if not self._drawing:
                await asyncio.wait([each._task for each in acts], timeout=LOOK)
            await self.pilot.pause()

    @property
    def _drawing(self) -> bool:
        """Whether anything is to be done on the screen at once."""
        screen = self.app.screen
        left = screen._layout_required or screen._scroll_required or bool(screen._callbacks)
        return left or not rest.at_rest(self.app)

    @property
    def seen(self) -> str:
        """Every line of the screen as a person reads it."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        assert len(strips) == height
        assert all(strip.cell_length == width for strip in strips)
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def said(self) -> str:
        """The message at the foot, and the one at a field."""
        wrong = (str(said.content) for said in self.app.screen.query(".wrong.-said").results(Static))
        return " ".join([*(bar.text for bar in self.app.screen.query(WordBar)), *wrong])

    def helped(self, code: str, key: str, **facts: object) -> bool:
        """Whether the foot gives that reason, and then names the key that helps."""
        _before, why, after = self.said.partition(word(Refusal(code, **facts), screen()))
        return bool(why) and after.strip().startswith(key)


@dataclass(frozen=True)
class Sample:
    """A sample file: a meeting was held, a poll runs; `poll` is its id."""

    path: Path
    poll: str


def _sample(lang: Lang, folder: Path) -> None:
    clock = Clock(HELD)
    path = folder / FILE
    office = found_sample(path, lang, "王建国", clock.world())
    hold_meeting(office, lang, lambda _step: clock.tick())
    clock.at = NOW
    poll = polls.new_poll(office, poll_spec(sample_text(lang, "poll.toml")))
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    ballots.issue(office, poll, list(range(1, BACK + 31)))
    ballots.return_(office, poll, list(range(1, BACK + 1)))
    for serial in range(1, KEYED + 1):
        asked = ballots.look(office, serial, poll).case.definition.asked
        marks = {each.id: (list(each.labels)[serial % 5 // 2],) for each in asked}
        ballots.enter(office, serial, marks, poll)
    office.close()
    (folder / POLL).write_text(poll, "utf-8")


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Callable[[Lang], Sample]:
    """The sample of a language, made once; a copy for this process, since an open file is locked."""
    folder = tmp_path_factory.mktemp("samples")

    @cache
    def sample(lang: Lang) -> Sample:
        made = made_once(tmp_path_factory, f"sample-{lang}", partial(_sample, lang))
        path = shutil.copy(made / FILE, folder / f"{lang}.meeting")
        shutil.copy(made / "ballots.pdf", folder / f"{lang}.pdf")
        return Sample(path, (made / POLL).read_text("utf-8"))

    return sample


@pytest.fixture(autouse=True)
def still(monkeypatch, tmp_path, tmp_path_factory) -> None:
    """Nothing blinks, nothing is remembered. A draft lies where no other test finds it:
    on a busy machine one was written, and the next picture of the same meeting began with its speaker.

    After a key Textual waits until the process was idle for a while, three times over; `rest` knows it.
    """
    monkeypatch.setattr(textual_app, "wait_for_idle", rest.idle)
    monkeypatch.setattr(textual_pilot, "wait_for_idle", rest.idle)
    monkeypatch.setattr(Pilot, "_wait_for_screen", rest.passed)
    monkeypatch.setenv("MEETING_TUI_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _input: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _area: None)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def copy(samples, tmp_path) -> Callable[[Lang], Sample]:
    """A sample to write in."""

    def made(lang: Lang) -> Sample:
        sample = samples(lang)
        return Sample(Path(shutil.copy(sample.path, tmp_path / "test.meeting")), sample.poll)

    return made


@pytest.fixture
def stage(clock):
    """`async with stage(path, lang, size) as on`: the screens on a file."""

    @asynccontextmanager
    async def running(
        path: Path, lang: Lang = "en", size: tuple[int, int] = (100, 30), who: str = "王建国"
    ) -> AsyncIterator[Stage]:
        use(lang)
        app = MeetingApp(str(path), who, clock.world())
        try:
            async with app.run_test(size=size) as pilot:
                on = Stage(app, pilot)
                await on.begin()
                yield on
        finally:
            app.close_file()
        assert not app.faults

    return running


@pytest.fixture
def lang(request) -> Lang:
    """One language a test: keys do the same in both, so half of the tests press them in each. A test of the
    words themselves takes both (`parametrize`), and every screen is pictured in both."""
    languages: tuple[Lang, Lang] = ("zh", "en")
    return languages[sum(request.function.__name__.encode()) % 2]

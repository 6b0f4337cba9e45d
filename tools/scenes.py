"""Screens drawn for the guides: a community file, an hour, and the keys from Home to the picture."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from meeting_tui.lang import Lang, translator, use
from meeting_tui.tui.app import MeetingApp
from meeting_tui.tui.typed import drafts
from meeting_tui.world import World

WHO: dict[Lang, str] = {"zh": "王建国", "en": "Walter Archer"}
SECOND: dict[Lang, str] = {"zh": "郑淑珍", "en": "Sanjay Keller"}
TYPED: dict[str, dict[Lang, str]] = {
    "SECOND": SECOND,
    "AUDIT": {lang: translator(lang)("Audit by public dice") for lang in ("zh", "en")},
    "MORE": {"zh": "施工期间每日公布进度。", "en": "Progress is posted every day. "},
    "COPY": {lang: translator(lang)("A copy for a station") for lang in ("zh", "en")},
}
"""What stands among the keys for words."""
SIZE = (80, 24)
FONT = "font-family: ui-monospace, Noto Sans Mono CJK SC, monospace"


def begun(arguments: Sequence[str]) -> tuple[Lang, Path]:
    """The language and the folder; refused where it holds anything: what an earlier run left would be drawn.

    Nothing of who draws comes into a picture, neither settings nor what they left half typed.
    """
    lang: Lang = "zh" if arguments[0] == "zh" else "en"
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        sys.exit(f"{folder} is not empty: choose a new folder.")
    os.environ["MEETING_TUI_SETTINGS"] = str(folder / "settings.json")
    drafts.drafts_file = lambda: folder / "drafts.json"
    Input._toggle_cursor = lambda _input: None  # type: ignore[method-assign]
    use(lang)
    return lang, folder


def draw(begins: Path, name: str, lang: Lang, at: datetime, keys: Sequence[str]) -> None:
    """The picture of that name beside the file it begins from, which stays as it is."""
    folder = begins.parent
    scene = folder / "scene.meeting"
    scene.write_bytes(begins.read_bytes())
    drawn = asyncio.run(screen(scene, lang, at, keys))
    (folder / f"{name}-{lang}.svg").write_text(plain(drawn), encoding="utf-8")
    (folder / "drafts.json").unlink(missing_ok=True)


async def screen(path: Path, lang: Lang, at: datetime, keys: Sequence[str]) -> str:
    """The screen that the keys lead to."""
    app = MeetingApp(str(path), WHO[lang], World(now=lambda: at))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for key in keys:
            if key in TYPED:
                app.screen.post_message(events.Paste(TYPED[key][lang]))
            else:
                await pilot.press(key)
            await settled(pilot)
        drawn = app.export_screenshot(title="")
    app.close_file()
    return drawn


async def settled(pilot: Pilot[object]) -> None:
    """Until nothing is at work."""
    await pilot.pause()
    while not pilot.app.office or any(not worker.is_finished for worker in pilot.app.workers):  # type: ignore[attr-defined]
        await pilot.pause(0.05)
    await pilot.pause()


def plain(drawn: str) -> str:
    """The picture with the fonts of the reader's computer, and without a name that changes every time."""
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"font-family: Fira Code, monospace", FONT, drawn)
    return re.sub(r"terminal-\d+", "terminal", drawn)

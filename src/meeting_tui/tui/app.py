"""The application: six places, one open file, one person at the keyboard; all else lives in the places."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.screen import Screen
from textual.worker import Worker

from meeting_tui import lang, trace
from meeting_tui.clean import clean
from meeting_tui.lang import N_, Lang, _
from meeting_tui.lang.faults import told
from meeting_tui.refusal import Refusal
from meeting_tui.tui import preferences
from meeting_tui.tui.desk_thread import DeskThread
from meeting_tui.tui.keys import chord
from meeting_tui.tui.opening import Opened, in_office, opened, read_ahead, seated, somebody
from meeting_tui.tui.place import Place
from meeting_tui.tui.shell import PLACES, KeyBar, WordBar
from meeting_tui.tui.typed.draft_file import DraftFile
from meeting_tui.tui.typed.drafts import Drafts
from meeting_tui.tui.typed.order import KeysInOrder
from meeting_tui.tui.typed.step import Field
from meeting_tui.world import REAL, World

if TYPE_CHECKING:
    from meeting_tui.desk.communities import CommunityView
    from meeting_tui.desk.office import Office
    from meeting_tui.record.person import Person
    from meeting_tui.tui.house import House


HOME = "home"
MOVES = frozenset(
    ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "f1", "f9")
)
"""Keys with which one only looks around: what was said stays."""
IDLE = 1.0
"""Seconds after the file is open when its first screen is through with the desk."""
RECENT = 8
"""So many folders are remembered."""
T = TypeVar("T")


@dataclass(frozen=True)
class Again:
    """The application ended to start again in another language."""

    lang: Lang


def _first_screen(name: str) -> Callable[[], Screen[None]]:
    """The first screen of a place, imported when it is first visited."""

    def made() -> Screen[None]:
        from importlib import import_module

        screen: Screen[None] = getattr(import_module(f"meeting_tui.tui.{name}.screen"), name.title())()
        return screen

    return made


class MeetingApp(KeysInOrder[Again]):
    """议事 on the screen."""

    TITLE = "议事"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = "frame.tcss"
    MODES: ClassVar = {name: _first_screen(name) for name in PLACES if name != HOME}
    DEFAULT_MODE = HOME
    BINDINGS: ClassVar = [
        *(chord(key, f"place('{name}')") for name, (key, _label) in PLACES.items()),
        chord("f1", "help", N_("Help"), N_("What one does here, and every key that works here")),
        chord("f9", "project", N_("Projector"), N_("A view for the wall: few words, large numbers")),
        chord("ctrl+p", "command_palette", N_("Commands"), N_("Every command that is valid now, by name")),
        chord("f12", "who", N_("At the keyboard"), N_("Another person sits down: who signs from now on")),
        chord("ctrl+q", "quit", N_("Leave"), N_("Leave the program; everything is already kept")),
    ]

    def __init__(self, target: str, who: str = "", world: World = REAL) -> None:
        super().__init__()
        lang.use(lang.screen().lang, keys=True)
        self.target, self.world = target, world
        self._liking = preferences.load()
        self.who = clean(who or self._liking.who)
        self.office: Office | None = None
        self._to_close: Office | None = None
        self.community: CommunityView | None = None
        self.closed_because: Refusal | None = None
        self.faults: list[Exception] = []
        self.desk = DeskThread()
        self._draft_file = DraftFile()
        self.drafts = Drafts(target, self._draft_file)
        self.dress(self._liking.theme)

    @property
    def here(self) -> Office:
        """The office of the open file; only for what can't be reached without one."""
        if self.office is None:
            raise LookupError("no file is open")
        return self.office

    @property
    def title_text(self) -> str:
        """Whose file this is."""
        return self.community.name if self.community else ""

    # the file

    def get_default_screen(self) -> Screen[None]:
        return _first_screen(HOME)()

    def on_ready(self) -> None:
        asyncio.get_running_loop().set_exception_handler(trace.of_loop)
        self.set_interval(1.0, self.write_drafts)
        self.add_mode(HOME, _first_screen(HOME))
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        """Nothing slow comes before it: styles of what is not on it, then the file."""
        self.stylesheet.read(Path(__file__).with_name("app.tcss"))
        self.refresh_css(animate=False)
        self.open_file()

    def open_file(self, *, readonly: bool = False) -> None:
        """Open the target behind the first frame."""
        self.keys_wait(self.run_worker(self._opening(readonly), exclusive=True, exit_on_error=False))

    async def _opening(self, readonly: bool) -> None:
        try:
            self.enter(await self.desk.run(lambda: self._open(readonly)))
        except Refusal as refusal:
            self.closed_because = refusal
            self._renew()
        except Exception as error:
            self.broke(error)

    def _open(self, readonly: bool) -> Opened:
        """In the desk's thread; noted here, for who waits for it may have left when it is there."""
        found = opened(self.target, self.who, self.world, readonly=readonly)
        self._to_close = found[0]
        return found

    def enter(self, found: Opened) -> None:
        """Work with this office from now on."""
        self.office, self.community = found
        self.drafts.write()
        self.drafts = Drafts(f"{self.community.name} {self.target}", self._draft_file)
        self.closed_because = None
        self._renew()
        self.who = self.office.who or self.who
        self.set_timer(IDLE, self._read_ahead)
        if not (self.office.person or self.office.store.readonly):
            self._ask_who(self.office)

    def _read_ahead(self) -> None:
        """Everybody of the file, before somebody looks for one; whoever has left by now looks for nobody."""
        places = [screen for screen in self.screen_stack if isinstance(screen, Place)]
        if self.is_running and places:
            places[-1].do(read_ahead, live=True)

    def _ask_who(self, office: Office) -> None:
        """Nobody of the file is known to sit here; a name will do while there is nobody to choose from."""

        def ask(anybody: bool) -> None:
            if anybody or not self.who:
                self.action_who()

        self._place.do(lambda _office: somebody(office), ask)

    def _renew(self) -> None:
        for screen in self.screen_stack:
            screen.refresh(layout=True)
            for widget in screen.children:
                widget.refresh()
            if isinstance(screen, Place):
                screen.reload()

    def write_drafts(self) -> None:
        """What is typed and not kept yet is to survive a kill."""
        if self.drafts.changed:
            self.run_worker(asyncio.to_thread(self.drafts.write), group="drafts", exit_on_error=False)

    def on_app_blur(self) -> None:
        self.write_drafts()

    # words

    def say(self, text: str, *, bad: bool = False) -> None:
        """One message on the topmost screen that has a place for it."""
        for screen in reversed(self.screen_stack):
            for bar in screen.query(WordBar):
                bar.say(text, bad=bad)
                return

    def refused(self, refusal: Refusal) -> None:
        """A refusal in words."""
        from meeting_tui.lang.refusals import word

        self.say(word(refusal, lang.screen()), bad=True)

    def broke(self, error: Exception) -> None:
        """Something nobody foresaw: say so, keep it, go on."""
        self.faults.append(error)
        self.say(told(error), bad=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The application's own work, where nobody else asks how it ended."""
        if isinstance(event.worker.error, Exception):
            self.broke(event.worker.error)

    def ask(self, dialog: Screen[T | None], then: Callable[[T], object]) -> None:
        """Show a dialog; `then` gets its answer, unless it was left."""

        def answered(answer: T | None) -> None:
            if answer:
                then(answer)

        self.push_screen(dialog, answered)

    # likings

    def wear(self, theme: str) -> None:
        """Change the look, and remember it."""
        self.theme = theme
        self._like(theme=theme)

    def sign_as(self, name: str) -> None:
        """Another person sits down at the keyboard."""
        self.who = clean(name)
        if self.office is not None:
            self.office = replace(self.office, who=self.who, person=None)
        self._like(who=self.who)

    @property
    def recent_folders(self) -> tuple[Path, ...]:
        """Folders in which files were found before, the latest first."""
        return tuple(map(Path, self._liking.folders))

    def went_to(self, path: Path) -> None:
        """A file was taken, or is to be made, there."""
        folder = str((path if path.is_dir() else path.parent).absolute())
        if Path(folder).is_dir() and [folder] != list(self._liking.folders[:1]):
            others = (each for each in self._liking.folders if each != folder)
            self._like(folders=(folder, *others)[:RECENT])

    def _like(self, **changes: str | tuple[str, ...]) -> None:
        self._liking = replace(self._liking, **changes)  # type: ignore[arg-type]
        preferences.save(self._liking)

    def other_language(self) -> None:
        """Start again in the other language; the file is closed and opened in between."""
        self.exit(Again("en" if lang.screen().lang == "zh" else "zh"))

    def action_who(self) -> None:
        """Another person sits down; without a file there is nobody to choose from."""
        from meeting_tui.tui.who import Who

        if self.office is not None:
            query = "" if self.office.person else self._liking.who
            self._place.do(
                in_office,
                lambda members: self.ask(
                    Who(query, members), lambda picked: self._seat(picked.person) if picked.person else None
                ),
            )

    def _seat(self, person: Person) -> None:
        self._place.do(lambda office: seated(office, person), self._sits)

    def _sits(self, office: Office) -> None:
        self.office, self.who = office, office.who
        self._like(who=self.who)
        for bar in self.screen.query(KeyBar):
            bar.refresh(layout=True)

    def register(self, typed: str, then: Callable[[Person], object]) -> None:
        """Register somebody the file does not know yet; `then` gets them."""
        from meeting_tui.tui.people.guest import new_guest

        self.ask(new_guest(typed), then)

    # keys

    def key_begins(self, key: events.Key) -> None:
        if self._acts(key):
            for bar in self.screen.query(WordBar):
                bar.forget()

    def _acts(self, event: events.Key) -> bool:
        """Whether a key begins something new: it neither moves about, nor writes on what is being written."""
        writes = event.is_printable or event.key in ("backspace", "delete")
        return event.key not in MOVES and not (writes and isinstance(self.focused, Field))

    def scanned_in_vain(self, typed: str) -> None:  # noqa: ARG002 - whatever it was
        self.no_scan(
            _("Nothing here takes a scan. The tables that do: F6, Enter on the poll, then 1, 2 or 3.")
        )

    def no_scan(self, why: str) -> None:
        """What was scanned counts nowhere, and why: the rest of it, and what belongs to it, are no keys."""
        self.forget_typed(more=True)
        self.bell()
        self.say(why, bad=True)

    def action_place(self, name: str) -> None:
        if self._dialog:
            self.say(_("Finish this first, or leave it with Esc."))
        else:
            self.switch_mode(name)

    @property
    def _dialog(self) -> bool:
        return self.screen.is_modal or self.screen.has_class("dialog")

    def action_press(self, name: str) -> None:
        self.simulate_key(name)

    def action_help(self) -> None:
        """What one does on this screen or in this dialog; once more opens the guide."""
        from meeting_tui.tui.help import Help

        if isinstance(self.screen, Help):
            self.screen.open_guide()
        elif isinstance(self.screen, Place) or self.screen.has_class("dialog"):
            self.push_screen(Help(self.screen, self._place.GUIDE))

    def action_find_all(self) -> None:
        """Find what was said, decided, proposed or hung."""
        from meeting_tui.tui.search.finder import Finder

        if self.office is not None and not self._dialog and not isinstance(self.screen, Finder):
            self.push_screen(Finder())

    def action_project(self) -> None:
        """What the wall sees of the place, or of the vote that is being taken; once more goes back."""
        from meeting_tui.tui.wall.projector import Projector

        if isinstance(self.screen, Projector):
            self.screen.dismiss()
        else:
            shows = (getattr(screen, "projection", None) for screen in reversed(self.screen_stack))
            self.push_screen(Projector(next(filter(None, shows), self._place.projection)))

    @property
    def _place(self) -> Place:
        """The place one is in, also under a dialog."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, Place))

    def action_help_quit(self) -> None:
        self.say(_("Ctrl+Q leaves the program; Esc goes back."))

    def action_command_palette(self) -> None:
        from textual.command import CommandPalette

        from meeting_tui.tui.palette import Commands

        if not self.screen.is_modal:
            self.push_screen(CommandPalette([Commands], placeholder=_("Type a part of a command")))

    def close_file(self) -> None:
        """Finish what was begun, then let go of the file."""
        self.drafts.write()
        self._draft_file.close()
        self.desk.close()
        for office in filter(None, (self.office, self._to_close)):
            office.close()


if TYPE_CHECKING:
    _KEPT: type[House] = MeetingApp  # whatever screens ask of the application, it can do

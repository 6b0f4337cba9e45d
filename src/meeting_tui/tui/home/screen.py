"""Home: what is late, what can be done now, what comes next, and who must do it."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.opening import LOCKED, MISSING
from meeting_tui.tui.place import Place
from meeting_tui.tui.text import lines
from meeting_tui.tui.wall.projection import Projection

if TYPE_CHECKING:
    from meeting_tui.desk.home import HomeView, Task
    from meeting_tui.tui.home.tasks import Tasks


class Home(Place):
    """The first screen; it paints before the file is open, so it imports little."""

    NAME = N_("Home")
    HELP = N_(
        "The list says what is late, what can be done now, and what comes next. Enter goes where it is "
        "done.\n\n"
        "The six places are always one key away: F2 Home, F3 Roll, F4 Matters, F5 Meetings, F6 Polls, F7 "
        "Board. "
        "F8 is always the next step of the place you are in. Esc goes back. Everything you enter is kept "
        "at once.\n\n"
        "Of what a meeting gave someone to do, F8 says that it is done; Del, with a reason, that it is "
        "dropped.\n\n"
        "Of a duty that the law lays on the community, Enter logs that it was done. Key 5 tells the days "
        "that such duties are counted from."
    )
    NO_NEXT = N_("Enter goes where the task under the cursor is done.")
    BINDINGS: ClassVar = [
        chord("f8", "found", N_("New community"), N_("Make a file for your community")),
        chord("f8", "readonly", N_("Open to read"), N_("Look without changing anything")),
        chord("f8", "done", N_("Done"), N_("What someone was to do is done")),
        key("delete", "dropped", N_("Drop"), N_("What someone was to do is not done any more, and why")),
        key(digit(1), "committee", N_("Committee"), N_("Who is in the committee")),
        key(digit(2), "speech", N_("Speaking time"), N_("How long one may speak, in every meeting")),
        key(digit(3), "back_up", N_("Back up"), N_("A proved copy of everything, encrypted")),
        key(digit(4), "drill", N_("Try a backup"), N_("Whether a backup decrypts, proves itself and counts")),
        key(
            digit(5),
            "days",
            N_("Term and accounts"),
            N_("When the term ends, and other days that duties count from"),
        ),
        key(digit(1), "sample", N_("Open the sample"), N_("A made-up community to try everything on")),
        chord("ctrl+o", "other", N_("Another file"), N_("Open another community's file")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._view: HomeView | None = None
        self._mounting = Lock()

    def body(self) -> ComposeResult:
        yield Static(lines(_("Opening the file…")), classes="empty", id="shut")

    @property
    def shut(self) -> Static:
        """What stands here while no file is open."""
        return self.query_one("#shut", Static)

    def closed(self) -> None:
        """No file is open: say why and what to do."""
        from meeting_tui.tui.home.first import why

        self.shut.update(lines(why(self.house)))
        self.refresh_bindings()

    def reload(self) -> None:
        from meeting_tui.desk.home import home

        if self.house.office is None:
            self.closed()
        else:
            self.do(home, self.show)

    async def show(self, view: HomeView) -> None:
        self._view = view
        tasks = await self._tasks()
        tasks.show(view, self.house.target)
        self.settle(tasks.grid)
        self.refresh_bindings()

    async def _tasks(self) -> Tasks:
        """The list, mounted when the first file is open."""
        from meeting_tui.tui.home.tasks import Tasks

        async with self._mounting:
            if not self.query(Tasks):
                self.shut.display = False
                await self.mount(Tasks(), after=self.shut)
        return self.query_one(Tasks)

    def projection(self) -> Projection:
        from meeting_tui.tui.home.tasks import wall

        return wall(self._view) if self._view else super().projection()

    def why_not(self, action: str) -> str | None:
        code = self.house.closed_because.code if self.house.closed_because else ""
        can = {
            "found": code in MISSING,
            "sample": code in MISSING,
            "readonly": code == LOCKED,
            "committee": self._view is not None,
            "speech": self._view is not None,
            "back_up": self._view is not None,
            "drill": self._view is not None,
            "days": self._view is not None,
            "other": bool(code) or self._view is not None,
        }
        if self._action is not None if action in ("done", "dropped") else can.get(action, True):
            return None
        if action in ("committee", "speech", "back_up", "drill", "days"):
            return _("No file is open yet.")
        return _("A file is open already; Ctrl+O opens another.") if action == "sample" and self._view else ""

    @property
    def _action(self) -> Task | None:
        """The task under the cursor, if it is something a meeting gave someone to do."""
        if self._view is None:
            return None
        from meeting_tui.tui.home.tasks import Tasks

        chosen = [tasks.chosen for tasks in self.query(Tasks)]
        return next((task for task in chosen if task is not None and task.kind == "action"), None)

    def action_done(self) -> None:
        from meeting_tui.tui.home.tasks import ask_done

        if self._action is not None:
            ask_done(self, self._action)

    def action_dropped(self) -> None:
        from meeting_tui.tui.home.tasks import ask_dropped

        if self._action is not None:
            ask_dropped(self, self._action)

    def action_found(self) -> None:
        from meeting_tui.tui.home import first

        first.found(self.house)

    def action_sample(self) -> None:
        from meeting_tui.tui.home import first

        first.sample(self.house)

    def action_readonly(self) -> None:
        self.house.open_file(readonly=True)

    def action_other(self) -> None:
        from meeting_tui.tui.home import first

        first.other(self.house)

    def action_speech(self) -> None:
        from meeting_tui.tui.home.speech import speech

        speech(self)

    def action_days(self) -> None:
        from meeting_tui.tui.home.days import days

        days(self)

    def action_committee(self) -> None:
        from meeting_tui.tui.home.committee import committee

        committee(self)

    def action_back_up(self) -> None:
        from meeting_tui.tui.home.backups import back_up

        back_up(self)

    def action_drill(self) -> None:
        from meeting_tui.tui.home.backups import drill

        drill(self)

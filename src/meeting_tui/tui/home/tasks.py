"""The list of what is to be done, and beside it whose community this is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from meeting_tui.lang import N_, N_p, _, _p, screen
from meeting_tui.lang.duties import unknown
from meeting_tui.lang.formats import between
from meeting_tui.lang.plurals import N_n
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.place import Place, go_to
from meeting_tui.tui.shell import WordBar
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import day, names, weighed

if TYPE_CHECKING:
    from meeting_tui.desk.home import HomeView, Task
    from meeting_tui.desk.office import Office
    from meeting_tui.tui.house import House

WORDS = {
    "import_roll": N_("Import the roll of owners"),
    "blank_roll": N_("No roll as a file yet: write a blank sheet to fill in"),
    "first_meeting": N_("Call the first meeting; F1 twice shows the guide to it"),
    "set_members": N_("Say who is in the committee (key 1)"),
    "tell_term": N_("Say when the committee's term ends (key 5)"),
    "meeting": N_("Meeting: {title}"),
    "meeting_adjourned": N_("The meeting goes on: {title}"),
    "meeting_open": N_("The meeting is running: {title}"),
    "action": N_("To do: {title}"),
    "poll_opens": N_("The poll begins: {title}"),
    "poll_rehearse": N_("Rehearse before ballots go out: {title}"),
    "poll_print": N_("Print the ballots: {title}"),
    "poll_returns": N_("Ballots come back, {count} of {of}: {title}"),
    "poll_read": N_n(
        "{count} paper is back and not keyed in or read: {title}",
        "{count} papers are back and not keyed in or read: {title}",
        by="count",
    ),
    "poll_close": N_("Time is up, close the poll: {title}"),
    "poll_review": N_n(
        "{count} paper waits for two people: {title}",
        "{count} papers wait for two people: {title}",
        by="count",
    ),
    "poll_count": N_("Count: {title}"),
    "poll_piles": N_("Two people count the papers by hand: {title}"),
    "duty": N_("{duty}: {title}"),
    "group_ended": N_("The working group's time is over: {title}"),
    "matter_open": N_("Not finished: {title}"),
    "finished_year": N_("This year: {done}"),
    "finished_term": N_("This term: {done}"),
}
FINISHED = {
    "matters": N_n("{n} matter settled", "{n} matters settled"),
    "decisions": N_n("{n} decision made", "{n} decisions made"),
    "meetings": N_n("{n} meeting held", "{n} meetings held"),
    "polls": N_n("{n} poll counted", "{n} polls counted"),
}
WHEN = {
    "late": N_("LATE"),
    "now": N_("now"),
    "next": "",
    "open": N_p("matter", "since"),
    "done": N_p("matter", "since"),
}
INSIDE = frozenset({"matter_open", "group_ended"})
"""What the committee sees of matters, and the wall does not."""


class Tasks(Horizontal):
    """Enter on a task goes where it is done."""

    def compose(self) -> ComposeResult:
        yield Listing(
            (
                Column(_("When"), 15),
                Column("", 5),
                Column(_("To be done"), 30, grow=1),
                Column(_p("task", "Who"), 12, from_width=70),
            ),
            _("Nothing is due.\n\nF5 calls a meeting, F4 notes a matter, F6 makes a poll."),
            enter=(N_("Go there"), N_("Go where the task under the cursor is done")),
        )
        with VerticalScroll(classes="panel", id="about", can_focus=False):
            yield FactList()

    _tasks: tuple[Task, ...] = ()
    _told = ""

    @property
    def chosen(self) -> Task | None:
        """The task under the cursor."""
        at = next((grid.chosen for grid in self.query(RowGrid)), None)  # none before it is mounted
        return self._tasks[int(at)] if at is not None and int(at) < len(self._tasks) else None

    @property
    def grid(self) -> RowGrid:
        """The table."""
        return self.query_one(RowGrid)

    def show(self, view: HomeView, target: str) -> None:
        """Show what is to be done."""
        self._tasks = view.tasks
        self.query_one(Listing).fill([_row(n, task, view.today) for n, task in enumerate(view.tasks)])
        self.query_one(FactList).tell(_about(view, target))
        if self._told and self._bar.text == self._told:  # of a task that may be done by now
            self._tell()

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        task = self._tasks[int(event.row_key.value or 0)]
        house = cast("House", self.app)
        self.app.run_worker(go(house, task), exit_on_error=False)

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        """A row is short; below stands the whole task, and the clause that asks for it."""
        if self.chosen is not None:
            self._tell()
            self.screen.refresh_bindings()

    @property
    def _bar(self) -> WordBar:
        return self.screen.query_one(WordBar)

    def _tell(self) -> None:
        task = self.chosen
        words = (said(task), screen().pick(dict(task.cite)) if task.cite else "") if task else ()
        self._told = "\n".join(filter(None, words))
        self._bar.say(self._told)


def ask_done(place: Place, task: Task) -> None:
    """Ask, then put on record that an action is done."""

    sure = Sure(_("This is done"), f"{task.title}\n{_whose(task)}", (_p("to be typed", "done"), "done"))
    place.ask(
        Ask(sure), lambda _yes: place.do(lambda office: _finish(office, task), lambda _done: place.reload())
    )


def _finish(office: Office, task: Task) -> None:
    from meeting_tui.desk.matters import actions as of_matter
    from meeting_tui.desk.meetings.actions import finish

    if task.place == "matters":
        of_matter.finish(office, int(task.ref), task.seq)
    else:
        finish(office, task.ref, task.seq)


def ask_dropped(place: Place, task: Task) -> None:
    """Ask why, then put on record that an action is not done any more."""

    from meeting_tui.tui.form import Form, FormField

    def act(office: Office, values: Mapping[str, str]) -> bool:
        from meeting_tui.desk.matters import actions as of_matter
        from meeting_tui.desk.meetings.actions import drop

        if task.place == "matters":
            of_matter.drop(office, int(task.ref), task.seq, values["reason"])
        else:
            drop(office, task.ref, task.seq, values["reason"])
        return True

    form = Form(_("This is not done any more"), (FormField("reason", _("Why")),), act, said(task))
    place.ask(form, lambda _done: place.reload())


def _whose(task: Task) -> str:
    return between(screen().lang).join(task.who)


def _row(n: int, task: Task, today: date) -> Row:
    when = day(task.on) if task.on else day(today)
    return Row(
        str(n), (when, _(WHEN[task.when]), said(task), _whose(task)), "bold" if task.when == "late" else ""
    )


def said(task: Task) -> str:
    """The task in words."""
    duty = screen().pick(dict(task.duty)) if task.duty else ""
    if duty and not task.title:
        return duty
    if task.done:
        counted = [_(words, n=n) for name, words in FINISHED.items() if (n := getattr(task.done, name))]
        return _(WORDS[task.kind], done=names(counted))
    return _(WORDS.get(task.kind, "{title}"), title=task.title, count=task.count, of=task.of, duty=duty)


def _about(view: HomeView, target: str) -> list[Pair]:
    here, roll = view.community, view.roll
    return [
        (_("Community"), here.name),
        (_p("community", "Place"), here.place),
        (_("Term"), here.term),
        (_("Seats"), here.seats),
        (_("Rules"), screen().pick(dict(view.rules))),
        (_("Voters"), roll.voters),
        (_p("number", "Units"), roll.units),
        *weighed(roll.area, roll.share),
        (_("File"), target),
        *([(_("Duties"), missing)] if (missing := unknown(view.events, screen())) else []),
    ]


def wall(view: HomeView) -> Projection:
    """How much is late and due, and the first things to do."""
    shown = [task for task in view.tasks if task.kind not in INSIDE]
    numbers = ((_("late"), str(len(view.of("late")))), (_("to do now"), str(len(view.of("now")))))
    return Projection(view.community.name, numbers, tuple(map(said, shown[:4])))


FIRST = {"set_members": "committee", "tell_term": "days", "blank_roll": "blank", "first_meeting": "new"}
"""What is begun at once where a task is done."""


async def go(house: House, task: Task) -> None:
    """Go where a task is done."""
    if task.document and isinstance(house.screen, Place):
        from meeting_tui.tui.home.days import done

        done(house.screen, task, said(task))
        return
    await go_to(house, task.place, task.ref)
    if task.kind in FIRST:
        await house.screen.run_action(FIRST[task.kind])

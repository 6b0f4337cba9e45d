"""What the law wants by when, of one meeting or poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.lang import _, screen

if TYPE_CHECKING:
    from meeting_tui.desk.home import Task
    from meeting_tui.desk.office import Office


def duties_of(office: Office, ref: str) -> tuple[Task, ...]:
    """The duties that are late or due in the coming weeks, as Home shows them."""
    from meeting_tui.desk.home import home

    return tuple(task for task in home(office).tasks if task.kind == "duty" and task.ref == ref)


def plain(duties: tuple[Task, ...]) -> list[dict[str, object]]:
    """For programs."""
    return [{"by": task.on, "when": task.when, "duty": task.duty, "cite": task.cite} for task in duties]


def tell(duties: tuple[Task, ...]) -> None:
    """One line a duty: its last day, what it is, the clause."""
    t = screen()
    for task in duties:
        said = _("Late since {day}:", day=task.on) if task.when == "late" else _("By {day}:", day=task.on)
        out.data(f"{said} {t.pick(dict(task.duty))} ({t.pick(dict(task.cite))})")

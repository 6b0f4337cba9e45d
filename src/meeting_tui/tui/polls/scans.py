"""Read scanned pages: where they are, a bar while it runs, and what came of it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.clean import one_line
from meeting_tui.lang import _
from meeting_tui.lang.formats import file_pages
from meeting_tui.lang.waiting import reasons
from meeting_tui.tui.facts import Pair
from meeting_tui.tui.facts_dialog import FactsDialog
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.places_on_disk import chosen, folder_of
from meeting_tui.tui.polls.deciding import scanned
from meeting_tui.tui.progress import Meter, Progress

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.reading import NotTaken, ReadingDone
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.tui.polls.desk import PollDesk


PAGES = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".heic", ".heif")


def read_form(place: PollDesk, view: PollView) -> None:
    """Ask where the scans are, read them, say what came of it."""
    folder = folder_of(place.house.target)
    form = Form(
        _("Read scans: {title}", title=view.title),
        (
            FormField(
                "path", _("File or folder"), str(folder) + "/", kind="path", endings=PAGES, folders=True
            ),
            FormField("box", _("Box"), hint=_("which ballot box, if there are several")),
            FormField(
                "watch",
                _("Then"),
                kind="choice",
                options=(
                    ("", _("nothing more")),
                    ("watch", _("go on with every file that comes into the folder")),
                ),
            ),
        ),
        lambda _office, values: (
            chosen(values["path"]),
            values["box"],
            bool(values["watch"]),
        ),
        _(
            "PDF, TIFF, JPEG, PNG, WebP, BMP or HEIC, or a folder of them. It is safe to read the same pages "
            "again, and to stop."
        ),
    )
    place.ask(form, lambda wanted: _read(place, *wanted))


def _read(place: PollDesk, path: Path, box: str, watch: bool) -> None:
    office = place.house.here

    def act(meter: Meter, cancel: threading.Event) -> ReadingDone:
        from meeting_tui.desk.ballots import reading

        run = reading.watch if watch else reading.read
        return run(office, place.poll, [path], progress=meter, cancel=cancel.is_set, box=box)

    def told(done: ReadingDone | None) -> None:
        place.reload()
        if done is not None:
            place.app.push_screen(FactsDialog(_("The pages were read"), _told(done)))

    title = _("Reading what comes into {folder}", folder=path.name) if watch else _("Reading scans")
    work: Progress[ReadingDone] = Progress(title, act)
    place.app.push_screen(work, told)


def _told(done: ReadingDone) -> list[Pair]:
    facts: list[Pair] = [
        (_("Pages"), done.pages),
        (_("Read"), done.read),
        (_("Wait for people"), done.review),
        (_("Not taken"), done.rejected),
        (_("New"), done.new),
        (_("On record already"), done.again),
        *([(_("Paper seen before"), done.twice)] if done.twice else []),
        *(scanned(done.sheets) if done.sheets.seen else ()),
    ]
    more: list[Pair] = [
        (_("Better than before"), done.better or ""),
        (_("Stopped; not read yet"), _("{left}; read again to go on", left=done.left) if done.left else ""),
        (
            _("Not whole, or can't be opened"),
            "\n".join(one_line(Path(file).name) for file in done.growing),
        ),
        (_("Why not taken"), "\n".join(_why(done))),
        (_("Say which ballots they are (5, Doubtful)"), "\n".join(_unnamed(done))),
    ]
    return facts + [pair for pair in more if pair[1]]


def _why(done: ReadingDone) -> Iterator[str]:
    """Each reason with the pages that it is said of."""
    for reason, count in done.rejections.items():
        yield f"{count} × {reasons([reason])[0]}"
        yield from _files(each for each in done.not_taken if each.reason == reason)


def _unnamed(done: ReadingDone) -> Iterator[str]:
    """Each reason with the pages that wait for it and no code names."""
    for reason in dict.fromkeys(each.reason for each in done.unnamed):
        yield reasons([reason])[0]
        yield from _files(each for each in done.unnamed if each.reason == reason)


def _files(those: Iterable[NotTaken]) -> Iterator[str]:
    return (f"  {file_pages(Path(each.source).name, each.pages)}" for each in those)

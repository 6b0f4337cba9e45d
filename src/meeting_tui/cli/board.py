"""`board`: what hangs where, and since when. It proves that duties were done."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from meeting_tui.cli import out
from meeting_tui.cli.frame import Json, Place, noun, verb
from meeting_tui.lang import N_, _

board = noun(N_("The notice board: what was hung, filed or delivered, where and when."))
What = Annotated[
    str,
    typer.Argument(
        metavar="DOCUMENT",
        help=N_(
            "What: notice:ID, result:ID, minutes:ID, or a duty with its poll or meeting, such as filing:ID."
        ),
    ),
]
Where = Annotated[str, typer.Option("--place", metavar="PLACE", help=N_("Where it hangs, or with whom."))]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help=N_("Since when; today if left out.")),
]
Until = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help=N_("Until when it hangs."))
]


@verb(board, "post", N_("Log that a paper was hung, filed or delivered; its duty is done then."))
def post(place: Place, document: What, where: Where, since: Since = None, until: Until = None) -> None:
    from meeting_tui.desk.board import postings as desk

    with place.office() as office:
        number = desk.post(
            office,
            document,
            where,
            since=since.date() if since else None,
            until=until.date() if until else None,
        )
    out.words(_("Logged as no. {n}.", n=number))


@verb(board, "list", N_("Everything that was logged, the latest first."))
def list_(place: Place, as_json: Json = False) -> None:
    from meeting_tui.desk.board import postings as desk

    with place.office(readonly=True) as office:
        found = desk.postings(office)
    if as_json:
        out.as_json(found)
        return
    headings = [_("No."), _("Document"), _("Place"), _("Hangs since"), _("Hangs until"), _("By")]
    rows = [(p.id, p.document, p.place, p.since, p.until or "", p.by) for p in found]
    out.table(headings, rows, right=frozenset({0}))

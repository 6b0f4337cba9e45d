"""`guide`: the pages that travel with the program, in the language one reads."""

from __future__ import annotations

import click

from meeting_tui.cli import out, screens
from meeting_tui.cli.frame import Argument, Seat, verb
from meeting_tui.lang import N_, guides

PAGE = Argument("page", "PAGE", N_("A page of the guide."), required=False)


@verb("guide", N_("Read the guide in this terminal; without a page, the list of its pages."), PAGE)
def guide(seat: Seat, page: str | None) -> None:
    """A pager where a person sits, else plain Markdown."""
    if page is None:
        out.facts([(found.name, found.title) for found in guides.pages(seat.lang)])
    elif screens.is_terminal():
        click.echo_via_pager(out.safe(guides.page(page, seat.lang).flowing))
    else:
        out.data(guides.page(page, seat.lang).text)

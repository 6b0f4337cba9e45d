"""`init`: a new community."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meeting_tui.clean import clean
from meeting_tui.cli import out
from meeting_tui.cli.frame import Place
from meeting_tui.lang import N_, _

HELP = N_("Make the file of a new community, with the rules it goes by.")
Name = Annotated[str, typer.Option(metavar="NAME", help=N_("What the community is called."))]
Profile = Annotated[str, typer.Option(metavar="ID", help=N_("Its rules, such as cn-assembly."))]
Chair = Annotated[str, typer.Option(metavar="NAME", help=N_("Who chairs the committee."))]
Member = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help=N_("A further member of the committee. Repeatable."))
]
Seats = Annotated[int, typer.Option(min=0, help=N_("The committee's seats, as the bylaws fix them."))]
Term = Annotated[int, typer.Option(min=1, help=N_("Which term the committee is in."))]
Where = Annotated[str, typer.Option("--place", help=N_("Where the community lies."))]
Contact = Annotated[str, typer.Option(help=N_("Whom owners ask: shown on papers."))]


def init(
    place: Place,
    name: Name,
    profile: Profile,
    chair: Chair = "",
    member: Member = None,
    seats: Seats = 0,
    term: Term = 1,
    where: Where = "",
    contact: Contact = "",
) -> None:
    """Found the community and seat its committee."""
    people = dict.fromkeys(filter(None, map(clean, (chair, *(member or ())))))
    if seats and len(people) > seats:
        raise typer.BadParameter(_("more members than seats"), param_hint="--seats")
    from meeting_tui.desk import communities as desk

    if "://" not in place.target:
        Path(place.target).expanduser().parent.mkdir(parents=True, exist_ok=True)
    office = desk.found(
        place.target,
        name,
        profile,
        place.lang,
        who=place.name,
        place=where,
        term=term,
        seats=seats,
        contact=contact,
    )
    try:
        desk.set_members(
            office, [desk.MemberView(who, "chair" if who == clean(chair) else "member") for who in people]
        )
    finally:
        office.close()
    out.words(_("{name} is in {path}. Next: meeting-tui roll import FILE", name=name, path=place.target))

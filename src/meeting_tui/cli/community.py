"""`init`: a new community; `community`: what is settled in it, and other rules for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meeting_tui.clean import clean
from meeting_tui.cli import out
from meeting_tui.cli.files import profile_of
from meeting_tui.cli.frame import Json, Place, noun, verb
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.outcome import caution
from meeting_tui.lang.terms import term

HELP = N_("Make the file of a new community, with the rules it goes by.")
Name = Annotated[str, typer.Option(metavar="NAME", help=N_("What the community is called."))]
Profile = Annotated[
    str,
    typer.Option(
        metavar="ID", help=N_("Its rules, such as cn-assembly, or a file (.toml) derived from them.")
    ),
]
Rules = Annotated[
    str, typer.Argument(metavar="PROFILE", help=N_("A profile that ships, or a profile file (.toml)."))
]
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
        profile_of(profile),
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


community = noun(N_("What is settled for the whole community: its name, its rules, its committee."))


@verb(community, "show", N_("The community's name, rules and committee."))
def show(place: Place, as_json: Json = False) -> None:
    from meeting_tui.desk import communities as desk

    with place.office(readonly=True) as office:
        here, rules, people = desk.community(office), desk.profile(office), desk.members(office)
    t = screen()
    if as_json:
        facts = {name: value for name, value in vars(here).items() if name != "profile_text"}
        settled = {"extends": rules.extends or None, "bylaw": rules.bylaw or None}
        silence = {"nonresponse": rules.nonresponse.policy, "members": people}
        out.as_json(facts | settled | silence)
        return
    out.facts(
        [
            (_("Name"), here.name),
            (_("Place"), here.place),
            (_("Term"), here.term),
            (_("Seats"), here.seats),
            (_("Members"), ", ".join(member.name for member in people)),
            (_("Rules"), f"{t.pick(dict(rules.title))} ({rules.id})"),
            (_("Derived from"), rules.extends),
            (_("Bylaw"), rules.bylaw),
            (_("Silence"), term(rules.nonresponse.policy, t)),
        ]
    )
    for rule in rules.rules.values():
        out.data(f"{rule.id}: {t.pick(dict(rule.title))}, {t.pick(dict(rule.cite))}")
        if warning := caution(rules.proof(rule.id), t):
            out.data(f"   {warning}")


@verb(
    community,
    "profile",
    N_("Go by other rules from now on; open polls keep theirs and must be closed first."),
)
def profile(place: Place, rules: Rules) -> None:
    from meeting_tui.desk import communities as desk

    wanted = profile_of(rules)
    with place.office() as office:
        changed = desk.change_profile(office, wanted.text, rules)
    out.words(_("{name} goes by {rules} now.", name=changed.name, rules=changed.profile_id))

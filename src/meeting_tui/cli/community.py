"""`init`: a new community; `community`: what is settled in it, and other rules for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from meeting_tui.clean import clean
from meeting_tui.cli import out
from meeting_tui.cli.files import profile_of
from meeting_tui.cli.frame import Argument, DayType, Number, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.lang.formats import names
from meeting_tui.lang.outcome import caution
from meeting_tui.lang.terms import term

NAME = Option("--name", metavar="NAME", required=True, help=N_("What the community is called."))
PROFILE = Option(
    "--profile",
    metavar="ID",
    required=True,
    help=N_("Its rules, such as cn-assembly, or a file (.toml) derived from them."),
)
RULES = Argument("rules", "PROFILE", N_("A profile that ships, or a profile file (.toml)."))
CHAIR = Option("--chair", metavar="NAME", default="", help=N_("Who chairs the committee."))
MEMBER = Option(
    "--member",
    metavar="NAME",
    multiple=True,
    help=N_("A further member of the committee. Repeatable."),
)
SEATS = Option(
    "--seats", type=Number(0), default=0, help=N_("The committee's seats, as the bylaws fix them.")
)
TERM = Option("--term", type=Number(1), default=1, help=N_("Which term the committee is in."))
SPEECH = Option(
    "--speech",
    type=Number(0),
    metavar="MINUTES",
    help=N_("How many minutes one speech may take; 0: as the rules say."),
)
DAYS = {
    "founded": Option(
        "--founded", type=DayType(), metavar="DATE", help=N_("The day the community was founded.")
    ),
    "year": Option(
        "--accounts", "year", type=DayType(), metavar="DATE", help=N_("A day on which its accounts begin.")
    ),
    "term_begin": Option(
        "--term-begins", "term_begin", type=DayType(), metavar="DATE", help=N_("When the term began.")
    ),
    "term_end": Option(
        "--term-ends", "term_end", type=DayType(), metavar="DATE", help=N_("When the term ends.")
    ),
    "contract_end": Option(
        "--contract-ends",
        "contract_end",
        type=DayType(),
        metavar="DATE",
        help=N_("When the service company's contract ends."),
    ),
}
WHERE = Option("--place", "where", default="", help=N_("Where the community lies."))
CONTACT = Option("--contact", default="", help=N_("Whom owners ask: shown on papers."))


@verb(
    "init",
    N_("Make the file of a new community, with the rules it goes by."),
    *(NAME, PROFILE, CHAIR, MEMBER, SEATS, TERM, WHERE, CONTACT),
)
def init(
    seat: Seat,
    name: str,
    profile: str,
    chair: str,
    member: tuple[str, ...],
    seats: int,
    term: int,
    where: str,
    contact: str,
) -> None:
    """Found the community and seat its committee."""
    people = dict.fromkeys(filter(None, map(clean, (chair, *member))))
    if seats and len(people) > seats:
        raise click.BadParameter(_("more members than seats"), param_hint="--seats")
    from meeting_tui.desk import communities as desk
    from meeting_tui.desk.persons.acts import settled

    if "://" not in seat.target:
        Path(seat.target).expanduser().parent.mkdir(parents=True, exist_ok=True)
    office = desk.found(
        seat.target,
        name,
        profile_of(profile),
        seat.lang,
        who=seat.name,
        place=where,
        term=term,
        seats=seats,
        contact=contact,
    )
    try:
        desk.set_members(
            settled(office, seat.who),
            [desk.MemberView(who, "chair" if who == clean(chair) else "member") for who in people],
        )
    finally:
        office.close()
    out.words(_("{name} is in {path}. Next: meeting-tui roll import FILE", name=name, path=seat.target))


@verb("show", N_("The community's name, rules and committee."), JSON)
def show(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk import communities as desk

    with seat.office(readonly=True) as office:
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
            (_p("community", "Name"), here.name),
            (_p("community", "Place"), here.place),
            (_("Term"), here.term),
            (_("Seats"), here.seats),
            (_("Members"), names((member.label for member in people), t.lang)),
            (_("Rules"), _("{title} ({state})", title=t.pick(dict(rules.title)), state=rules.id)),
            (_("Derived from"), rules.extends),
            (_("Bylaw"), rules.bylaw),
            (_("Minutes of one speech"), here.speech or ""),
            (_("Silence"), term(rules.nonresponse.policy, t)),
        ]
    )
    for rule in rules.rules.values():
        title, cite = t.pick(dict(rule.title)), t.pick(dict(rule.cite))
        out.data(_("{title} ({id}): {cite}", title=title, id=rule.id, cite=cite))
        if warning := caution(rules.proof(rule.id), t):
            out.data(f"   {warning}")


@verb(
    "profile",
    N_("Go by other rules from now on; open polls keep theirs and must be closed first."),
    RULES,
)
def profile(seat: Seat, rules: str) -> None:
    from meeting_tui.desk import communities as desk

    wanted = profile_of(rules)
    with seat.office() as office:
        changed = desk.change_profile(office, wanted.text, rules)
    title = screen().pick(dict(wanted.title))
    out.words(_("{name} goes by {rules} now.", name=changed.name, rules=title))


@verb(
    "set",
    N_("Settle the speaking time of meetings called from now on, and the days that duties are counted from."),
    *(SPEECH, *DAYS.values()),
)
def set_(seat: Seat, speech: int | None, **days: date | None) -> None:
    from meeting_tui.desk import communities as desk
    from meeting_tui.desk.board import occasions

    given = {event: on for event, on in days.items() if on}
    if speech is None and not given:
        raise click.UsageError(_("Say what is to be settled."), click.get_current_context())
    with seat.office() as office:
        if given:
            occasions.tell(office, given)
        if speech is not None:
            desk.change(office, speech=speech)
    if given:
        out.words(_("On record. meeting-tui duties lists what follows."))
    if speech is not None:
        _tell_speech(speech)


def _tell_speech(speech: int) -> None:
    out.words(
        _n("One speech takes {n} minute at most.", "One speech takes {n} minutes at most.", speech)
        if speech
        else _("How long one may speak is as the rules say.")
    )


community = noun(
    "community",
    N_("What is settled for the whole community: its name, its rules, its committee."),
    show,
    profile,
    set_,
)

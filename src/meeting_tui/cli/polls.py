"""`poll`: freeze a poll from a file, list them, show one, close it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from meeting_tui.check_code import check_code
from meeting_tui.cli import duties, out, results
from meeting_tui.cli.courses import (
    again,
    extend,
    object_,
    paid,
    recount,
    reopen,
    withdraw,
    withdraw_objection,
)
from meeting_tui.cli.files import text_of
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON, WAIVED
from meeting_tui.cli.sheets import scanned
from meeting_tui.lang import N_, _, _p, courses, screen
from meeting_tui.lang.envelopes import envelope_facts
from meeting_tui.lang.formats import area, column_moment, moment, names
from meeting_tui.lang.outcome import amount, caution, joined
from meeting_tui.lang.taking_part import taking_part
from meeting_tui.lang.terms import term
from meeting_tui.rules.exact import decimal

if TYPE_CHECKING:
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.desk.polls.definition import Asked
    from meeting_tui.rules import Profile

SPEC = Argument("spec", "SPEC", N_("A TOML file: title, matter, opens, closes, [[question]]."), type=PATH)
ID = Argument("id", "ID", N_("The poll: the 4 characters of its QR codes."))


@verb("new", N_("Freeze proposals, roll and rule into a poll; prints its id."), SPEC, JSON)
def new(seat: Seat, spec: Path, as_json: bool) -> None:
    from meeting_tui.desk.communities import profile
    from meeting_tui.desk.polls import acts as desk
    from meeting_tui.desk.polls.candidates import elects, unopposed
    from meeting_tui.desk.polls.spec import poll_spec
    from meeting_tui.desk.polls.unpaid import foreseen

    wanted = poll_spec(text_of(spec))
    with seat.office() as office:
        owing = foreseen(office, wanted)
        made = desk.new_poll(office, wanted)
        law = profile(office)
    for words, told in (
        (N_("Who may stand: {wording} ({cite})"), elects(wanted.questions) and law.candidacy),
        (N_("No more stand than there are seats. {wording} ({cite})"), unopposed(law, wanted.questions)),
    ):
        if told:
            t = screen()
            out.words(_(words, wording=t.pick(dict(told.wording)), cite=t.pick(dict(told.cite))))
    for each in owing:
        said = N_("No vote on {questions}: {name}, {reason}.")
        out.words(_(said, questions=each.question, name=each.label, reason=each.reason))
    if wanted.unplanned:
        asked = names(wanted.unplanned, screen().lang)
        out.words(_("Without a proposal, so that there is no pack for it: {names}.", names=asked))
    if as_json:
        out.as_json({"id": made})
    else:
        out.data(made)


@verb("list", N_("All polls, the newest first."), JSON)
def list_(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk.polls import acts as desk

    with seat.office(readonly=True) as office:
        found = desk.polls(office)
    if as_json:
        out.as_json([_plain(each) for each in found])
        return
    t = screen()
    headings = [_("Poll"), _("Title"), _("State"), _("Closes"), _("Voters"), _("Handed out"), _("Returned")]
    rows = [
        (
            p.id,
            p.title,
            term(p.state, t),
            column_moment(p.closes, t.lang),
            p.voters,
            p.issued,
            p.returned,
        )
        for p in found
    ]
    out.table(headings, rows, right=frozenset({4, 5, 6}))


def _whose(asked: Asked, law: Profile) -> str:
    """Whose question it is, as the ballot says it, how many they are and what they weigh in it."""
    from meeting_tui.rules.outcome import exact, unit_json

    t, weights = screen(), asked.part.totals(law, asked.excluded) if asked.part else {}
    units = {name: unit_json(law.measures[name]) for name in weights}
    weigh = (amount(exact(n, units[name]["decimals"]), units[name], t) for name, n in weights.items())
    *_text, whose = asked.text.splitlines()
    return joined((whose, _("Entitled to vote on it: {weights}.", weights=_(", ").join(weigh))), t)


@verb("show", N_("One poll: its questions, its papers, what is frozen."), ID, JSON)
def show(seat: Seat, id: str, as_json: bool) -> None:
    from meeting_tui.desk.board import duties as calendar
    from meeting_tui.desk.polls import acts as desk
    from meeting_tui.desk.polls import counting

    with seat.office(readonly=True) as office:
        found = desk.poll(office, id)
        due = calendar.published(calendar.of_poll(office, found))
        report = counting.standing(office, id)
    still = report.outlooks_json() if report.shown and not report.complete else {}
    if as_json:
        taken = {"outlooks": still, "duties": due, "participation": report.participation_json()}
        out.as_json(_plain(found) | taken)
        return
    t = screen()
    out.facts(
        [
            (_("Poll"), found.id),
            (_("Title"), found.title),
            (_("State"), term(found.state, t)),
            (_("Next"), courses.poll_step(found.next_step, t)),
            (_("May happen now"), courses.poll_acts(found.possible, t)),
            (_("Kind"), term(found.identity, t)),
            (_("Opens"), moment(found.opens, t.lang)),
            (_("Closes"), moment(found.closes, t.lang)),
            (_("Rules"), t.pick(dict(found.profile.title))),
            (_("Voters"), found.voters),
            (_("Heads"), found.heads),
            (_("Area"), area(found.area, t.lang) if found.area else ""),
            (_("Shares"), found.shares),
            (_("Check code of the roll"), check_code(found.roll_fingerprint)),
            *([(_("Rehearsal"), courses.rehearsal(*found.rehearsal.told, t))] if found.rehearsal else []),
            *((_p("poll", "Changed"), courses.course(*each.told, t)) for each in found.changes),
        ]
    )
    for asked in found.asked:
        out.data(f"\n{asked.id}. {asked.title}")
        out.data("   " + " / ".join(asked.labels.values()))
        if asked.part:
            out.data("   " + _whose(asked, found.profile))
        results.outlooks(still.get(asked.id, ()), asked.labels, found.profile.nonresponse.policy)
        if asked.question.rule:
            rule = found.profile.rule(asked.question.rule)
            out.data("   " + (caution(found.profile.proof(rule.id), t) or t.pick(dict(rule.cite))))
    out.data("")
    part = taking_part(report.participation_json(), report.units(), t)
    out.facts(
        [
            *papers(found.numbers, found.envelopes),
            *envelope_facts(found.envelopes.as_json() if found.envelopes else None, t),
            *part,
            *scanned(found.sheets),
        ]
    )
    for change in found.changes:
        out.data(courses.course(change.kind, change.at, change.closes, change.by, change.reason, t))
    for each in found.results:
        out.data(_("Result {no}, on record since {at}", no=each.no, at=moment(each.at, t.lang)))
    duties.tell(due)


def papers(numbers: Any, envelopes: object = None) -> list[tuple[str, object]]:
    """The numbers of papers that must add up, in words; how they went, where no envelopes tell that."""
    return [
        (_("Printed"), numbers.printed),
        *([] if envelopes else _ways(numbers)),
        (_("Valid"), numbers.valid),
        (_("Invalid"), numbers.invalid),
        (_("Waiting for people"), numbers.waiting),
        *([(_("Late"), numbers.late)] if numbers.late and not envelopes else []),
        *_named(_("Seen, return not registered"), numbers.unreturned),
        *_named(_("Here, not handed out"), numbers.unregistered),
        *_named(_("Never printed"), numbers.unknown),
    ]


def _ways(numbers: Any) -> list[tuple[str, object]]:
    return [
        (_("Handed out"), numbers.issued),
        (_("Returned"), numbers.returned),
        (_("Still out"), numbers.outstanding),
        (_("Void"), numbers.void),
    ]


def _named(label: str, serials: tuple[int, ...]) -> list[tuple[str, object]]:
    """Ballots that don't add up, by their numbers."""
    return [(label, " ".join(f"{serial:06d}" for serial in serials))] if serials else []


def _plain(found: PollView) -> dict[str, object]:
    """A poll for programs: without its whole profile, which `profile` names."""
    facts = {
        name: value for name, value in vars(found).items() if name not in {"profile", "asked", "refusals"}
    }
    return facts | {
        "may": found.possible,
        "area": decimal(found.area, 2),
        "profile": found.profile.id,
        "questions": [
            {
                "id": asked.id,
                "title": asked.title,
                "rule": asked.question.rule,
                "kind": asked.question.kind,
                "choices": asked.labels,
                "seats": asked.question.seats,
                "max_ticks": asked.question.columns if asked.question.method else asked.question.limit,
                "min_ticks": asked.question.min_ticks,
                "cumulative": asked.question.cumulative,
                "method": asked.question.method,
                "grades": list(asked.question.grades),
                "electorate": None if asked.electorate is None else sorted(asked.electorate),
                "excluded": asked.excluded,
            }
            for asked in found.asked
        ],
    }


@verb(
    "open",
    N_("Whether ballots may go out: after a rehearsal, or with the reason why there is none."),
    ID,
    WAIVED,
)
def open_(seat: Seat, id: str, reason: str | None) -> None:
    from meeting_tui.desk.polls import rehearsals

    with seat.office(readonly=reason is None) as office:
        if reason is not None:
            rehearsals.waive(office, id, reason)
        rehearsals.may_open(office, id)
    out.words(_("The ballots of {poll} may go out.", poll=id))


@verb("export", N_("A poll as the file that “poll new” takes."), ID)
def export(seat: Seat, id: str) -> None:
    from meeting_tui.desk.polls.export import spec_of
    from meeting_tui.desk.polls.spec_out import to_toml

    with seat.office(readonly=True) as office:
        out.data(to_toml(spec_of(office, id)).removesuffix("\n"))


TWO = Option(
    "--by",
    metavar="NAME",
    multiple=True,
    help=N_("Who closes it before its last minute, while ballots can come. Give it twice."),
)
WHY = Option(
    "--reason", metavar="TEXT", default="", help=N_("Why it is closed early; it stands on the result.")
)


@verb("close", N_("No more papers are handed out or taken back; the count can begin."), ID, TWO, WHY)
def close(seat: Seat, id: str, by: tuple[str, ...], reason: str) -> None:
    from meeting_tui.desk.polls import acts as desk
    from meeting_tui.desk.polls import course

    with seat.office() as office:
        if by or reason:
            course.close_early(office, id, by, reason)
        else:
            desk.close_poll(office, id)
    out.words(_("{poll} is closed. Next: meeting-tui ballots read, then meeting-tui count.", poll=id))


poll = noun(
    "poll",
    N_("Votes on paper: frozen from a file, open until they are closed."),
    *(new, list_, show, export, open_, close, extend, reopen, withdraw, recount, again, paid, object_),
    withdraw_objection,
)

"""`decide` and `recount`: the bare arithmetic, without any community file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.check_code import check_code
from meeting_tui.cli import out, results
from meeting_tui.cli.files import profile_of, text_of
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import names
from meeting_tui.lang.refusals import word
from meeting_tui.lang.terms import term
from meeting_tui.refusal import CheckFailed, Several

if TYPE_CHECKING:
    from meeting_tui.rules.binding import Binding
    from meeting_tui.rules.public_recount import PublicRecount
    from meeting_tui.rules.recount import Recount

INPUT = Argument("request", "INPUT.json", N_("The sets of voters for each measure."), type=PATH)
BUNDLE = Argument("bundle", "BUNDLE", N_("The bundle (.json) that was published."), type=PATH)
PROFILE = Option(
    "--profile",
    metavar="ID",
    required=True,
    help=N_("A profile that ships, or a profile file (.toml)."),
)
RULE = Option("--rule", metavar="RULE", required=True, help=N_("A rule of that profile, such as special."))


@verb(
    "decide",
    N_("What do these numbers decide under this rule? Needs no community file."),
    *(INPUT, PROFILE, RULE, JSON),
)
def decide(seat: Seat, request: Path, profile: str, rule: str, as_json: bool) -> None:  # noqa: ARG001
    """Print the outcome with every condition."""
    from meeting_tui.rules import request as desk

    law = profile_of(profile)
    asked = desk.loads(text_of(request))
    ruling = desk.answer(law, rule, asked)
    if more := sorted(asked.keys() - {"measures", "casting"}) if isinstance(asked, dict) else ():
        told = _(", ").join(more)
        out.words(
            _(
                "Nothing is made of {keys}: a request has measures, and casting where the chair decided.",
                keys=told,
            )
        )
    published = ruling.as_json()
    if as_json:
        out.as_json(published)
    else:
        then = ruling.binding.next_rule
        results.decision(published, law.rule(then).cite if then else {})


@verb(
    "recount",
    N_("Count a published bundle again and compare; needs no community file."),
    *(BUNDLE, JSON),
)
def recount(seat: Seat, bundle: Path, as_json: bool) -> None:  # noqa: ARG001
    """The command of `again`."""
    again(bundle, as_json)


def again(bundle: Path, as_json: bool, target: str | None = None) -> None:
    """Print every result again; exit with 3 when the bundle claims something else than its rows give, or than
    the record of the community's file `target` has."""
    from meeting_tui.rules.public_recount import is_public, recount_public
    from meeting_tui.rules.recount import recount as counted
    from meeting_tui.rules.request import loads

    raw = loads(text_of(bundle), point=None)
    if is_public(raw):
        public = recount_public(raw, bundle.name)
        _public(public, bundle.name, as_json)
        binding = public.binding
    else:
        found = counted(raw, bundle.name)
        _counted(found, bundle.name, as_json)
        binding = found.binding
    if binding is None:
        out.words(_("It names no check codes: nothing ties it to a result sheet or a record."))
    else:
        _bound(binding, as_json, alone=target is None)
        if target is not None:
            from meeting_tui.desk.safety.bundled import against_record

            out.words(word(against_record(target, raw, bundle.name), screen()))


def _counted(found: Recount, name: str, as_json: bool) -> None:
    published = [result.as_json() for result in found.results]
    if as_json:
        binding = found.binding and vars(found.binding)
        out.as_json(
            {
                "results": published,
                "differences": found.differences,
                "digest": found.digest,
                "binding": binding,
            }
        )
    else:
        for result in published:
            out.data(str(result["question"]))
            results.tell(result)
    if found.differences:
        raise CheckFailed("cli.recount_differs", path=name, where=Several(found.differences[:5]))
    out.words(_("The bundle says what its rows say."))


def _bound(binding: Binding, as_json: bool, *, alone: bool) -> None:
    """The codes to compare with the result sheet, and what they prove."""
    if not as_json:
        told = [(_("Check code of the roll"), check_code(binding.roll))]
        told.append((_("Check code of the record"), check_code(binding.head)))
        if binding.count:
            told.append((_("Check code of the count"), check_code(binding.count)))
        out.facts(told)
    if binding.proven:
        out.words(
            _("The rows give the check code of the count: no voter, ballot, question or title is another.")
        )
    if not alone:  # the record says the rest
        return
    out.words(
        _(
            "Whether it is this community's count is seen on the result sheet: compare the check codes. What "
            "questions say under their titles is proven by the record alone."
        )
    )


def _public(found: PublicRecount, name: str, as_json: bool) -> None:
    """What the sums of a public copy prove, and what they can't."""
    if as_json:
        out.as_json({**vars(found), "binding": found.binding and vars(found.binding)})
    else:
        for question, outcome in found.outcomes.items():
            said = _("nothing is decided") if outcome is None else term(outcome, screen())
            out.data(f"{question}: {said}")
    if found.differences:
        raise CheckFailed("cli.public_differs", path=name, where=Several(found.differences[:5]))
    out.words(_("This public copy agrees with itself and with the law. It holds sums, not ballots."))
    if found.unproven:
        out.words(_("Its sums alone don't prove: {what}", what=names(found.unproven, screen().lang)))
    by = names(found.inspection, screen().lang)
    out.words(
        _("Whether the sums are those of the ballots is seen by inspecting these with: {names}", names=by)
    )

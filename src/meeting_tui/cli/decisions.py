"""`decide` and `recount`: the bare arithmetic, without any community file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out, results
from meeting_tui.cli.files import profile_of, text_of
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import names
from meeting_tui.lang.terms import term
from meeting_tui.refusal import CheckFailed, Several

if TYPE_CHECKING:
    from meeting_tui.rules.public_recount import PublicRecount

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

    ruling = desk.answer(profile_of(profile), rule, desk.loads(text_of(request)))
    published = ruling.as_json()
    if as_json:
        out.as_json(published)
    else:
        results.decision(published)


@verb(
    "recount",
    N_("Count a published bundle again and compare; needs no community file."),
    *(BUNDLE, JSON),
)
def recount(seat: Seat, bundle: Path, as_json: bool) -> None:  # noqa: ARG001
    """The command of `again`."""
    again(bundle, as_json)


def again(bundle: Path, as_json: bool) -> None:
    """Print every result again; exit with 3 when the bundle claims something else than its rows give."""
    from meeting_tui.rules.public_recount import is_public, recount_public
    from meeting_tui.rules.recount import recount as counted
    from meeting_tui.rules.request import loads

    raw = loads(text_of(bundle), point=None)
    if is_public(raw):
        _public(recount_public(raw, bundle.name), bundle.name, as_json)
        return
    found = counted(raw, bundle.name)
    published = [result.as_json() for result in found.results]
    if as_json:
        out.as_json({"results": published, "differences": found.differences, "digest": found.digest})
    else:
        for result in published:
            out.data(str(result["question"]))
            results.tell(result)
    if found.differences:
        raise CheckFailed("cli.recount_differs", path=bundle.name, where=Several(found.differences[:5]))
    out.words(_("The bundle says what its rows say."))


def _public(found: PublicRecount, name: str, as_json: bool) -> None:
    """What the sums of a public copy prove, and what they can't."""
    if as_json:
        out.as_json(vars(found))
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

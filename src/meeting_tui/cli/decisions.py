"""`decide` and `recount`: the bare arithmetic, without any community file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meeting_tui.cli import out, results
from meeting_tui.cli.files import profile_of, text_of
from meeting_tui.cli.frame import Json, Place
from meeting_tui.lang import N_, _
from meeting_tui.refusal import CheckFailed

DECIDE = N_("What do these numbers decide under this rule? Needs no community file.")
Input = Annotated[Path, typer.Argument(metavar="INPUT.json", help=N_("The sets of voters for each measure."))]
RECOUNT = N_("Count a published bundle again and compare; needs no community file.")
Bundle = Annotated[Path, typer.Argument(metavar="BUNDLE", help=N_("The bundle (.json) that was published."))]
ProfileId = Annotated[
    str, typer.Option("--profile", metavar="ID", help=N_("A profile that ships, or a profile file (.toml)."))
]
RuleId = Annotated[
    str, typer.Option("--rule", metavar="RULE", help=N_("A rule of that profile, such as special."))
]


def decide(place: Place, request: Input, profile: ProfileId, rule: RuleId, as_json: Json = False) -> None:  # noqa: ARG001
    """Print the outcome with every condition."""
    from meeting_tui.rules import request as desk

    ruling = desk.answer(profile_of(profile), rule, desk.loads(text_of(request)))
    published = ruling.as_json()
    if as_json:
        out.as_json(published)
    else:
        results.decision(published)


def recount(place: Place, bundle: Bundle, as_json: Json = False) -> None:  # noqa: ARG001
    """Print every result again; exit with 3 when the bundle claims something else than its rows give."""
    from meeting_tui.rules.recount import recount as again
    from meeting_tui.rules.request import loads

    found = again(loads(text_of(bundle)), bundle.name)
    published = [result.as_json() for result in found.results]
    if as_json:
        out.as_json({"results": published, "differences": found.differences, "digest": found.digest})
    else:
        for result in published:
            out.data(str(result["question"]))
            results.tell(result)
    if found.differences:
        raise CheckFailed("cli.recount_differs", path=bundle.name, where=", ".join(found.differences[:5]))
    out.words(_("The bundle says what its rows say."))

"""Commands that are planned but not in this version: they say so plainly and are not in the help."""

from __future__ import annotations

import click

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, Command
from meeting_tui.lang import _


@click.pass_context
def say_so(ctx: click.Context, rest: tuple[str, ...]) -> None:  # noqa: ARG001 - whatever follows
    """Exit with 2: nothing was done."""
    out.words(_("{command} is not in this version. Nothing was done.", command=ctx.command_path))
    ctx.exit(2)


LATER = tuple(
    Command(
        name,
        hidden=True,
        callback=say_so,
        params=[Argument("rest", nargs=-1)],
        context_settings={"ignore_unknown_options": True},
    )
    for name in ("merge",)
)

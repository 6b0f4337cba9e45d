"""Commands that are planned but not in this version: they say so plainly and are not in the help."""

from __future__ import annotations

from typing import Annotated

import typer

from meeting_tui.cli import out
from meeting_tui.lang import _

LATER = ("audit", "merge")


def say_so(ctx: typer.Context, rest: Annotated[list[str] | None, typer.Argument()] = None) -> None:  # noqa: ARG001
    """Exit with 2: nothing was done."""
    out.words(_("{command} is not in this version. Nothing was done.", command=ctx.command_path))
    raise typer.Exit(2)


def add(root: typer.Typer) -> None:
    """Let each name answer."""
    for name in LATER:
        root.command(name, hidden=True, context_settings={"ignore_unknown_options": True})(say_so)

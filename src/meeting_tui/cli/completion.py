"""Completion of what is typed in a shell, by click's scripts."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from meeting_tui.cli import out
from meeting_tui.cli.frame import Option
from meeting_tui.lang import N_, _
from meeting_tui.output import placed
from meeting_tui.refusal import Refusal
from meeting_tui.resources import own_file

STARTS = {
    "bash": (".bashrc", ". '{script}'"),
    "zsh": (".zshrc", "autoload -Uz compinit && compinit && . '{script}'"),
}
"""What a shell runs when it starts, and the line for it there; fish looks into a folder."""


def _install(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    shell = _shell()
    home = Path.home()
    if shell in STARTS:
        path = Path(own_file()).with_name(f"completion.{shell}")
    else:
        path = home / ".config/fish/completions/meeting-tui.fish"
    path.parent.mkdir(parents=True, exist_ok=True)
    with placed(path, new=False) as draft:
        draft.write_bytes(_script(ctx, shell).encode())
    if shell in STARTS:
        name, line = STARTS[shell]
        _append(home / name, line.format(script=path))
    out.words(_("Completion is in {path}. Open a new {shell} to use it.", path=path, shell=shell))
    ctx.exit()


def _append(start: Path, line: str) -> None:
    told = start.read_text(encoding="utf-8") if start.exists() else ""
    if line not in told.splitlines():
        with start.open("a", encoding="utf-8") as file:
            file.write(("" if not told or told.endswith("\n") else "\n") + line + "\n")


def _show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        out.data(_script(ctx, _shell()))
        ctx.exit()


def _shell() -> str:
    """The person's shell. Refusal cli.shell if we have no script for it."""
    shell = Path(os.environ.get("SHELL", "")).name
    if shell not in (*STARTS, "fish"):
        raise Refusal("cli.shell", shell=shell or "?")
    return shell


def _script(ctx: click.Context, shell: str) -> str:
    program = str(ctx.info_name)
    variable = f"_{program.replace('-', '_').upper()}_COMPLETE"  # the one click's main listens to
    complete = get_completion_class(shell)
    return complete(ctx.command, {}, program, variable).source() if complete else ""


INSTALL = Option(
    "--install-completion",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_install,
    help=N_("Install completion for the current shell."),
)
SHOW = Option(
    "--show-completion",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show,
    help=N_("Show completion for the current shell, to copy it or customize the installation."),
)

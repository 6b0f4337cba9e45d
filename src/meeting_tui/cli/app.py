"""The whole command line, and how every run of it ends: an exit code and, if need be, one clear message.

0 done, 1 the input was refused and nothing changed, 2 wrong usage, 3 a check failed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from meeting_tui import __version__
from meeting_tui.cli import (
    ballots,
    board,
    community,
    counts,
    decisions,
    demo,
    later,
    meetings,
    out,
    papers,
    polls,
    proxies,
    refused,
    roll,
    safety,
    screens,
    usage,
)
from meeting_tui.cli.frame import File, Noun, Who, Wish, noun, place, verb
from meeting_tui.lang import N_, _, preferred, screen, use
from meeting_tui.refusal import CheckFailed, Refusal

PROGRAM = "meeting-tui"


class Root(Noun):
    """The program itself; a word that is a file and no command opens the screens on it."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if self.get_command(ctx, args[0]) is None and _is_target(args[0]):
            args = ["open", *args]
        return super().resolve_command(ctx, args)


def _is_target(word: str) -> bool:
    return "://" in word or Path(word).suffix == ".meeting" or Path(word).is_file()


def _tell_version(wanted: bool) -> None:
    if wanted:
        out.data(f"{PROGRAM} {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_tell_version, is_eager=True, help=N_("Print the version."))
]
root = noun(
    N_("Run a committee's whole job on one laptop: agenda, record, paper ballots, count by law, minutes."),
    cls=Root,
)


@root.callback(invoke_without_command=True)
def begin(
    ctx: typer.Context, file: File = None, lang: Wish = None, who: Who = None, _version: Version = False
) -> None:
    """Without a command, open the screens."""
    ctx.obj = {"file": file, "lang": lang, "who": who}
    if ctx.invoked_subcommand is None:
        screens.show(place(file, lang, who))


NOUNS = {
    "community": community.community,
    "roll": roll.roll,
    "meeting": meetings.meeting,
    "poll": polls.poll,
    "ballots": ballots.ballots,
    "proxy": proxies.proxy,
    "board": board.board,
}
VERBS: dict[str, tuple[Callable[..., None], str]] = {
    "demo": (demo.demo, demo.HELP),
    "open": (screens.open_, screens.HELP),
    "init": (community.init, community.HELP),
    "count": (counts.count, counts.HELP),
    "decide": (decisions.decide, decisions.DECIDE),
    "recount": (decisions.recount, decisions.RECOUNT),
    "minutes": (papers.minutes, papers.MINUTES),
    "notice": (papers.notice, papers.NOTICE),
    "result": (papers.result, papers.RESULT),
    "poster": (papers.poster, papers.POSTER),
    "sheet": (papers.sheet, papers.SHEET),
    "verify": (safety.verify, safety.VERIFY),
    "backup": (safety.backup, safety.BACKUP),
    "restore": (safety.restore, safety.RESTORE),
    "doctor": (safety.doctor, safety.DOCTOR),
}
for name, group in NOUNS.items():
    root.add_typer(group, name=name)
for name, (act, help) in VERBS.items():
    verb(root, name, help)(act)
later.add(root)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns its exit code."""
    use(preferred(_wish(sys.argv[1:] if argv is None else argv)))
    try:
        return int(get_command(root).main(argv, prog_name=PROGRAM, standalone_mode=False) or 0)
    except TyperException as error:
        out.words(usage.word(error))
        return error.exit_code
    except Refusal as refusal:
        for line in refused.lines(refusal, screen()):
            out.words(line)
        return 3 if isinstance(refusal, CheckFailed) else 1
    except OSError as error:
        out.words(
            _(
                "{path}: {reason}. Nothing was changed.",
                path=error.filename or "",
                reason=error.strerror or error,
            )
        )
        return 1


def _wish(argv: Sequence[str]) -> str | None:
    """The language asked for, wherever it stands: help must speak it before anything is parsed."""
    for option, following in zip(argv, [*argv[1:], ""], strict=False):
        if option.startswith("--lang"):
            return option.partition("=")[2] or following
    return None

"""The whole command line, and how every run of it ends: an exit code and, if need be, one clear message.

0 done, 1 the input was refused and nothing changed, 2 wrong usage, 3 a check failed, 70 a fault of ours.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from meeting_tui import __version__, trace
from meeting_tui.cli import (
    audit,
    backups,
    ballots,
    board,
    community,
    completion,
    counts,
    decisions,
    demo,
    duties,
    envelopes,
    guide,
    keys,
    matters,
    meetings,
    money,
    out,
    papers,
    persons,
    piles,
    polls,
    profiles,
    proposals,
    proxies,
    ranked,
    refused,
    roll,
    safety,
    screens,
    search,
    stations,
    usage,
)
from meeting_tui.cli.frame import LANGUAGES, SEAT, Noun, Option, seat
from meeting_tui.lang import N_, _, preferred, screen
from meeting_tui.lang.faults import told
from meeting_tui.lang.terms import trouble
from meeting_tui.refusal import CheckFailed, Refusal

PROGRAM = "meeting-tui"


class Root(Noun):
    """The program itself; a word that is a file and no command opens the screens on it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and _is_target(args[0]):
            args = ["open", *args]
        return super().resolve_command(ctx, args)


def _is_target(word: str) -> bool:
    return "://" in word or Path(word).suffix == ".meeting" or Path(word).is_file()


def _tell_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        out.data(f"{PROGRAM} {__version__}")
        ctx.exit()


@click.pass_context
def begin(ctx: click.Context, file: str | None, lang: str | None, who: str | None) -> None:  # noqa: ARG001
    """Without a command, open the screens."""
    if ctx.invoked_subcommand is None:
        screens.show(seat(file, who))


VERSION = Option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help=N_("Print the version."),
)
root = Root(
    PROGRAM,
    help=N_(
        "Run a committee's whole job on one laptop: agenda, record, paper ballots, count by law, minutes."
    ),
    callback=begin,
    invoke_without_command=True,
    params=[*SEAT, VERSION, completion.INSTALL, completion.SHOW],
    commands=(
        *(demo.demo, screens.open_, screens.wall),
        *(community.init, counts.count, decisions.decide, decisions.recount, ranked.rank),
        *(papers.minutes, papers.notice, papers.result, papers.poster, papers.sheet, papers.paper),
        *(safety.verify, backups.backup, backups.restore, backups.drill, safety.doctor, guide.guide),
        search.find,
        *(community.community, roll.roll, persons.person, meetings.meeting, polls.poll),
        proposals.proposal,
        *(matters.matter, money.money),
        *(ballots.ballots, envelopes.envelopes, stations.station, stations.merge, piles.piles),
        *(audit.audit, proxies.proxy, board.board, duties.duties, keys.sign, keys.keys, profiles.profiles),
    ),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns its exit code."""
    usage.speak(preferred(_wish(sys.argv[1:] if argv is None else argv)))
    try:
        return int(root.main(argv, prog_name=PROGRAM, standalone_mode=False) or 0)
    except click.ClickException as error:
        out.words(usage.word(error))
        return error.exit_code
    except click.Abort:
        out.words(_("Stopped."))
        return 1
    except Refusal as refusal:
        for line in refused.lines(refusal, screen()):
            out.words(line)
        return 3 if isinstance(refusal, CheckFailed) else 1
    except OSError as error:
        return _unwritten(error)
    except Exception as error:
        return _fault(error)


def _unwritten(error: OSError) -> int:
    """Say what the system refused; an error without its number is a library's own."""
    if error.errno is None:
        return _fault(error)
    out.words(
        _(
            "{path}: {reason}. What was acknowledged is kept; mend this and try again.",
            path=error.filename or "",
            reason=trouble(error.errno, screen()),
        )
    )
    if not isinstance(error, BrokenPipeError):  # who read our output went away: no fault of anybody
        trace.fault(error)
    return 1


def _fault(error: Exception) -> int:
    """Say what to do about a fault of ours."""
    out.words(told(error))
    return trace.EXIT


def _wish(argv: Sequence[str]) -> str | None:
    """The language asked for, wherever it stands: help must speak it before anything is parsed."""
    wish = None
    for option, following in zip(argv, [*argv[1:], ""], strict=False):
        name, _glue, value = option.partition("=")
        if name == "--lang" and (value or following) in LANGUAGES:
            wish = value or following
    return wish

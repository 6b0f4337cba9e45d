"""Wrong usage in words: what is wrong, and where to read how it is meant.

click's own sentences stand in our catalogue under click's message ids. Click asks the standard library's
current domain for them, and that domain's language is the environment's LANGUAGE: both are documented, so
nothing of click is patched and none of its sentences is taken apart. What click would put together from
pieces is worded here, from the facts its errors carry.
"""

from __future__ import annotations

import gettext
import os

import click

from meeting_tui.lang import CATALOGUES, DOMAIN, N_, Lang, _, screen, use
from meeting_tui.lang.facts import told
from meeting_tui.lang.plurals import N_n

CLICKS = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("default: {default}"),
    N_("required"),
    N_("Option {name!r} does not take a value."),
    N_n("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    N_n("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    N_n("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""What click says and we leave to it."""


def speak(lang: Lang) -> None:
    """Let our sentences and click's be in this language."""
    use(lang)
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


def word(error: click.ClickException) -> str:
    """The mistake in the language of the screen."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) or not isinstance(error, click.UsageError):
        return error.format_message()
    said = str(told(_mistake(error), screen()))  # of a slip of the clipboard not all is repeated
    if error.ctx is None:
        return said
    return said + "\n" + _("How it is used: {command} --help", command=error.ctx.command_path)


def _mistake(error: click.UsageError) -> str:
    match error:
        case click.MissingParameter(param=click.Parameter() as param):
            return _("{name} is missing.", name=_name(param))
        case click.NoSuchOption():
            return _unknown(
                error.option_name,
                error.possibilities,
                N_("There is no option {what}."),
                N_("There is no option {what}. Is it {near}?"),
            )
        case click.NoSuchCommand():
            return _unknown(
                error.command_name,
                error.possibilities,
                N_("There is no command {what}."),
                N_("There is no command {what}. Is it {near}?"),
            )
        case click.BadParameter():
            hint = error.param_hint or (_name(error.param) if error.param else "")
            return _("{name} does not fit: {message}", name=hint, message=error.message)
    return error.format_message()


def _unknown(what: str, near: list[str] | None, alone: str, with_near: str) -> str:
    return _(with_near if near else alone, what=what, near=" ".join(sorted(near or ())))


def _name(param: click.Parameter) -> str:
    """How the person writes it: `--file`, or the word in capitals."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name.removesuffix("...")

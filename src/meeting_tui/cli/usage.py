"""Wrong usage in words: what is wrong, and where to read how it is meant."""

from __future__ import annotations

import re
from typing import Any

from typer.exceptions import TyperException

from meeting_tui.lang import N_, _

_PLAIN = {
    re.compile(r"No such command '(.*)'\."): N_("There is no command {what}."),
    re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)"): N_("{what} is too much here."),
}
"""Mistakes that typer knows only as sentences."""


def word(error: TyperException) -> str:
    """The mistake in the language of the screen. The kinds are typer's, known by their names."""
    kind, context = type(error).__name__, getattr(error, "ctx", None)
    if kind == "NoArgsIsHelpError":
        return error.format_message()
    if context is None:
        return _mistake(kind, error)
    return _mistake(kind, error) + "\n" + _("How it is used: {command} --help", command=context.command_path)


def _mistake(kind: str, error: Any) -> str:
    message = str(error.message)
    if kind == "MissingParameter" and error.param is not None:
        return _("{name} is missing.", name=_name(error.param))
    if kind == "NoSuchOption":
        near = " ".join(sorted(error.possibilities or ()))
        there_is = _("There is no option {option}.", option=error.option_name)
        return there_is + " " + _("Is it {near}?", near=near) if near else there_is
    if kind == "BadParameter":
        name = error.param_hint or (_name(error.param) if error.param else "")
        return _("{name} does not fit: {message}", name=name, message=message)
    for sentence, ours in _PLAIN.items():
        if found := sentence.fullmatch(message):
            return _(ours, what=found[1])
    return message


def _name(param: Any) -> str:
    """How the person writes it: `--file`, or the word in capitals."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name).upper()

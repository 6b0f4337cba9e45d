"""The contract of the command line: every command and every parameter, as scripts rely on them.

`commands.json` was written from the command line before it was built on click. Whoever changes it
changes what people script against.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from meeting_tui.cli.app import root
from meeting_tui.cli.frame import DayType, Number

PROMISED: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("commands.json").read_text("utf-8"))

SINCE = (
    "meeting-tui audit",
    "meeting-tui audit begin",
    "meeting-tui audit key",
    "meeting-tui audit list",
    "meeting-tui audit more",
    "meeting-tui audit sheet",
    "meeting-tui audit show",
    "meeting-tui audit throw",
    "meeting-tui ballots corrections",
    "meeting-tui ballots decisions",
    "meeting-tui ballots move",
    "meeting-tui ballots names",
    "meeting-tui ballots one-name",
    "meeting-tui ballots out",
    "meeting-tui ballots rehearse",
    "meeting-tui ballots sheet",
    "meeting-tui ballots sheets",
    "meeting-tui ballots show",
    "meeting-tui ballots undo",
    "meeting-tui board archive",
    "meeting-tui board down",
    "meeting-tui board index",
    "meeting-tui board masked",
    "meeting-tui board photo",
    "meeting-tui community set",
    "meeting-tui drill",
    "meeting-tui duties",
    "meeting-tui envelopes",
    "meeting-tui envelopes issue",
    "meeting-tui envelopes mix",
    "meeting-tui envelopes move",
    "meeting-tui envelopes out",
    "meeting-tui envelopes replace",
    "meeting-tui envelopes return",
    "meeting-tui envelopes show",
    "meeting-tui envelopes undo",
    "meeting-tui find",
    "meeting-tui guide",
    "meeting-tui keys",
    "meeting-tui keys bundle",
    "meeting-tui keys holder",
    "meeting-tui keys list",
    "meeting-tui keys replace",
    "meeting-tui keys withdraw",
    "meeting-tui matter",
    "meeting-tui matter answer",
    "meeting-tui matter ask",
    "meeting-tui matter assign",
    "meeting-tui matter change",
    "meeting-tui matter dissolve",
    "meeting-tui matter done",
    "meeting-tui matter drop",
    "meeting-tui matter enclose",
    "meeting-tui matter erase",
    "meeting-tui matter group",
    "meeting-tui matter link",
    "meeting-tui matter list",
    "meeting-tui matter move",
    "meeting-tui matter new",
    "meeting-tui matter poster",
    "meeting-tui matter show",
    "meeting-tui matter survey",
    "meeting-tui matter surveys",
    "meeting-tui matter timeline",
    "meeting-tui meeting confirm",
    "meeting-tui meeting done",
    "meeting-tui meeting drop",
    "meeting-tui meeting enclosures",
    "meeting-tui meeting export",
    "meeting-tui meeting object",
    "meeting-tui meeting withdraw-objection",
    "meeting-tui money",
    "meeting-tui money enter",
    "meeting-tui money export",
    "meeting-tui money import",
    "meeting-tui money list",
    "meeting-tui money reverse",
    "meeting-tui money sheet",
    "meeting-tui paper",
    "meeting-tui person",
    "meeting-tui person add",
    "meeting-tui person list",
    "meeting-tui piles",
    "meeting-tui piles count",
    "meeting-tui piles explain",
    "meeting-tui piles show",
    "meeting-tui poll export",
    "meeting-tui poll extend",
    "meeting-tui poll again",
    "meeting-tui poll object",
    "meeting-tui poll open",
    "meeting-tui poll paid",
    "meeting-tui poll recount",
    "meeting-tui poll reopen",
    "meeting-tui poll withdraw",
    "meeting-tui poll withdraw-objection",
    "meeting-tui profiles",
    "meeting-tui profiles check",
    "meeting-tui proposal",
    "meeting-tui proposal amend",
    "meeting-tui proposal amendments",
    "meeting-tui proposal annex",
    "meeting-tui proposal answer",
    "meeting-tui proposal comment",
    "meeting-tui proposal comments",
    "meeting-tui proposal cost",
    "meeting-tui proposal diff",
    "meeting-tui proposal edit",
    "meeting-tui proposal export",
    "meeting-tui proposal group",
    "meeting-tui proposal heard",
    "meeting-tui proposal history",
    "meeting-tui proposal list",
    "meeting-tui proposal new",
    "meeting-tui proposal opinions",
    "meeting-tui proposal pack",
    "meeting-tui proposal reply",
    "meeting-tui proposal resolve",
    "meeting-tui proposal settle",
    "meeting-tui proposal show",
    "meeting-tui proposal template",
    "meeting-tui rank",
    "meeting-tui roll arrears",
    "meeting-tui roll check",
    "meeting-tui roll large",
    "meeting-tui roll owes",
    "meeting-tui roll owing",
    "meeting-tui roll settled",
    "meeting-tui roll template",
    "meeting-tui sign",
    "meeting-tui station",
    "meeting-tui station assign",
    "meeting-tui station export",
    "meeting-tui station list",
    "meeting-tui station take",
    "meeting-tui wall",
)
"""Commands that came later."""
FORCED = "--force"
"""An option that came later, of every command that writes a file."""


def takes(param: click.Parameter) -> str:
    """What a parameter accepts."""
    match param.type:
        case Number():
            return f"number>={param.type.min}"
        case click.Choice():
            return "|".join(param.type.choices)
        case DayType():
            return "a day as people say it"
        case click.Path():
            return "path"
    return "flag" if getattr(param, "is_flag", False) else param.type.name


def facts(param: click.Parameter) -> dict[str, object]:
    """A parameter as `commands.json` tells it."""
    option = isinstance(param, click.Option)
    told: dict[str, object] = {
        "name": ", ".join(param.opts) if option else param.human_readable_name,
        "takes": takes(param),
        "metavar": param.metavar if option else None,
        "required": param.required,
        "many": param.nargs == -1 or param.multiple,
        "default": param.to_info_dict()["default"],
    }
    meant = {name: value for name, value in told.items() if value not in (None, "") and value is not False}
    return meant | {"help": param.help or ""}


def tree(command: click.Command, path: str) -> dict[str, dict[str, object]]:
    """The command and all below it."""
    parameters = [facts(param) for param in command.params if FORCED not in param.opts]
    told = {path: {"help": command.help or "", "hidden": command.hidden, "parameters": parameters}}
    for name, inner in getattr(command, "commands", {}).items():
        told |= tree(inner, f"{path} {name}")
    return told


def test_every_command_and_parameter_is_as_it_was():
    found = tree(root, "meeting-tui")
    assert sorted(found) == sorted({*PROMISED, *SINCE})
    for path, command in PROMISED.items():
        assert found[path] == command, path


def test_help_lists_every_parameter_and_command(run):
    for path, command in PROMISED.items():
        words = path.split()[1:]
        page = run(*words, "--help").out
        below = {each.split()[len(words) + 1] for each in PROMISED if each.startswith(path + " ")}
        shown = [param["name"].split(", ")[-1] for param in command["parameters"] if not command["hidden"]]
        lacking = [name for name in shown if name not in page]
        lacking += [name for name in below if f"\n  {name}" not in page]
        assert not lacking, path

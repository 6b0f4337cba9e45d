"""A passphrase as it is typed: unseen, and twice where it is new."""

from __future__ import annotations

import os
import sys

import click

from meeting_tui.lang import _
from meeting_tui.refusal import Key, Refusal

VARIABLE = "MEETING_TUI_PASSPHRASE"
"""Where scripts put it."""


def passphrase(*, new: bool = False, of: str = "") -> str:
    """As it was set for scripts, else as it is typed; `of` a file. Refusal signing.passphrase_missing."""
    if told := os.environ.get(VARIABLE):
        return told
    if not sys.stdin.isatty():
        raise Refusal("signing.passphrase_missing", variable=Key(VARIABLE))
    asked = _("Passphrase of {path}", path=of) if of else _("Passphrase")
    again = _("Once more") if new else False
    return str(click.prompt(asked, hide_input=True, confirmation_prompt=again, err=True))

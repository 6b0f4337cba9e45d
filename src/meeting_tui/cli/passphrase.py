"""A passphrase as it is typed: unseen, and twice where it is new."""

from __future__ import annotations

import os
import sys

import click

from meeting_tui.lang import _
from meeting_tui.refusal import Key, Refusal

VARIABLE = "MEETING_TUI_PASSPHRASE"
"""Where scripts put it; of the second of several files, in this with `_2` behind it, where that is set."""


def passphrase(*, new: bool = False, of: str = "", no: int = 1) -> str:
    """As it was set for scripts, else as it is typed; `of` a file, the one of this number. Refusal
    signing.passphrase_missing."""
    own = f"{VARIABLE}_{no}"
    if told := os.environ.get(own) or os.environ.get(VARIABLE):
        return told
    if not sys.stdin.isatty():
        raise Refusal("signing.passphrase_missing", variable=Key(own if no > 1 else VARIABLE))
    asked = _("Passphrase of {path}", path=of) if of else _("Passphrase")
    again = _("Once more") if new else False
    return str(click.prompt(asked, hide_input=True, confirmation_prompt=again, err=True))

"""How a thing is done: by a command, or on the screens by a key; one sentence says either."""

from __future__ import annotations


class Ways(str):
    """A sentence with `{way}` in it, which is `command` or, on the screens, `key`; both may hold facts."""

    command: str
    key: str

    def __new__(cls, sentence: str, command: str, key: str) -> Ways:
        made = super().__new__(cls, sentence)
        made.command, made.key = command, key
        return made


WAY = "way"
"""The fact that the sentence leaves open."""

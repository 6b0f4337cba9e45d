"""What age encrypted to a passphrase, decrypted; and why not, told apart: another passphrase, a damaged file,
a computer that is too slow or too busy for it."""

from __future__ import annotations

from pathlib import Path

from meeting_tui.refusal import FieldName, Refusal

LEAST = 8
"""Characters of a passphrase."""
_TRIES = 3
"""age judges by the speed of the moment what costs too much."""


class WrongPassphrase(Exception):
    """Another passphrase encrypted it."""


def check_passphrase(passphrase: str) -> None:
    """Refusal signing.passphrase_short."""
    if len(passphrase) < LEAST:
        raise Refusal("signing.passphrase_short", least=LEAST, field=FieldName("passphrase"))


def decrypt(raw: bytes, passphrase: str, path: Path) -> bytes:
    """`raw` lies at `path`. Refusal signing.too_slow; WrongPassphrase; ValueError where it is damaged."""
    import pyrage

    for left in reversed(range(_TRIES)):
        try:
            return bytes(pyrage.passphrase.decrypt(raw, passphrase))
        except pyrage.DecryptError as error:
            why = str(error)
            if "xcessive" not in why:
                raise (WrongPassphrase if why == "Decryption failed" else ValueError)(why) from error
            if not left:
                raise Refusal("signing.too_slow", path=path) from error
    raise AssertionError  # the last try returns or raises

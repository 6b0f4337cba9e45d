"""Encrypted backups: to a passphrase, or so that any two of three holders decrypt them together. All is age.

Two of three: the copy is encrypted to a key made for it alone, and that key lies beside it three times, each
time encrypted to one holder and then to another; the outer layer alone yields nothing. No cryptography of our
own and no shares to put together: two people with any age tool decrypt it without this program.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from meeting_tui.desk.signing.passphrases import WrongPassphrase, check_passphrase, decrypt
from meeting_tui.lang import decrypting
from meeting_tui.output import whole_file
from meeting_tui.refusal import CheckFailed, Refusal, Why

HOLDERS, NEEDED = 3, 2
COPY = "backup.meeting.age"
README = "OPEN.txt"
LARGEST = 4 << 30  # bytes of a backup
_SMALL = 100_000  # bytes of a key, or of a list of keys
_AGE, _ZIP = b"age-encryption.org/v1\n", b"PK\x03\x04"


@dataclass(frozen=True)
class Encryption:
    """To what a backup is encrypted: a `passphrase`, or three `holders`, public age keys."""

    passphrase: str = ""
    holders: tuple[str, ...] = ()

    @property
    def ending(self) -> str:
        """What stands behind the name of such a backup."""
        return ".zip" if self.holders else ".age"


@dataclass(frozen=True)
class Decryption:
    """What decrypts it: the passphrase, or the private age keys of two holders."""

    passphrase: str = ""
    keys: tuple[str, ...] = ()


NOTHING = Decryption()


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted backup, or an encrypted key."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_AGE))
    except OSError:
        return False
    return start == _AGE or start.startswith(_ZIP)


def is_shared(path: Path) -> bool:
    """Whether it takes two holders to decrypt it."""
    return _raw(path, len(_ZIP)) == _ZIP


def holders_of(path: Path) -> tuple[str, ...]:
    """The three public keys of a file, one on a line, as age takes them. Refusal backups.three_holders."""
    lines = (line.strip() for line in _text(path).splitlines())
    found = tuple(line for line in lines if line and not line.startswith("#"))
    if len({*found}) != HOLDERS or len(found) != HOLDERS or not all(map(_public, found)):
        raise Refusal("backups.three_holders", path=path)
    return found


def new_holder(out: Path, passphrase: str) -> str:
    """A key for one who decrypts backups together with another: the private one goes into a file encrypted to
    their passphrase, the public one is returned.

    Refusal signing.passphrase_short, and as `whole_file` refuses.
    """
    import pyrage

    check_passphrase(passphrase)
    made = pyrage.x25519.Identity.generate()
    with whole_file(out, private=True, new=True) as draft:
        draft.write_bytes(pyrage.passphrase.encrypt(f"{made}\n".encode(), passphrase))
    return str(made.to_public())


def key_in(path: Path, passphrase: str = "") -> str:
    """The private key in a holder's file. Refusal backups.holder_passphrase, .holder_key, signing.…."""
    raw = _raw(path)
    if raw.startswith(_AGE):
        try:
            raw = decrypt(raw, passphrase, path)
        except WrongPassphrase as error:
            raise Refusal("backups.holder_passphrase", path=path) from error
        except ValueError as error:
            raise Refusal("backups.holder_key", path=path) from error
    lines = (line.strip() for line in raw.decode("ascii", "replace").splitlines())
    key = next((line for line in lines if line.startswith("AGE-SECRET-KEY-1")), "")
    if not key:
        raise Refusal("backups.holder_key", path=path)
    return key


def encrypt(plain: Path, out: Path, how: Encryption) -> None:
    """Encrypt a file into another. CheckFailed backups.not_again where that does not decrypt again; refusals
    signing.passphrase_short, signing.too_slow."""
    import pyrage

    raw = plain.read_bytes()
    if not how.holders:
        check_passphrase(how.passphrase)
        made = pyrage.passphrase.encrypt(raw, how.passphrase)
        if not _gives(made, how.passphrase, raw, out):
            raise CheckFailed("backups.not_again", path=out)
        out.write_bytes(made)
        return
    once = pyrage.x25519.Identity.generate()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        file.writestr(_entry(COPY), pyrage.encrypt(raw, [once.to_public()]))
        for (n, one), (m, other) in combinations(enumerate(how.holders, 1), NEEDED):
            inner = pyrage.encrypt(f"{once}\n".encode(), [_public(one)])
            file.writestr(_entry(f"key-{n}-{m}.age"), pyrage.encrypt(inner, [_public(other)]))
        file.writestr(_entry(README), decrypting.how())


def _gives(made: bytes, passphrase: str, raw: bytes, path: Path) -> bool:
    """Whether what was just encrypted gives again what went in. Refusal signing.too_slow."""
    try:
        return decrypt(made, passphrase, path) == raw
    except (WrongPassphrase, ValueError):
        return False


def _entry(name: str) -> zipfile.ZipInfo:
    """Without the time, which is that of the file."""
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


@contextmanager
def decrypted(source: Path, how: Decryption) -> Iterator[Path]:
    """The community file in an encrypted backup, while it is looked at; one that is not encrypted is itself.

    Refusal backups.encrypted where no passphrase is given, backups.two_needed where one holder is missing,
    backups.passphrase, signing.too_slow, backups.unreadable.
    """
    if not is_encrypted(source):
        yield source
        return
    with TemporaryDirectory(prefix="meeting-tui-") as folder:
        plain = Path(folder) / "community.meeting"
        plain.touch(mode=0o600)
        plain.write_bytes(_plain(source, how))
        yield plain


def _plain(source: Path, how: Decryption) -> bytes:
    raw = _raw(source, LARGEST)
    if raw.startswith(_ZIP):
        return _by_two(source, how.keys)
    if not how.passphrase:
        raise Refusal("backups.encrypted", path=source)
    try:
        return decrypt(raw, how.passphrase, source)
    except (WrongPassphrase, ValueError) as error:
        raise Refusal("backups.passphrase", path=source) from error


def _by_two(source: Path, keys: Sequence[str]) -> bytes:
    import pyrage

    if len({*keys}) < NEEDED:
        raise Refusal("backups.two_needed", path=source)
    identities = [_private(key) for key in keys]
    try:
        with zipfile.ZipFile(source) as file:
            once = next(_once(file, identities), None)
            if once is None:
                raise Refusal("backups.two_needed", path=source)
            return bytes(pyrage.decrypt(_part(file, COPY, LARGEST), [once]))
    except (zipfile.BadZipFile, KeyError, ValueError, pyrage.DecryptError) as error:
        raise Refusal("backups.unreadable", path=source) from error


def _once(file: zipfile.ZipFile, identities: Sequence[Any]) -> Iterator[Any]:
    """The key of this copy, by the pairs that these holders make."""
    import pyrage

    for n, m in combinations(range(1, HOLDERS + 1), NEEDED):
        outer = _part(file, f"key-{n}-{m}.age", _SMALL)
        try:
            yield _private(pyrage.decrypt(pyrage.decrypt(outer, identities), identities).decode().strip())
        except pyrage.DecryptError:
            continue  # another pair


def _part(file: zipfile.ZipFile, name: str, most: int) -> bytes:
    if file.getinfo(name).file_size > most:
        raise ValueError(name)
    return file.read(name)


def _public(text: str) -> Any:
    import pyrage

    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return None


def _private(text: str) -> Any:
    import pyrage

    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError as error:
        raise Refusal("backups.holder_key", path="") from error


def _text(path: Path) -> str:
    return _raw(path).decode("utf-8", "replace")


def _raw(path: Path, most: int = _SMALL) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise Refusal("claims.unreadable_file", path=str(path), reason=Why.of(error)) from error

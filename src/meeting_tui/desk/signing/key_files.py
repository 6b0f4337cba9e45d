"""Private keys: each a file among the user's settings, encrypted to a passphrase; never in a community file.

A file is JSON: whose key it is, the public key, and the private one (PKCS #8, PEM) encrypted by age: any age
tool decrypts it with the passphrase.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.check_code import check_code
from meeting_tui.clean import clean
from meeting_tui.desk.signing.passphrases import WrongPassphrase, check_passphrase, decrypt
from meeting_tui.output import placed
from meeting_tui.record.person import name_key
from meeting_tui.refusal import FieldName, Refusal, Why

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORMAT, VERSION = "meeting-tui key", 1
_LARGEST = 10_000  # bytes of a file


@dataclass(frozen=True)
class KeyFile:
    """A private key that lies here: whose it is, and the public key in hex."""

    name: str
    public: str
    path: Path

    @property
    def code(self) -> str:
        """The check code of the public key, as it is printed."""
        return check_code(self.public)


@dataclass(frozen=True)
class PrivateKey:
    """A key that was opened; it lives as long as the act that signs with it."""

    public: str
    _key: Ed25519PrivateKey = field(repr=False, compare=False)

    def sign(self, statement: bytes) -> str:
        """The signature in hex."""
        return self._key.sign(statement).hex()


def folder() -> Path:
    """Where the keys of this user lie."""
    if chosen := os.environ.get("MEETING_TUI_KEYS"):
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("meeting-tui", appauthor=False) / "keys"


def own() -> tuple[KeyFile, ...]:
    """The keys that lie here, by their names; what is no key is passed over."""
    try:
        found = sorted(folder().glob("*.json"))
    except OSError:
        return ()
    return tuple(key for path in found for key in _read(path))


def own_of(name: str) -> tuple[KeyFile, ...]:
    """The keys of somebody."""
    return tuple(each for each in own() if name_key(each.name) == name_key(name))


def _read(path: Path) -> Iterator[KeyFile]:
    try:
        told = _stored(path)
        name, public = clean(str(told["name"])), bytes.fromhex(str(told["public"])).hex()
    except (OSError, ValueError, KeyError, TypeError):
        return
    if told.get("format") == FORMAT and len(public) == 64:
        yield KeyFile(name, public, path)


def _stored(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        told = json.loads(file.read(_LARGEST))
    return told if isinstance(told, dict) else {}


def fresh() -> PrivateKey:
    """A new key that is kept nowhere yet."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return _opened(Ed25519PrivateKey.generate())


def make(name: str, passphrase: str) -> PrivateKey:
    """A new key for somebody, kept here. Refusal signing.passphrase_short, signing.not_kept."""
    from cryptography.hazmat.primitives import serialization as form
    from pyrage import passphrase as age

    check_passphrase(passphrase)
    key = fresh()
    plain = key._key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    sealed = base64.b64encode(age.encrypt(plain, passphrase)).decode("ascii")
    told = {
        "format": FORMAT,
        "version": VERSION,
        "name": clean(name),
        "public": key.public,
        "private": sealed,
    }
    path = folder() / f"{check_code(key.public)}.json"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with placed(path, new=True) as draft:
            draft.write_bytes((json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    except OSError as error:
        raise Refusal("signing.not_kept", path=path, reason=Why.of(error)) from error
    return key


def unlock(file: KeyFile, passphrase: str) -> PrivateKey:
    """The private key of a file. Refusal signing.passphrase_wrong, signing.too_slow, signing.key_damaged."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        sealed = base64.b64decode(str(_stored(file.path)["private"]), validate=True)
        found = load_pem_private_key(decrypt(sealed, passphrase, file.path), None)
    except WrongPassphrase as error:
        raise Refusal("signing.passphrase_wrong", name=file.name, field=FieldName("passphrase")) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refusal("signing.key_damaged", path=file.path) from error
    if not isinstance(found, Ed25519PrivateKey) or _opened(found).public != file.public:
        raise Refusal("signing.key_damaged", path=file.path)
    return _opened(found)


def _opened(key: Ed25519PrivateKey) -> PrivateKey:
    return PrivateKey(key.public_key().public_bytes_raw().hex(), key)


def holds(public: str, signature: str, statement: bytes) -> bool:
    """Whether a signature (hex) over a statement was made with the key of this public one (hex)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True

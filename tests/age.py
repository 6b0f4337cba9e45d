"""An age file to a passphrase whose key costs a millisecond: pyrage takes as many rounds of scrypt as this
machine does in a second, up to three seconds' worth, and can't be told otherwise.

Written by age's specification, https://age-encryption.org/v1; the program decrypts it by pyrage.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b64encode
from itertools import count

import pyrage
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

COSTLY = pyrage.passphrase.encrypt
"""As people pay for it."""
LOG_N = 10
CHUNK = 64 << 10
_VERSION = b"age-encryption.org/v1"


def encrypt(plain: bytes, passphrase: str) -> bytes:
    """The same as `COSTLY`, by a key that is cheap to find out."""
    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(
        passphrase.encode(), salt=_VERSION + b"/scrypt" + salt, n=1 << LOG_N, r=8, p=1, dklen=32
    )
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    head = b"%s\n-> scrypt %s %d\n%s\n---" % (_VERSION, _base64(salt), LOG_N, _base64(wrapped))
    seal = hmac.digest(_derived(key, b"", b"header"), head, "sha256")
    return b"%s %s\n%s" % (head, _base64(seal), nonce + _stream(_derived(key, nonce, b"payload"), plain))


def _stream(key: bytes, plain: bytes) -> bytes:
    """In chunks, each numbered; the last says that it is the last."""
    cipher = ChaCha20Poly1305(key)
    chunks = [plain[at : at + CHUNK] for at in range(0, max(len(plain), 1), CHUNK)]
    lasts = [*[0] * (len(chunks) - 1), 1]
    return b"".join(
        cipher.encrypt(no.to_bytes(11) + bytes((last,)), chunk, None)
        for no, last, chunk in zip(count(), lasts, chunks, strict=False)
    )


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, info).derive(key)


def _base64(raw: bytes) -> bytes:
    return b64encode(raw).rstrip(b"=")

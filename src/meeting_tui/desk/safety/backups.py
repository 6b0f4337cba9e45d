"""Backups: whole copies that were read back and proved, with a manifest beside them; and how things stand.

`NAME.meeting` and `NAME.meeting.json`: the manifest holds size, SHA-256, and the head of every record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from meeting_tui import __version__
from meeting_tui.desk.office import Office
from meeting_tui.desk.safety import encryption
from meeting_tui.desk.safety.checking import verify_community
from meeting_tui.desk.safety.encryption import NOTHING, Decryption, Encryption, decrypted, is_encrypted
from meeting_tui.desk.safety.verification import Verification
from meeting_tui.output import check_no_community, placed
from meeting_tui.record.chain import Head, canonical
from meeting_tui.refusal import CheckFailed, FieldName, Refusal, Why
from meeting_tui.store.engine import open_store
from meeting_tui.store.recovery import check_no_orphan, left_behind

FORMAT = 1
_OF_ENCRYPTED = ("format", "program", "file", "made_at", "size", "sha256")
"""What the manifest of an encrypted backup tells everybody."""


@dataclass(frozen=True)
class Backup:
    """A community file that was copied and proved, the manifest of its backup, and what it holds."""

    path: Path
    manifest: Path
    size: int
    sha256: str
    made_at: str
    community: str
    heads: dict[str, Head]


def backup(office: Office, dest: str | Path, how: Encryption | None = None) -> Backup:
    """Copy the whole community to `dest`, a new file or a folder; the copy is proved before it counts. With
    `how` it is encrypted, and nothing plain is written there, nor whose it is.

    It also saves a store whose file was deleted while open. Refusal backups.exists, store.not_copied,
    store.server_copy; CheckFailed when the copy is not in order.
    """
    now = office.world.now()
    target = _target(office, Path(dest).expanduser().absolute(), f"{now:%Y%m%d-%H%M%S}", how)
    _free(target)
    if _manifest_of(target).exists():
        raise Refusal("backups.exists", path=_manifest_of(target))
    with _made(target) as part:
        found = _encrypted(office, part, how) if how else _copied(office, part)
        facts = _facts(part, found, now.isoformat(timespec="seconds"), office.who, target.name)
    told = {name: value for name, value in facts.items() if not how or name in _OF_ENCRYPTED}
    with _made(_manifest_of(target)) as part:
        part.write_bytes(canonical(told) + b"\n")
    return _backup(target, facts, _manifest_of(target))


def _copied(office: Office, part: Path) -> Verification:
    office.store.backup_to(part)
    return _proved(part)


def _encrypted(office: Office, part: Path, how: Encryption) -> Verification:
    """The copy is plain on this computer alone, and for a moment."""
    with TemporaryDirectory(prefix="meeting-tui-") as folder:
        plain = Path(folder) / "community.meeting"
        found = _copied(office, plain)
        encryption.encrypt(plain, part, how)
    return found


def restore(src: str | Path, dest: str | Path, how: Decryption = NOTHING) -> Backup:
    """Bring a backup back as the new file `dest`, proved before and after; nothing is ever overwritten.

    A manifest beside the backup must fit it. Refusal backups.exists, …, as `encryption.decrypted` refuses;
    CheckFailed backups.manifest or what differs in the record.
    """
    source, target = Path(src).expanduser().absolute(), Path(dest).expanduser().absolute()
    _free(target)
    if is_encrypted(source):
        _compare(source, {"size": source.stat().st_size, "sha256": _sha256(source)})
    with decrypted(source, how) as plain:
        return _restored(plain, target)


def _restored(source: Path, target: Path) -> Backup:
    before = _facts(source, _proved(source), "", "", source.name)
    _compare(source, before)
    with _made(target) as part:
        _copy(source, part)
        _proved(part)
        if not left_behind(source) and _sha256(part) != before["sha256"]:
            raise CheckFailed("backups.manifest", path=target, what=FieldName("sha256"))
    return _backup(target, before, _manifest_of(source))


def _target(office: Office, dest: Path, stamp: str, how: Encryption | None) -> Path:
    ending = how.ending if how else ""
    if not dest.is_dir():
        return dest.with_name(dest.name.removesuffix(ending) + ending)
    stem = office.store.path.stem if office.store.path else "community"
    return dest / f"{stem}-{stamp}.meeting{ending}"


def _manifest_of(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _free(path: Path) -> None:
    """A name for a new file, where nothing of an older one would be taken for its own."""
    if path.exists():
        raise Refusal("backups.exists", path=path)
    check_no_community(path)
    check_no_orphan(path)


@contextmanager
def _made(path: Path) -> Iterator[Path]:
    """A file written beside its place under a name nobody takes for it; put there whole, over no other."""
    try:
        with placed(path, new=True) as part:
            yield part
    except FileExistsError:
        raise Refusal("backups.exists", path=path) from None
    except OSError as error:
        raise Refusal("store.not_copied", path=path, reason=Why.of(error)) from error


def _copy(source: Path, part: Path) -> None:
    if left_behind(source):  # where it can't be rolled back
        _rolled_back(source, part)
        return
    with source.open("rb") as old, part.open("wb") as new:
        while block := old.read(1 << 20):
            new.write(block)


def _rolled_back(source: Path, part: Path) -> None:
    store = open_store(source, readonly=True)
    try:
        store.backup_to(part)
    finally:
        store.close()


def _proved(path: Path) -> Verification:
    found = verify_community(path)
    if found.failure:
        raise found.failure
    return found


def _facts(path: Path, found: Verification, made_at: str, by: str, name: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "program": __version__,
        "file": name,
        "made_at": made_at,
        "by": by,
        "community": found.facts["community"],
        "size": path.stat().st_size,
        "sha256": _sha256(path),
        "records": {name: {"count": head.count, "hash": head.hash} for name, head in found.heads.items()},
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _compare(path: Path, facts: dict[str, Any]) -> None:
    manifest = _manifest_of(path)
    if not manifest.exists():
        return
    differ = _differing(manifest, facts)
    if differ:
        raise CheckFailed("backups.manifest", path=manifest, what=FieldName(differ[0]))


def _differing(manifest: Path, facts: dict[str, Any]) -> list[str]:
    """What the manifest says otherwise; who made the backup and when is taken from it."""
    try:
        told = json.loads(manifest.read_bytes())
        compared = [name for name in ("size", "sha256", "records") if name in facts]
        facts |= {name: str(told[name]) for name in ("made_at", "by") if name in told}
        return [name for name in compared if told[name] != facts[name]]
    except (ValueError, KeyError, TypeError):
        return ["format"]


def _backup(path: Path, facts: dict[str, Any], manifest: Path) -> Backup:
    heads = {name: Head(head["count"], head["hash"]) for name, head in facts["records"].items()}
    return Backup(
        path,
        manifest,
        facts["size"],
        facts["sha256"],
        facts["made_at"],
        facts["community"],
        heads,
    )

"""`backup`, `restore`, `drill`: a copy, encrypted or not; brought back; tried."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.cli.passphrase import passphrase
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import names

if TYPE_CHECKING:
    from meeting_tui.desk.safety.encryption import Decryption, Encryption

DEST = Argument("dest", "DEST", N_("A new file, or a folder."), type=PATH)
SOURCE = Argument("source", "SRC", N_("The backup."), type=PATH)
ENCRYPTED = Option(
    "--passphrase", "encrypted", is_flag=True, help=N_("Encrypt it to a passphrase, which is asked for.")
)
HOLDERS = Option(
    "--holders",
    metavar="FILE",
    type=PATH,
    help=N_("Encrypt it so that any two of three decrypt it: a file with their public keys, one a line."),
)
KEY = Option(
    "--key",
    "keys",
    metavar="FILE",
    type=PATH,
    multiple=True,
    help=N_("The private key of a holder; twice, for two of the three."),
)


def _encryption(encrypted: bool, holders: Path | None) -> Encryption | None:
    from meeting_tui.desk.safety import encryption

    if holders is not None:
        return encryption.Encryption(holders=encryption.holders_of(holders))
    return encryption.Encryption(passphrase(new=True)) if encrypted else None


def _decryption(source: Path, keys: tuple[Path, ...]) -> Decryption:
    from meeting_tui.desk.safety import encryption

    if keys or not encryption.is_encrypted(source):
        return encryption.Decryption(keys=tuple(_key(path, no) for no, path in enumerate(keys, 1)))
    return encryption.Decryption("" if encryption.is_shared(source) else passphrase())


def _key(path: Path, no: int) -> str:
    from meeting_tui.desk.safety import encryption

    return encryption.key_in(path, passphrase(of=path.name, no=no) if encryption.is_encrypted(path) else "")


@verb(
    "backup",
    N_("Copy the whole community to a file or folder; the copy is read back and proved."),
    *(DEST, ENCRYPTED, HOLDERS, JSON),
)
def backup(seat: Seat, dest: Path, encrypted: bool, holders: Path | None, as_json: bool) -> None:
    """Copy and prove."""
    from meeting_tui.desk.safety.backups import backup as copy

    how = _encryption(encrypted, holders)
    with seat.office(readonly=True) as office:
        made = copy(office, dest, how)
    if as_json:
        out.as_json(made)
    out.words(_("{path} is a proved copy of {name}.", path=made.path, name=made.community))
    if how is None:
        out.words(_("Not encrypted: whoever has it reads names, rooms and votes. See --passphrase."))


@verb("restore", N_("Bring a backup back as a new file; nothing is overwritten."), SOURCE, KEY, JSON)
def restore(seat: Seat, source: Path, keys: tuple[Path, ...], as_json: bool) -> None:
    """Bring back to where --file points."""
    from meeting_tui.desk.safety.backups import restore as bring

    made = bring(source, seat.target, _decryption(source, keys))
    if as_json:
        out.as_json(made)
    out.words(_("{name} is back in {path}.", name=made.community, path=made.path))


@verb(
    "drill",
    N_(
        "Try a backup: it decrypts, proves itself, counts the same, and is a part of --file; nothing is kept."
    ),
    *(SOURCE, KEY, JSON),
)
def drill(seat: Seat, source: Path, keys: tuple[Path, ...], as_json: bool) -> None:
    from meeting_tui.desk.safety.drill import drill as proved

    against = seat.target if seat.told or Path(seat.target).exists() else None
    found = proved(source, _decryption(source, keys), against)
    if as_json:
        out.as_json(found)
        return
    facts: list[tuple[str, object]] = [
        (_("Community"), found.community),
        (_("Encrypted"), _("yes, and it decrypts") if found.encrypted else _("no: anyone can read it")),
        (_("Records"), found.records),
        (_("Entries"), found.entries),
        (_("Counted again, the same"), names(found.counted, screen().lang)),
        (_("Since then"), found.later if found.later >= 0 else _("not compared: no file was named")),
    ]
    out.facts(facts)
    out.words(_("{path} is good: it can be brought back.", path=found.path))


HOLDER_OUT = Argument("target", "FILE", N_("Where the private key is kept, encrypted."), writes=True)


@verb(
    "holder",
    N_("Make a key for one of the three of whom two decrypt backups; prints the public key for the list."),
    HOLDER_OUT,
)
def holder(seat: Seat, target: str) -> None:  # noqa: ARG001 - needs no community
    from meeting_tui.desk.safety.encryption import new_holder

    out.data(new_holder(Path(target), passphrase(new=True)))
    out.words(_("Written: {path}. Keep it apart from the backups and from the other two keys.", path=target))

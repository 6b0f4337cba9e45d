"""Backups on screen: a copy, encrypted unless said otherwise; and the drill, which tries one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.lang.formats import names
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui.facts import Pair
from meeting_tui.tui.facts_dialog import FactsDialog
from meeting_tui.tui.form import BlindForm, FormField
from meeting_tui.tui.place import Place
from meeting_tui.tui.places_on_disk import folder_of

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.safety.backups import Backup
    from meeting_tui.desk.safety.drill import Drill
    from meeting_tui.desk.safety.encryption import Decryption, Encryption

Values = Mapping[str, str]
ENDINGS = (".age", ".zip", ".meeting")
PASSPHRASE, HOLDERS, PLAIN = "passphrase", "holders", "plain"


def back_up(place: Place) -> None:
    """Ask where to and how it is encrypted; copy, prove, and say so."""
    hows = (
        (PASSPHRASE, _("passphrase")),
        (HOLDERS, _("two of three keys")),
        (PLAIN, _("not encrypted")),
    )
    form = BlindForm(
        _("Back up"),
        (
            FormField(
                "dest",
                _("New file or folder"),
                str(folder_of(place.house.target)),
                kind="path",
                saves=True,
                folders=True,
            ),
            FormField("how", _("Encrypted to"), PASSPHRASE, kind="choice", options=hows),
            FormField("passphrase", _("Passphrase"), kind="secret", when=_is(PASSPHRASE)),
            FormField("again", _("Once more"), kind="secret", when=_is(PASSPHRASE)),
            FormField("holders", _("Three public keys"), kind="path", when=_is(HOLDERS)),
        ),
        _copied,
        _("Nobody can find a forgotten passphrase again. Keep the copy on another disk."),
    )
    place.ask(
        form, lambda made: place.app.push_screen(FactsDialog(_("Backed up and proved"), _written(*made)))
    )


def _is(how: str) -> Callable[[Values], bool]:
    return lambda now: now["how"] == how


def _tell(place: Place, title: str, facts: list[Pair]) -> None:
    place.app.push_screen(FactsDialog(title, facts))


def _copied(office: Office, values: Values) -> tuple[Backup, bool]:
    from meeting_tui.desk.safety.backups import backup

    how = _encryption(values)
    return backup(office, Path(values["dest"].strip()), how), how is not None


def _written(made: Backup, encrypted: bool) -> list[Pair]:
    plain = _("no: whoever has it reads names, rooms and votes")
    return [
        (_("File"), made.path),
        (_("Community"), made.community),
        (_("Encrypted"), _("yes") if encrypted else plain),
        (_("Next"), _("Take it to another place. Key 4 tries it, at any time.")),
    ]


def _encryption(values: Values) -> Encryption | None:
    from meeting_tui.desk.safety.encryption import Encryption, holders_of

    if values["how"] == HOLDERS:
        return Encryption(holders=holders_of(Path(values["holders"].strip()).expanduser()))
    if values["how"] == PLAIN:
        return None
    if values["passphrase"] != values["again"]:
        raise Refusal("signing.passphrase_again", field=FieldName("again"))
    return Encryption(values["passphrase"])


def drill(place: Place) -> None:
    """Ask for a backup and what decrypts it; try it against the open file, and say what it proved."""
    form = BlindForm(
        _("Try a backup"),
        (
            FormField("src", _("Backup"), str(folder_of(place.house.target)), kind="path", endings=ENDINGS),
            FormField("passphrase", _("Passphrase"), kind="secret", when=_to_passphrase),
            *_holder("1", _("First key")),
            *_holder("2", _("Second key")),
        ),
        lambda _office, values: _tried(values, place.house.target),
        _(
            "It is decrypted, proved, counted again and compared with this community's file; nothing of it "
            "is kept on this computer."
        ),
    )
    place.ask(
        form, lambda found: place.app.push_screen(FactsDialog(_("It can be brought back"), _proved(found)))
    )


def _holder(no: str, label: str) -> tuple[FormField, FormField]:
    """The file of a holder's key, and its passphrase."""
    return (
        FormField(f"key{no}", label, kind="path", when=_to_holders),
        FormField(f"secret{no}", _("Its passphrase"), kind="secret", when=_to_holders),
    )


def _to_holders(values: Values) -> bool:
    """By its name: what lies on a slow disk is not read while somebody types."""
    return values["src"].strip().lower().endswith(".zip")


def _to_passphrase(values: Values) -> bool:
    return values["src"].strip().lower().endswith(".age")


def _tried(values: Values, target: str) -> Drill:
    from meeting_tui.desk.safety.drill import drill as proved

    return proved(Path(values["src"].strip()), _decryption(values), target)


def _decryption(values: Values) -> Decryption:
    from meeting_tui.desk.safety.encryption import Decryption, key_in

    if not _to_holders(values):
        return Decryption(values["passphrase"])
    keys = ((Path(values[f"key{no}"].strip()).expanduser(), values[f"secret{no}"]) for no in "12")
    return Decryption(keys=tuple(key_in(path, secret) for path, secret in keys))


def _proved(found: Drill) -> list[Pair]:
    return [
        (_("Backup"), found.path),
        (_("Community"), found.community),
        (_("Encrypted"), _("yes, and it decrypts") if found.encrypted else _("no: anyone can read it")),
        (_("Records"), found.records),
        (_("Entries"), found.entries),
        (_("Counted again, the same"), names(found.counted, screen().lang)),
        (_("Entries since then"), found.later),
    ]

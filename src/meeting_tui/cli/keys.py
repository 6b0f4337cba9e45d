"""`sign` and `keys`: the heads of all records signed by who answers for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.check_code import check_code
from meeting_tui.cli import out
from meeting_tui.cli.backups import holder
from meeting_tui.cli.frame import Argument, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON, OUTPUT
from meeting_tui.cli.passphrase import passphrase
from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.lang.formats import column_day
from meeting_tui.lang.terms import FIELDS, record_name

if TYPE_CHECKING:
    from meeting_tui.record.keys import AppointedKey

EITHER = Argument("ref", "ID", N_("A meeting or a poll."))
SIGNER = Argument("name", "NAME", N_("Who signs: who chairs, records, counts or watches there."))
CODE = Argument("code", "CODE", N_("The check code of the key."))
WHY = Option("--reason", metavar="TEXT", default="", help=N_("Why; it goes on record."))


@verb(
    "sign",
    N_("Sign all records with your key, on closing a meeting or poll; the first time the key is made."),
    *(EITHER, SIGNER),
)
def sign(seat: Seat, ref: str, name: str) -> None:
    from meeting_tui.desk.signing import acts

    with seat.office() as office:
        new = acts.first(office, ref, name)
        signed = len(acts.sign_as(office, ref, name, passphrase(new=new)))
        code = next(check_code(each.key) for each in reversed(acts.record(office).signatures))
    out.words(
        _n(
            "Signed: {n} record, with the key {code}.",
            "Signed: {n} records, with the key {code}.",
            signed,
            code=code,
        )
    )


@verb("list", N_("Whose keys hold and held, and since when; and the keys on this computer."), JSON)
def list_(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk.signing import acts, key_files

    with seat.office(readonly=True) as office:
        found = acts.record(office)
    here = {each.public for each in key_files.own()}
    if as_json:
        out.as_json([{**_plain(each), "here": each.key in here} for each in found.keys])
        return
    headings = [
        _("Check code"),
        _("Whose"),
        _("As"),
        _("Appointed by"),
        _("Since"),
        _("Until"),
        _p("key", "Here"),
    ]
    out.table(headings, [(*_row(each), _("yes") if each.key in here else "") for each in found.keys])


def _plain(key: AppointedKey) -> dict[str, object]:
    return {
        "key": key.key,
        "code": check_code(key.key),
        "name": key.person.name,
        "office": key.office,
        "of": key.of,
        "since": key.at,
        "holds": not key.ended,
        "reason": key.reason,
    }


def _row(key: AppointedKey) -> tuple[object, ...]:
    t = screen()
    until = _("in force") if not key.ended else _("ended: {reason}", reason=key.reason)
    name, office = key.person.name, t(FIELDS[key.office])
    return check_code(key.key), name, office, record_name(key.of, t), column_day(key.at, t.lang), until


@verb("replace", N_("A new key for somebody in place of the one on record."), *(EITHER, SIGNER, WHY))
def replace(seat: Seat, ref: str, name: str, reason: str) -> None:
    from meeting_tui.desk.signing import acts

    with seat.office() as office:
        made = acts.replace(office, ref, name, passphrase(new=True), reason)
    out.words(_("{name} signs with the key {code} from now on.", name=name, code=check_code(made.key)))


@verb("withdraw", N_("Nobody signs with a key any more."), *(CODE, WHY))
def withdraw(seat: Seat, code: str, reason: str) -> None:
    from meeting_tui.desk.signing import acts

    with seat.office() as office:
        gone = acts.withdraw(office, code, reason)
    out.words(_("The key {code} of {name} is withdrawn.", code=check_code(gone.key), name=gone.person.name))


@verb("bundle", N_("All keys and signatures as a file that verify checks anywhere."), OUTPUT)
def bundle(seat: Seat, target: str) -> None:
    from meeting_tui.desk.signing import bundle as desk

    with seat.office(readonly=True) as office:
        desk.write(office, Path(target))
    out.words(_("Written: {path}.", path=target))


HELP = N_("The keys that records are signed with: whose, since when.")
keys = noun("keys", HELP, list_, replace, withdraw, bundle, holder)

"""The keys that records are signed with: whose, since when; replaced and withdrawn in the open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from meeting_tui.check_code import check_code
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.formats import column_day
from meeting_tui.lang.terms import FIELDS, record_name
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import BlindForm, Form, FormField
from meeting_tui.tui.grid import Column, Listing, Row
from meeting_tui.tui.keys import digit, key
from meeting_tui.tui.place import BACK, Place

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.keys import AppointedKey


@dataclass(frozen=True)
class KeysHere:
    """The keys on record, and which of them lie on this computer."""

    keys: tuple[AppointedKey, ...]
    here: frozenset[str]


class SigningKeys(Place):
    """Everybody who signs or signed, a row a key."""

    NAME = N_("Keys")
    GUIDE = "polls"
    HELP = N_(
        "Whose keys hold and held, by their check codes, which stand on minutes and results. Key 1 makes a "
        "new key for whoever has the one under the cursor, because it is lost or may be known; key 2 "
        "withdraws it, and nobody signs with it any more. Both go on record with the reason. What was "
        "signed before stays signed."
    )
    NO_NEXT = N_("F8 does nothing to a key: key 1 replaces the one under the cursor, key 2 withdraws it.")
    BINDINGS: ClassVar = [
        key(digit(1), "replace", N_("New key"), N_("A new key for the same person, with a reason")),
        key(digit(2), "withdraw_key", N_("Withdraw"), N_("Nobody signs with this key any more")),
        BACK,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: KeysHere | None = None

    def body(self) -> ComposeResult:
        yield Listing(
            (
                Column(_("Check code"), 19),
                Column(_("Whose"), 10, grow=1),
                Column(_("As"), 8),
                Column(_("Since"), 12),
                Column(_("Until"), 12, grow=1),
                Column(_p("key", "Here"), 6),
                Column(_("Appointed by"), 16, grow=1, from_width=100),
            ),
            _("Nobody has a key yet. It is made when somebody signs first: key 3 on the board."),
            openable=False,
        )

    def reload(self) -> None:
        self.do(_seen, self.show)

    def show(self, seen: KeysHere) -> None:
        """Fill the list."""
        self._seen = seen
        listing = self.query_one(Listing)
        listing.fill([_row(n, each, each.key in seen.here) for n, each in enumerate(seen.keys)])
        self.settle(listing.grid)
        self.refresh_bindings()

    @property
    def chosen(self) -> AppointedKey | None:
        """The key under the cursor."""
        at = self.query_one(Listing).grid.chosen if self._seen else None
        return self._seen.keys[int(at)] if self._seen and at is not None else None

    def why_not(self, action: str) -> str | None:
        if action in ("replace", "withdraw_key"):
            if self.chosen is None:
                return _("Nobody has a key yet.")
            if self.chosen.ended:
                return _("That key was replaced or withdrawn already.")
        return None

    def action_replace(self) -> None:
        if held := self.chosen:
            fields = (
                FormField("reason", _("Why"), hint=_("it goes on record")),
                FormField("passphrase", _("Passphrase"), kind="secret"),
                FormField("again", _("Once more"), kind="secret"),
            )
            title = _("A new key for {name}", name=held.person.name)
            form = BlindForm(title, fields, partial(_replaced, held))
            self.ask(form, self._done)

    def action_withdraw_key(self) -> None:
        if held := self.chosen:
            title = _("Withdraw the key of {name}", name=held.person.name)
            field = FormField("reason", _("Why"), hint=_("it goes on record"))
            form = Form(title, (field,), partial(_withdrawn, held), sure=partial(_sure, held), about=held.key)
            self.ask(form, self._done)

    def _done(self, said: str) -> None:
        self.house.say(said)
        self.reload()


def _seen(office: Office) -> KeysHere:
    from meeting_tui.desk.signing import acts, key_files

    return KeysHere(acts.record(office).keys, frozenset(each.public for each in key_files.own()))


def _row(n: int, held: AppointedKey, here: bool) -> Row:
    t = screen()
    until = _("in force") if not held.ended else _("ended: {reason}", reason=held.reason)
    since, whose = column_day(held.at, t.lang)[:10], held.person.name
    there = _("yes") if here else ""
    office, of = t(FIELDS[held.office]), record_name(held.of, t)
    return Row(str(n), (check_code(held.key), whose, office, since, until, there, of))


def _replaced(held: AppointedKey, office: Office, values: Mapping[str, str]) -> str:
    from meeting_tui.desk.signing import acts

    if values["passphrase"] != values["again"]:
        raise Refusal("signing.passphrase_again", field=FieldName("again"))
    ref = held.of.partition(":")[2]
    made = acts.replace(office, ref, held.person.ref, values["passphrase"], values["reason"])
    code = check_code(made.key)
    return _("{name} signs with the key {code} from now on.", name=held.person.name, code=code)


def _sure(held: AppointedKey, _office: Office, values: Mapping[str, str]) -> Sure | None:
    """A key that was withdrawn never holds again: that is confirmed, once a reason is there."""
    code, name = check_code(held.key), held.person.name
    facts = _("{code}, the key of {name}\nNobody signs with it any more.", code=code, name=name)
    sure = Sure(_("Withdraw the key of {name}", name=name), facts, (code.partition("-")[0], code))
    return sure if values["reason"].strip() else None


def _withdrawn(held: AppointedKey, office: Office, values: Mapping[str, str]) -> str:
    from meeting_tui.desk.signing import acts

    gone = acts.withdraw(office, check_code(held.key), values["reason"])
    return _("The key {code} of {name} is withdrawn.", code=check_code(gone.key), name=gone.person.name)

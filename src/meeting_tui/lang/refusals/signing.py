"""Keys and signatures: what can't be done, and what a check found."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import CAME_LATER, ENTRIES
from meeting_tui.lang.plurals import Counting
from meeting_tui.lang.ways import Ways

WORDS = {
    "signing.passphrase_short": N_(
        "A passphrase is at least {least} long: four words nobody guesses are good."
    ),
    "signing.passphrase_again": N_("The two are not the same: type the new passphrase twice."),
    "signing.passphrase_wrong": N_("That is not the passphrase of the key of {name}."),
    "signing.too_slow": N_(
        "{path} was encrypted on a faster computer, or this one is busy: decrypting it would take too long, and the passphrase was not tried. Close other programs and try again, or use a faster computer."
    ),
    "signing.passphrase_missing": N_(
        "A passphrase is needed, and nobody is there to type it: set {variable}."
    ),
    "signing.not_kept": N_("The key can't be kept as {path}: {reason}."),
    "signing.key_damaged": N_(
        "{path} is no key any more. Take it from a copy of your settings, or replace the key."
    ),
    "signing.key_known": N_("That key is or was somebody's already. Make a new one."),
    "signing.not_office": N_(
        "{name} neither chairs nor records, counts or watches there ({stream}): only who does signs it."
    ),
    "signing.reason": N_(
        "{name} has a key already. To replace or withdraw it, say why: the reason goes on record."
    ),
    "signing.unknown": N_("No key that holds has the check code {code}."),
    "signing.unappointed": N_("Nobody was appointed to sign with this key, or it was replaced or withdrawn."),
    "signing.elsewhere": Ways(
        N_("The key of {name} lies on another computer. Sign there, or replace it: {way}."),
        command="meeting-tui keys replace {ref} {name} --reason …",
        key=N_("on the command line, “keys replace”"),
    ),
    "signing.nothing_signed": N_("Nobody has signed anything with a key yet."),
    "signing.bundle_unreadable": N_(
        "{path} is no file of signatures that this program knows, or is damaged."
    ),
    "signing.bundle_broken": N_(
        "Entry {seq} of the signatures was changed, or something before it was taken out."
    ),
    "signing.bundle_differs": N_(
        "In the record entry {seq} is another one: this file and the record were not written by the same hand. The record was rewritten, or the signatures are of another community."
    ),
    "signing.unreadable": N_(
        "The record of keys and signatures can't be read: an entry in it is not as this program writes it."
    ),
    "signing.false": N_(
        "The signature of {name} (entry {seq}) is false: what it signs was changed, or it was made with another key."
    ),
    "signing.head_differs": N_(
        "{name} signed (entry {seq}) another {stream}: it was changed since, or the signature was made for another record."
    ),
    "signing.moved": N_(
        "The signature of {name} (entry {seq}) does not stand where it was made: it signs another state of the keys."
    ),
    "signing.other_name": N_("Entry {seq} is signed in the name or office of {name}, whose key it is not."),
    "signing.holds": N_(
        "{name} ({office}) signed all records on {at}, on closing {stream}. The signature holds. The key is {code}: compare it with the papers that name it."
    ),
    "signing.nobody": N_(
        "A key that nobody appointed ({code}) signed on {at}. That says nothing of who did."
    ),
    "signing.ended": N_(
        "A key that {name} ({office}) had, and that was replaced or withdrawn before ({code}), signed on {at}. That says nothing of who did."
    ),
    "signing.none": N_("Nobody signed these records with a key."),
    "signing.unsigned": N_("Nobody signed {stream} with a key."),
    "signing.later": Counting(
        N_("Signed is {stream} with {signed}; {later}."), signed=ENTRIES, later=CAME_LATER
    ),
    "signing.covers": N_(
        "{name} ({office}) signed this record with a key on {at}. The key is {code}: compare it with the papers that name it."
    ),
    "signing.uncovered": N_("Nobody signed this record with a key."),
    "signing.alone": N_(
        "Not known: whether the record has these entries, and whether the keys are those that earlier papers name. Check it with the community's own file."
    ),
    "signing.borne_out": N_("The record has these entries, and the heads that were signed."),
}

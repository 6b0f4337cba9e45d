"""A paper and the record it names: what differs, and what is proven when nothing does."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import ENTRIES, PAGES
from meeting_tui.lang.plurals import Counting

WORDS = {
    "editions.missing": N_(
        "The paper calls itself edition {no}, and the record has issued none of that number: it was not made from this file."
    ),
    "editions.other": N_(
        "Edition {no} of the record is another document than this one. The paper bears a number that is not its own."
    ),
    "editions.unreadable": N_(
        "The record of what was issued can't be read: an entry in it is not as this program writes it."
    ),
    "editions.untrue": N_(
        "The record does not give edition {no} as it was put on record: the entry of its issue, or the record itself, was changed."
    ),
    "editions.replaced": N_(
        "The paper is genuine but holds no more: edition {no} was replaced by edition {later} on {day}. Hang that one."
    ),
    "editions.text": N_(
        "Page {page}: the record gives “{expected}”, the paper says “{found}”. The paper was changed or was never made from this record."
    ),
    "editions.claim": N_(
        "The record gives “{expected}” where the paper claims “{found}” ({label}). The paper was changed or was never made from this record."
    ),
    "editions.order": N_(
        "The pages are in another order, from page {page} on. The paper was put together anew."
    ),
    "editions.added": Counting(
        N_("The paper has {pages} and the record gives it {expected}: page {page} is not part of it."),
        pages=PAGES,
        expected=PAGES,
    ),
    "editions.gone": Counting(
        N_(
            "The paper has {pages} and the record gives it {expected}: from page {page} on something is missing."
        ),
        pages=PAGES,
        expected=PAGES,
    ),
    "editions.shape": N_("Page {page} has another size or was turned. The paper was put together anew."),
    "editions.annotation": N_(
        "Page {page} bears a stamp, note, field or other annotation that was put on it later."
    ),
    "editions.picture": N_(
        "Page {page} looks otherwise where the record gives “{near}”: something lies over it, or its letters were drawn anew."
    ),
    "editions.picture_blank": N_(
        "Page {page} shows something in a place that is empty on the paper as issued."
    ),
    "editions.foreign_picture": N_(
        "Page {page} bears a picture, as no paper of this program does: it was put on it later."
    ),
    "editions.covered": N_(
        "Page {page}: “{near}” stands in the file and is not to be seen. Something lies over it, or its letters are as pale as the paper."
    ),
    "editions.attachment": N_("The files attached are not those of the paper: {name}."),
    "editions.script": N_(
        "The file holds a program that the paper does not have. Don't trust what it shows."
    ),
    "editions.layers": N_(
        "The file has layers that are put on and off, which the paper does not have. Don't trust what it shows."
    ),
    "editions.beside": N_(
        "The file holds something that the paper does not have ({name}): other page numbers, bookmarks, another size, words that only some programs show or speak, or something that is printed otherwise."
    ),
    "editions.ambiguous": N_(
        "Programs may read this file in different ways ({name}): one shows this paper, another may show something else. Whoever only saves a paper makes no such file. Don't trust what it shows; print the paper from the record."
    ),
    "editions.form": N_("The file has fields to fill in, which the paper does not have."),
    "editions.metadata": N_("The file's metadata was changed ({name}): “{found}” instead of “{expected}”."),
    "editions.undrawn": N_(
        "The file takes longer to draw than any paper of this program. It can't be compared."
    ),
    "editions.alone": N_(
        "Only the paper itself was looked at: its text, QR and metadata agree, and nothing was found on it or in it that papers of this program don't have (notes, pictures, layers, programs, fields, words nobody sees). Anyone can make a paper that agrees with itself. Not known: whether the record says this, whether the record's end was cut off or all of it was rewritten, and who signed. Check it with the community's own file."
    ),
    "editions.resaved": N_(
        "It was saved by another program, or its end was changed: its bytes are not those that were issued."
    ),
    "editions.proven": Counting(
        N_(
            "Edition {no} of {day} was made again from the first {entries} of {stream}: text, pictures of the pages, annotations, attachments and metadata are the same. Not known: whether all of the record was rewritten before (compare its check code with older papers)."
        ),
        entries=ENTRIES,
    ),
    "editions.digests": N_(
        "Edition {no} was made by {program}, and this program sets it otherwise. Its text and the pictures of its pages are those whose fingerprints were put on record on {day}. Not proven: that the record gives this text."
    ),
    "editions.reprinted": N_(
        "Edition {no} was printed once more: its text is the one that was put on record on {day}, and made again from the record its pages are the same. {program}, which made it then, set it otherwise. Not known: whether all of the record was rewritten before (compare its check code with older papers)."
    ),
    "editions.erased": N_(
        "On edition {no} stood personal words that were erased from the record since. Its text and the pictures of its pages are those whose fingerprints were put on record on {day}."
    ),
    "editions.unissued": N_(
        "The paper names no edition: it was made before papers had numbers, or where none could be given. The record has the entry it names, and gives the results it tells of. Not known: whether all of the record was rewritten before, and who signed."
    ),
    "editions.unissued_same": N_(
        "Its text is the one that the record gives. Not proven: what lies over the text, for the pages were not compared."
    ),
    "editions.unissued_other": N_(
        "Not proven: its wording. The record now gives another one; an older version of the program worded it so, or another hand."
    ),
    "editions.unissued_unmade": N_(
        "The paper names no edition: it was made before papers had numbers, or where none could be given. The record has the entry it names. Not proven: anything it says, for it can't be made again."
    ),
}

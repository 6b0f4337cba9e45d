"""Checking: what differs from what was written, and files that can't be checked; backups."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import ENTRIES, THERE
from meeting_tui.lang.plurals import Counting

WORDS = {
    "checking.database": N_(
        "The database itself is damaged. Keep the file as it is and restore the newest backup."
    ),
    "checking.enclosure_changed": N_(
        "{path} is not the file that was enclosed with item {no}: its contents are others. Find the right one, or "
        "enclose this one anew."
    ),
    "checking.enclosures": N_(
        "Not every enclosure is what it was: {names}. Look for the files as they were, or enclose them anew."
    ),
    "checking.orphan": N_("Something the file points at is gone. Restore the newest backup."),
    "checking.guard": N_(
        "A guard of the record was removed: someone opened the file with another program. Compare the head of each record with a signed paper."
    ),
    "checking.extra": N_(
        "The file holds something this program never makes: {sort} {name}. It can change what is written or shown. Restore a backup from before, and ask who put it there."
    ),
    "checking.lacking": N_(
        "Something is missing from the file that this program makes: {sort} {name}. Restore the newest backup."
    ),
    "checking.meeting": N_(
        "Meeting {meeting} is listed otherwise than its record says. The list was changed; the record counts."
    ),
    "checking.poll": N_(
        "Poll {poll}: {what} differs from what was frozen when it opened. Restore a backup from before, and count from that."
    ),
    "checking.sheet": N_(
        "Poll {poll}, entry {seq}: the picture of that sheet is not the one that was kept, or is gone. Show the scan itself, or restore a backup from before."
    ),
    "checking.lots_bare": N_(
        "Poll {poll}, entry {seq}: the lots of question “{question}” were drawn without an announcement, as earlier versions did. That nobody chose the digits, only those can say who were there."
    ),
    "checking.lots_code": N_(
        "Poll {poll}, entry {seq}: the code of the lots announced for question “{question}” is not that of what was announced. Another program wrote it; vote again, or restore a backup from before."
    ),
    "checking.lots_of": N_(
        "Poll {poll}, entry {seq}: the lots of question “{question}” do not name the announcement that stood then. Another program wrote them; they prove nothing. Vote again, or restore a backup from before."
    ),
    "checking.lots_throw": N_(
        "Poll {poll}, entry {seq}: what fell for question “{question}” is not thrown as was announced. Another program wrote it; it proves nothing. Vote again, or restore a backup from before."
    ),
    "checking.claim_missing": N_(
        "The paper speaks of {stream}, which this community file does not have. Compare it with the right file."
    ),
    "checking.claim_short": Counting(
        N_(
            "The paper was made from {claimed} of {stream}, but only {count}: the end of the record was cut off."
        ),
        claimed=ENTRIES,
        count=THERE,
    ),
    "checking.claim_differs": N_(
        "Entry {seq} of {stream} is not the one the paper was made from: the record or the paper was changed."
    ),
    "checking.claim_count": N_(
        "The paper claims a count that the record of its poll does not hold. Print the result again and compare."
    ),
    "checking.unproved": N_(
        "{path} is a file anyone can edit: it proves nothing and can't be checked. Only the PDF of a document carries its proof."
    ),
    "record.unreadable": N_(
        "Entry {seq} of {stream} can't be read: it was changed. Restore the newest backup."
    ),
    "record.broken_order": N_(
        "Entry {seq} of {stream} breaks it: it is missing or not in its place. Restore the newest backup."
    ),
    "record.broken_link": N_(
        "Entry {seq} of {stream} breaks it: it does not follow the one before it. Something was changed, inserted or taken out. Restore the newest backup."
    ),
    "record.broken_content": N_(
        "Entry {seq} of {stream} breaks it: it was changed after it was written. Restore the newest backup."
    ),
    "record.text": N_(
        "The text of entry {seq} of {stream} is not the one that was written, or is missing without having been erased. Restore the newest backup."
    ),
}

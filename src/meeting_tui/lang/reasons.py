"""Why a scanned page, or one question on it, needs people: the words of each of the reader's reasons."""

from __future__ import annotations

from meeting_tui.lang import N_, Translator

WORDS = {
    # a page that gives nothing to this count
    "unknown_type": N_(
        "No kind of file that is read here. Unpack archives; save or scan all else as PDF, TIFF, JPEG or PNG."
    ),
    "heic": N_(
        "An iPhone's HEIC picture, which this computer can't open. Send it as JPEG; on the iPhone choose "
        "Settings, Camera, Formats, Most Compatible."
    ),
    "no_access": N_("The file could not be opened. Check who may read it."),
    "changed": N_("The file was changed or taken away while it was read. Read it again."),
    "locked": N_("The PDF needs a password. Save it without one."),
    "damaged": N_("The file is damaged or incomplete. Scan this page again."),
    "too_large": N_(
        "The picture or page is larger than any scanner makes (over 60 megapixels, or nearly three metres). "
        "Scan at 200 dpi."
    ),
    "too_small": N_("The picture is too small to read. Scan at 200 dpi."),
    "too_many_pages": N_("The file has more than 500 pages. Scan in smaller batches."),
    "more_inside": N_(
        "More is in this file than its pages: files enclosed in a PDF, or further pictures of one that "
        "moves. Save each on its own."
    ),
    "too_slow": N_("Drawing this page takes too long. Print it and scan the paper."),
    "crashed": N_("This page stopped the reader. Read the paper by hand."),
    "same_file": N_("The same file as another one here. It was read once."),
    "blank_page": N_("An empty page."),
    "not_a_ballot": N_("Not a ballot: no code and no corner squares."),
    "foreign_code": N_("The code on it is not a ballot's."),
    "newer_version": N_("Printed by a newer version of this program. Update before counting."),
    "other_poll": N_("A ballot of another poll. Put it with the papers of that poll."),
    "forged": N_(
        "The code claims to be of this poll but its seal is wrong: forged or altered. Keep the paper."
    ),
    "test_ballot": N_("A test ballot. It never counts."),
    "official_ballot": N_("A real ballot among test ballots. Take it out and keep it."),
    "no_such_page": N_("The ballot has no such page."),
    "not_printed": N_("No ballot of this number was printed. Find out where it comes from."),
    "void": N_("This ballot was replaced or declared void. It does not count."),
    "set_aside": N_("People looked at it and set it aside."),
    "late": N_("This ballot came after the deadline. It does not count."),
    "on_record": N_("The result is on record: what is new on this page adds nothing to it."),
    # a ballot that people must look at as a whole
    "too_dark": N_("Too dark to see anything. Scan or photograph it again with more light."),
    "no_code": N_("The code can't be read. Enter the ballot number by hand."),
    "two_codes": N_("More than one page of ballots in one picture. Scan each on its own."),
    "joined": N_(
        "Upper and lower part don't fit each other: papers may lie on each other. Part them and scan each."
    ),
    "two_papers": N_("Head and foot are of two ballots: papers on each other. Part them and scan each."),
    "half_forged": N_(
        "The seal of the code at the head or the foot is wrong: forged or altered. Keep the paper as it is."
    ),
    "half_other_poll": N_(
        "The code at the head or the foot is of another poll: papers on each other. Part them and scan each."
    ),
    "half_test": N_("Head or foot is of a test ballot. Part the papers and scan the real one."),
    "not_registered": N_("The corner squares were not found. Scan it again, flat and whole."),
    "misaligned": N_("The boxes are not where they should be. Scan it again, flat."),
    "low_resolution": N_("Too coarse to be sure. Scan at 200 dpi."),
    "low_contrast": N_("Too pale to be sure. Scan it darker, in grey."),
    "unsigned": N_("No signature is seen on the line for it."),
    "duplicate": N_("This ballot was read more than once. Find the papers and keep one."),
    # one question that people must look at
    "overvote": N_("More boxes are marked than allowed."),
    "undervote": N_("Fewer boxes are marked than needed."),
    "contradiction": N_("Names or offers are marked, and against all of them or abstention too."),
    "faint": N_("A faint mark."),
    "small": N_("A small mark."),
    "outside": N_("Something is drawn outside or round a box."),
    "line_through": N_("A fold or a streak runs through a box."),
    "blackened": N_("A box is blackened: a vote, or one taken back?"),
    "crossed_out": N_("A mark looks crossed out."),
    "frame": N_("A box's frame could not be found."),
    "off_page": N_("A box is not in the picture."),
    "write_in": N_("A further name is written in, or its box is marked: people read the name."),
    "written": N_("Something is written beside the boxes."),
    "unclear": N_("Too unclear to prove that nothing is written. Scan it again, flat and sharp."),
    "one_bit": N_(
        "No mark seen, but the scan is black and white only and may have lost a pale one. Scan in grey."
    ),
    # said of a page that was read all the same
    "print_scale": N_("Printed or scanned at another size. Print ballots at 100 %."),
    "head_unread": N_("The code at the head can't be read; the code at the foot names the paper."),
    "foot_unread": N_("The code at the foot can't be read. See whether something lies on the paper."),
    "note": N_("Something is written elsewhere on the page. The votes stand."),
    "seen_twice": N_("This paper was read before; this picture changes nothing."),
    "read_before": N_("This picture is on record already; it was not read again."),
    "not_returned": N_(
        "Nobody registered that this ballot came back, so it doesn't count yet. Two people say how it came."
    ),
    "better": N_("A better picture of a ballot that waited; its reading counts instead."),
}


def reason_words(reason: str, t: Translator) -> str:
    """The reason as a person reads it."""
    return t(WORDS[reason])

"""What can go wrong with paper: printing, fonts, QR texts, documents."""

from meeting_tui.lang import N_

WORDS = {
    "payload.not_ours": N_(
        "This is not the QR of one of our ballots. Scan the code at the top right of the ballot."
    ),
    "payload.version": N_(
        "This ballot's QR is of format {version}; this program knows format {known}. Use the newer program."
    ),
    "payload.unknown_poll": N_(
        "Poll {poll} is not in this community's file. "
        "Check that the right file is open and the right pile on the table."
    ),
    "payload.tag": N_(
        "The seal in the QR of ballot {serial} is wrong: it was not printed from this file. "
        "Set the paper aside and show it to the scrutineers."
    ),
    "paper.glyph": N_(
        "The font has no picture for {char} ({code}) in “{text}” ({whose}). Nothing was printed. "
        "Correct the text, or write the character in another way."
    ),
    "paper.no_voters": N_("There is nobody to print ballots for. Import the roll first."),
    "paper.cancelled": N_("Stopped after {done} of {all} ballots. Nothing was written."),
    "paper.unwritable": N_(
        "{path} can't be written: {reason}. Choose another folder, or make room on the disk."
    ),
    "paper.qr": N_("The QR for {text} could not be read back. Nothing was printed; try again or report it."),
}

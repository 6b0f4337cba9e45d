"""What can go wrong with paper: printing, fonts, QR texts, documents."""

from meeting_tui.lang import N_
from meeting_tui.lang.ways import Ways

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
        "No font here has a picture for {chars} ({codes}), so this can't be printed: {texts}. Nothing was done. "
        "Write it in another way, such as with a substitute that everybody concerned agrees to."
    ),
    "paper.no_voters": N_("There is nobody to print ballots for. Import the roll first."),
    "paper.cancelled": N_("Stopped after {done} of {all} ballots. Nothing was written."),
    "paper.unwritable": N_(
        "{path} can't be written: {reason}. Choose another folder, or make room on the disk."
    ),
    "output.community": N_(
        "{path} is a community file or a backup, or belongs to one. Nothing is ever written over it; choose another name."
    ),
    "output.foreign": Ways(
        N_("{path} is there already and was not written here by this program, or was changed since. {way}."),
        N_("Choose another name, or replace it with --force"),
        N_("Choose another name"),
    ),
    "paper.ending": N_(
        "{path} has no ending that says what to write. "
        "End its name in .pdf, .docx (Word), .md (Markdown) or .txt (plain text). Nothing was written."
    ),
    "claims.none": N_(
        "This paper makes no claims to check: ballots and most forms make none, nor do papers of other programs. "
        "Minutes, notices, results, posters and registers from this program do."
    ),
    "claims.lost": N_(
        "The claims this paper made were removed or changed beyond reading. Compare it with the original file."
    ),
    "claims.version": N_("These claims are of format {version}. Check them with the newer program."),
    "claims.line": N_("The claims hold a line that can't stand there: {line}"),
    "claims.not_pdf": N_("{path} is not a PDF, or is damaged beyond reading."),
    "claims.too_slow": N_("{path} takes more time or memory to draw than any document of this program."),
    "claims.unreadable_file": N_("{path} can't be read: {reason}."),
    "claims.damaged": N_("The PDF is damaged: {reason}. Ask for the original file."),
    "claims.bytes": N_("The file was changed after it was written. Ask for the original file."),
    "claims.resaved": N_(
        "The file was saved again by another program, or cut off. Compare it with the original file."
    ),
    "claims.qr": N_("The QR says “{code}”, the file's metadata says “{metadata}”. One of them was changed."),
    "claims.no_qr": N_("The QR with the claims is missing or can't be read."),
    "claims.no_body": N_("The text the claims speak of is missing from the file."),
    "claims.body": N_("The text kept in the file is not the one the claims speak of."),
    "claims.text": N_(
        "Page {page} should say “{expected}” and says “{found}”. The printed text was changed."
    ),
    "paper.qr": N_("The QR for {text} could not be read back. Nothing was printed; try again or report it."),
}

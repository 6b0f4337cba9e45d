"""Backups: made, kept whole, brought back."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "backups.exists": N_("{path} is there already and is never overwritten. Choose another name or folder."),
    "backups.manifest": N_(
        "{path} says otherwise than the backup is: {what}. One of them was changed: take another backup."
    ),
    "backups.low_space": N_("Only {free} MB are free on this disk. Free some space before the next meeting."),
    "backups.clock": N_(
        "The newest entry is from {last}, but this computer's clock says {now}. Set the clock before going on."
    ),
    "backups.three_holders": N_(
        "{path} must hold three different public keys, one on a line: of the three of whom two decrypt the backup."
    ),
    "backups.holder_passphrase": N_("That is not the passphrase of the key {path}."),
    "backups.holder_key": N_("{path} holds no private key for backups."),
    "backups.encrypted": N_("{path} is encrypted. Type the passphrase of the backup."),
    "backups.passphrase": N_("That is not the passphrase of {path}, or the file was changed."),
    "backups.not_again": N_(
        "What was encrypted for {path} does not decrypt again, so no backup was made. Try again; if it stays so, make the backup on another computer."
    ),
    "backups.two_needed": N_("{path} takes the keys of two of its three holders together."),
    "backups.unreadable": N_("{path} is no encrypted backup of this program, or was changed."),
    "backups.not_of_this": N_(
        "The backup and the community's file part at {stream}, entry {seq}: one of them was changed, or they are of different communities."
    ),
    "backups.counts_otherwise": N_(
        "Poll {poll} of the backup counts otherwise than its record says. Take another backup."
    ),
    "backups.not_private": N_(
        "Others on this computer can read {path}; it holds names and addresses. Keep it where only you can read."
    ),
}

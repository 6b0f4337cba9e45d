"""The store: files and servers that can't be opened, read or written."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "store.missing": N_(
        "There is no file {path}. Check the name, or make a new community with “meeting-tui init”."
    ),
    "store.exists": N_("{path} is already there. Open it, or choose another name for the new community."),
    "store.empty": N_(
        "{path} is empty. Delete it and make the community again, or restore a backup with “meeting-tui restore”."
    ),
    "store.not_community": N_(
        "{path} is not a community file. Choose the file that “meeting-tui init” or a backup made."
    ),
    "store.newer": N_(
        "{path} was written by a newer version (its schema is {version}, this program knows {known}). Install the newer version, then open it again."
    ),
    "store.half": N_(
        "{path} is cut short: {size} of {expected} bytes are there. Copy it again from where it came, or restore a backup with “meeting-tui restore”."
    ),
    "store.damaged": N_(
        "{path} is damaged. Keep it as it is and restore the newest backup with “meeting-tui restore”."
    ),
    "store.locked": N_("The file is open already ({holder}). Close it there, or open it here read-only."),
    "store.forbidden": N_(
        "{path} can't be used: reading or writing is not allowed there. Choose another folder, or open read-only."
    ),
    "store.readonly": N_("{target} is open read-only, so nothing can be changed. Open it for writing first."),
    "store.full": N_(
        "NOT SAVED: the disk of {path} is full ({free} MB free). Everything saved before is safe. Free some space and do it again."
    ),
    "store.write_failed": N_(
        "NOT SAVED: {path} can't be written. Everything saved before is safe. Check the disk or stick, then do it again."
    ),
    "store.busy": N_(
        "NOT SAVED: another program is using {path}. Close it (also copying and virus scanning), then do it again."
    ),
    "store.gone": N_(
        "NOT SAVED: {path} was deleted, moved or replaced while it was open. Make a backup now: it still holds everything saved before. Then restore it."
    ),
    "store.replaced": N_(
        "NOT SAVED: something was written over {path} while it was open here: a copy, or a program that keeps folders in step. Nothing was added to it. Close it, open it again and look what it holds; the newest backup has what is missing."
    ),
    "store.orphan": N_(
        "{path} is left from a file that is gone, and would spoil a new one of that name. Move it away, or choose another name."
    ),
    "store.older": N_(
        "{path} was written by an older version (its schema is {version}, this program's is {known}). Open it once for writing, then it can be read."
    ),
    "store.connection": N_(
        "The server of {target} does not answer. Check the network and the address; then look whether the last entry was saved before doing it again."
    ),
    "store.no_driver": N_(
        '{target} is on a server, which needs psycopg, which is not installed here: install it with: pip install "meeting-tui[postgres]"'
    ),
    "store.server_copy": N_(
        "{target} is on a server and can't be copied into {dest} from here. Use the server's own backup (pg_dump)."
    ),
    "store.not_copied": N_(
        "The backup can't be written to {path} ({reason}). Choose another folder or free some space."
    ),
}

"""The demo's folder."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "demo.not_a_folder": N_("{path} is a file, not a folder. Choose another place for the demo."),
    "demo.unwritable": N_("{path} can't be written ({reason}). Choose another place for the demo."),
    "demo.changed": N_(
        "{path} is no longer as the demo wrote it: somebody went on working in it. Move it away, or choose "
        "another folder."
    ),
    "demo.not_ours": N_("{path} was not written by the demo. Move it away, or choose another folder."),
}

"""The demo's folder."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "demo.not_a_folder": N_("{path} is a file, not a folder. Choose another place for the demo."),
    "demo.unwritable": N_("{path} can't be written ({reason}). Choose another place for the demo."),
    "demo.not_ours": N_("{path} was not written by the demo. Move it away, or choose another folder."),
}

"""The screens that are pictured: how each is reached by keys from Home."""

from __future__ import annotations

SCREENS: dict[str, tuple[str, ...]] = {
    "home": (),
    "help": ("f1",),
    "roll": ("f3",),
    "matters": ("f4",),
    "matter": ("f4", "enter"),
    "meetings": ("f5",),
    "prepare": ("f5", "enter"),
    "chair": ("f5", "enter", "f8"),
    "polls": ("f6",),
    "poll": ("f6", "enter"),
    "station": ("f6", "enter", "3", "7", "1", "enter", "1", "2"),
    "register": ("f6", "enter", "1"),
    "count": ("f6", "enter", "7"),
    "wall": ("f6", "enter", "f9"),
    "board": ("f7",),
    "paper": ("f7", "enter"),
    "form": ("f5", "ctrl+n"),
}
READ = ("f3", "ctrl+o", *"roll", "full_stop", *"csv", "enter")
WITH_FILE: dict[str, tuple[str, ...]] = {"import": READ, "understood": (*READ, "right")}
"""Those that need a file to read beside the program."""

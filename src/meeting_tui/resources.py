"""Files that travel with the program: found the same way from a checkout and from an installed wheel."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def asset(name: str) -> Path:
    """The path of `assets/NAME`; FileNotFoundError names what is missing."""
    for root in (_HERE / "assets", _HERE.parent.parent / "assets"):
        found = root / name
        if found.exists():
            return found
    raise FileNotFoundError(f"assets/{name} is not in this installation; install meeting-tui again")


def own_file() -> str:
    """Where the data is when nobody says: the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return str(user_data_path("meeting-tui", appauthor=False) / "community.meeting")

"""Files that travel with the program: found the same way from a checkout and from an installed wheel."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def asset(name: str) -> Path:
    """The path of `assets/NAME`; FileNotFoundError names what is missing."""
    return _carried(f"assets/{name}")


def docs(name: str) -> Path:
    """The path of `docs/NAME`: guides and formats lie beside the assets, so that links between them hold."""
    return _carried(f"docs/{name}")


def _carried(name: str) -> Path:
    for root in (_HERE, _HERE.parent.parent):
        found = root / name
        if found.exists():
            return found
    raise FileNotFoundError(f"{name} is not in this installation; install meeting-tui again")


def own_file() -> str:
    """Where the data is when nobody says: the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return str(user_data_path("meeting-tui", appauthor=False) / "community.meeting")

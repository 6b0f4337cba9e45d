"""The arrows of the house, read from the source by import-linter."""

from __future__ import annotations

import tomllib

from importlinter.api import read_configuration
from importlinter.cli import lint_imports
from tests.house.source import HOUSE, PACKAGE


def test_every_contract_holds(monkeypatch, capsys):
    monkeypatch.chdir(HOUSE)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


def test_every_room_has_a_place_in_the_layers(monkeypatch):
    monkeypatch.chdir(HOUSE)
    read_configuration()
    contracts = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__", "__main__", "assets"} == placed

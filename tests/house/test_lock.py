"""The lock is whole: whatever it names finds all it needs in it, on every Python and system we run on."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.house.locked import ALL, DEV, EXTRAS, RUNTIME, Pin, closure, machines, pins
from tests.house.source import HOUSE, PACKAGE, nodes, tree
from tools.reach import kept

LOCK = {machine["python_version"] + machine["sys_platform"]: machine for machine in machines()}


def test_every_pin_is_exact_and_has_a_hash():
    for pin in pins():
        assert re.fullmatch(r"==[\w.]+", str(pin.requirement.specifier)), pin.requirement
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", pin.text), pin.requirement


def test_the_lock_tells_nothing_of_the_machine_it_was_made_on():
    text = (HOUSE / "requirements.lock").read_text("utf-8")
    assert not re.search(r"https?://|file:|--(index|find|extra|trusted)|^\s*#.*/", text, re.M)


@pytest.mark.parametrize("machine", LOCK.values(), ids=LOCK.keys())
def test_the_lock_holds_all_that_its_packages_need(machine: dict[str, str]):
    there = {pin.name: pin for pin in pins() if holds(pin, machine)}
    assert len(there) == len([pin for pin in pins() if holds(pin, machine)])  # one version of each
    assert not list(holes(there, machine))


def holds(pin: Pin, machine: Mapping[str, str]) -> bool:
    """Whether the entry is for this machine."""
    return not pin.requirement.marker or pin.requirement.marker.evaluate({**machine, "extra": ""})


def holes(there: Mapping[str, Pin], machine: Mapping[str, str]) -> Iterator[str]:
    """What is asked for and not pinned: a name, a version that fits, an extra."""
    for need in closure(ALL, machine):
        pin = there.get(canonicalize_name(need.name))
        if not pin:
            yield f"{need}: not locked"
        elif not need.specifier.contains(str(pin.requirement.specifier).removeprefix("==")):
            yield f"{need}: locked is {pin.requirement}"
        elif not need.extras <= pin.requirement.extras:
            yield f"{need}: locked without the extra"


def test_a_hole_is_found():
    machine = LOCK["3.11linux"]
    there = {pin.name: pin for pin in pins() if holds(pin, machine)}
    plain = Pin(Requirement(str(there["coverage"].requirement).replace("[toml]", "")), "")
    old = Pin(Requirement("coverage[toml]==1.0"), "")
    for changed in ({**there, "coverage": plain}, {**there, "coverage": old}):
        assert any("coverage[toml]" in hole for hole in holes(changed, machine))
    without = {name: pin for name, pin in there.items() if name != "mdurl"}
    assert any("mdurl" in hole for hole in holes(without, machine))


def test_every_range_has_both_ends():
    for need in map(Requirement, [*RUNTIME, *(need for needs in EXTRAS.values() for need in needs)]):
        signs = {part.operator for part in need.specifier}
        assert signs in ({">=", "<"}, {"=="}), need


def test_exact_requirements_are_the_locked_ones():
    locked = {pin.name: pin.requirement.specifier for pin in pins()}
    for need in map(Requirement, ALL):
        if str(need.specifier).startswith("=="):
            assert locked[canonicalize_name(need.name)] == need.specifier


DISTRIBUTION = {
    "PIL": "pillow",
    "cv2": "opencv-python-headless",
    "docx": "python-docx",
    "zxingcpp": "zxing-cpp",
}
WELCOME = {"pillow-heif"}
"""Used where somebody installed it, and never asked for: its wheels are under the GPL."""


def test_what_the_program_imports_is_what_it_asks_for():
    needed = {canonicalize_name(Requirement(need).name) for need in ALL if need not in DEV}
    assert imported() - {"typeshed", "meeting-tui"} <= needed | WELCOME
    assert needed.isdisjoint(WELCOME)


def imported() -> set[str]:
    """The distributions whose packages the source names, wherever in a file."""
    roots: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in nodes(tree(path)):
            if isinstance(node, ast.Import):
                roots |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                roots.add(node.module.split(".")[0])
    return {
        canonicalize_name(DISTRIBUTION.get(root, root).strip("_")) for root in roots - sys.stdlib_module_names
    }


def test_only_the_way_to_an_index_is_taken_from_pip():
    listed = """\
:env:.constraint='/tmp/newer.txt'
:env:.index-url='here'
global.cert='/etc/cert.pem'
global.index-url='there'
global.find-links='/a /b'
install.find-links='/c'
install.no-binary=':all:'
install.requirement='more.txt'
install.upgrade='true'
list.index-url='elsewhere'
"""
    assert kept(listed) == {
        "PIP_CERT": "/etc/cert.pem",
        "PIP_INDEX_URL": "here",
        "PIP_FIND_LINKS": "/c",
    }

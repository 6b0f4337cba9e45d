"""How this machine reaches a package index, and nothing else of its pip configuration."""

from __future__ import annotations

import ast
import os
import subprocess
import sys

REACH = (
    "cache-dir", "cert", "client-cert", "default-timeout", "extra-index-url", "find-links", "index-url",
    "keyring-provider", "no-cache-dir", "no-index", "proxy", "retries", "timeout", "trusted-host",
    "use-feature",
)  # fmt: skip
"""Where packages come from and how they travel. Hashes say what they are, so none of these can change it."""
SECTIONS = ("global", "install", ":env:")  # the later one wins, as in pip


def environment() -> dict[str, str]:
    """The environment for a pip whose outcome this machine can't change.

    A constraint, a requirement, an upgrade, a target folder or a preference for sources would each make
    another environment of the same lock, and none can be switched off by its name alone: pip ignores an
    empty variable, `--isolated` still reads the machine's file, and leaving all files out would lose the
    mirror a person has set. So pip says what is configured, and only the way to the index is passed on.
    """
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    )
    clean = {name: value for name, value in os.environ.items() if not name.upper().startswith("PIP_")}
    return {
        **clean,
        **kept(listed.stdout),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def kept(listed: str) -> dict[str, str]:
    """The variables that say again what `pip config list` said about reaching an index."""
    found: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
    for line in listed.splitlines():
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if section in found and option in REACH:
            found[section][f"PIP_{option.replace('-', '_').upper()}"] = ast.literal_eval(value)
    return {name: value for section in SECTIONS for name, value in found[section].items()}

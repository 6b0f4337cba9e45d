"""The program is started some hundred times: it is compiled once, whatever this machine prefers.

Imported before anything of the program is.
"""

from __future__ import annotations

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

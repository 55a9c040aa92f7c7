"""The program that recognises text in pictures, if one is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache

PROGRAM = "tesseract"


@cache
def recogniser() -> str:
    """The name and version of the program, "" where none is installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.search(rf"{PROGRAM}\s+v?(\S+)", said.stdout + said.stderr)
    return f"{PROGRAM} {found.group(1)}" if found else ""

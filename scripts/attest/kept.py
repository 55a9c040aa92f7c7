"""Work that earlier runs did, kept by what it was made from: a document that is added costs its own work alone.

What is kept only saves time: it can be deleted whenever one likes, and one that cannot be read is made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from attest.tables import digest

LENGTH = 32  # hexadecimal digits of a name: no two pieces of work will share them


class Kept:
    """Pieces of work in a folder. `basis` is what all of them rest on: code, versions of libraries, programs."""

    def __init__(self, folder: Path, basis: Sequence[str]) -> None:
        self.folder = folder
        self.basis = list(basis)
        self.asked: set[str] = set()

    def of(self, made_from: Sequence[object], make: Callable[[], Any]) -> Any:
        """The work (JSON) for what it is made from: as it is kept, else made and kept from now on."""
        name = f"{digest(self.basis, *made_from, length=LENGTH)}.json"
        self.asked.add(name)
        path = self.folder / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))["work"]
        except (OSError, ValueError, KeyError, TypeError):
            work = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        # Written under another name first: a run that is stopped leaves no half of it.
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_text(json.dumps({"work": work}, ensure_ascii=False) + "\n", encoding="utf-8")
        unfinished.replace(path)
        return work

    def tidy(self) -> None:
        """Delete what nothing has asked for: work on files that are gone or have changed."""
        if self.folder.is_dir():
            for path in sorted(self.folder.iterdir()):
                if path.name not in self.asked and path.suffix in (".json", ".unfinished"):
                    path.unlink()

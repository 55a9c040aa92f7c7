"""Work that earlier runs did, kept by what it was made from: a document that is added costs its own work alone.

What is kept only saves time: it can be deleted whenever one likes, and one that cannot be read is made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from attest.bulk import each_of
from attest.tables import digest

LENGTH = 32  # hexadecimal digits of a name: no two pieces of work will share them
OFTEN = 50  # pieces of work after which it is said how far it is

T = TypeVar("T")


class Kept:
    """Pieces of work in a folder. `basis` is what all of them rest on: code, versions of libraries, programs.

    What is not there yet is made on `cores` cores; `say` is told now and then how many pieces are done.
    """

    def __init__(
        self, folder: Path, basis: Sequence[str], cores: int = 1, say: Callable[[str], None] = lambda _: None
    ) -> None:
        self.folder = folder
        self.basis = list(basis)
        self.cores, self.say = cores, say
        self.asked: set[str] = set()

    def each(
        self, items: Sequence[T], made_from: Callable[[T], Sequence[object] | None], make: Callable[[T], Any]
    ) -> list[Any]:
        """The work (JSON) for each item: as it is kept for what it is made from, else made and kept from now on.

        An item that is made from None is worked on each time. `make` is as `attest.bulk.each_of` asks.
        """
        names = [self._name(made_from(one)) for one in items]
        self.asked.update(name for name in names if name)
        done = [self._read(name) for name in names]
        missing = [at for at, work in enumerate(done) if work is None]
        works = each_of(make, [items[at] for at in missing], self.cores)
        for number, (at, work) in enumerate(zip(missing, works, strict=True), 1):
            self._write(names[at], work)
            done[at] = (work,)
            if number % OFTEN == 0:
                self.say(f"{number:,} of {len(missing):,} documents done")
        return [work[0] for work in done if work is not None]

    def _name(self, made_from: Sequence[object] | None) -> str:
        return "" if made_from is None else f"{digest(self.basis, *made_from, length=LENGTH)}.json"

    def _read(self, name: str) -> tuple[Any] | None:
        """What is kept under a name, in a tuple of its own, since nothing can be kept as well."""
        if not name:
            return None
        try:
            return (json.loads((self.folder / name).read_text(encoding="utf-8"))["work"],)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write(self, name: str, work: Any) -> None:
        if not name:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        # Written under another name first: a run that is stopped leaves no half of it.
        path = self.folder / name
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_text(json.dumps({"work": work}, ensure_ascii=False) + "\n", encoding="utf-8")
        unfinished.replace(path)

    def tidy(self) -> None:
        """Delete what nothing has asked for: work on files that are gone or have changed."""
        if self.folder.is_dir():
            for path in sorted(self.folder.iterdir()):
                if path.name not in self.asked and path.suffix in (".json", ".unfinished"):
                    path.unlink()

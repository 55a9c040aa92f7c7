"""The rooms of the forms engine: who may know whom, and that nobody outside knows more than its doors."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import HOME

ENGINE = HOME / "scripts/attest/forms"
WORDS = ("form", "entries", "round", "answers")
# Every module of the folder itself, and every room, with what it may know of the engine; each stands above those.
MAY_KNOW: dict[str, tuple[str, ...]] = {
    "form": (),
    "cells": ("form",),
    "asking": ("form",),
    "files": ("cells",),
    "entries": ("form", "cells"),
    "schema": ("form", "asking"),
    "round": ("form", "entries", "schema"),
    "answers": ("form", "entries", "round"),
    "hidden": WORDS,
    "envelope": ("answers", "cells", "files", "hidden"),
    "settling": (*WORDS, "hidden"),
    "reading": (*WORDS, "cells", "hidden", "envelope"),
    "writing": (*WORDS, "cells", "asking", "hidden", "settling"),
    "agreeing": WORDS,
    "agreement": (*WORDS, "agreeing"),
    "export": ("entries", "envelope", "reading"),
    "store": ("round", "answers", "hidden", "settling"),
    "loop": (*WORDS, "hidden", "envelope", "reading", "settling", "writing", "store"),
}
ROOMS = {path.name for path in ENGINE.iterdir() if (path / "__init__.py").is_file()}
MOST_MODULES, MOST_LINES = 14, 300  # what a newcomer takes in at a glance


def known(path: Path) -> Iterator[str]:
    """The modules and rooms of the engine that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{one.name}" for one in node.names]
        else:
            continue
        yield from (name.split(".")[2] for name in names if name.startswith("attest.forms."))


def files_of(place: str) -> list[Path]:
    return sorted((ENGINE / place).glob("*.py")) if place in ROOMS else [ENGINE / f"{place}.py"]


def test_every_module_has_its_place() -> None:
    modules = {path.stem for path in ENGINE.glob("*.py")} - {"__init__"}
    assert modules | ROOMS == set(MAY_KNOW)


def test_nothing_stands_in_a_circle() -> None:
    below: set[str] = set()
    for place, others in MAY_KNOW.items():
        assert set(others) <= below, place
        below.add(place)


@pytest.mark.parametrize("place", MAY_KNOW)
def test_each_knows_only_what_it_may(place: str) -> None:
    for path in files_of(place):
        assert set(known(path)) <= {*MAY_KNOW[place], place}, path.name


def test_others_come_in_by_the_doors() -> None:
    outside = [path for path in (HOME / "scripts").rglob("*.py") if ENGINE not in path.parents]
    found = {path.name: rooms for path in outside if (rooms := set(known(path)) & ROOMS)}
    assert found == {}


def test_a_room_is_seen_at_a_glance() -> None:
    for place in ("", *sorted(ROOMS)):
        modules = [path for path in (ENGINE / place).glob("*.py") if path.stem != "__init__"]
        assert len(modules) <= MOST_MODULES, place
        long = {path.name for path in modules if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES}
        assert long == set(), place

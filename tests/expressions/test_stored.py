"""Expressions that an earlier start has read are not read again, and are the same."""

from __future__ import annotations

import marshal
import subprocess
import sys
from pathlib import Path

import pytest

from attest.expressions import stored as store

MODULE = """
from attest.expressions import quick as re
from attest.expressions.cued import Cued
WORDS = re.compile(r"\\b(?P<what>zinc|iron)\\s+(\\d+)", re.I)
CUES = Cued(r"\\b(?:cough|fever)s?\\b", re.I)
def of(name):
    return re.compile(rf"(?:{name})+"), Cued(rf"{name}\\b")
"""
PROGRAM = """
import sys
from pathlib import Path
from attest.expressions import cued, quick, stored
stored._path = lambda: Path(sys.argv[1]) / "made" / "expressions-1.marshal"
stored._earlier.cache_clear()
read = []
whole = quick.parsed
quick.parsed = cued.parsed = lambda pattern, flags: read.append(pattern) or whole(pattern, flags)
from attest import rules_of_a_test as rules
made = rules.of("ferritin")
print(len([one for one in read if "ferritin" not in one]))
print([one.groups() for one in rules.WORDS.finditer("Zinc 3, iron  12")], rules.WORDS.groupindex["what"])
print(rules.CUES.search("No Coughs").group(), rules.CUES.search("Nothing"), made[1].search("ferritin").start())
"""
SAID = ["[('Zinc', '3'), ('iron', '12')] 1", "Coughs None 0"]


def start(folder: Path) -> list[str]:
    """What a process says that reads a module of rules: how many expressions it read, and what they find."""
    package = folder / "attest"
    if not package.exists():
        package.symlink_to(Path(store.__file__).parents[1])
    (folder / "rules_of_a_test.py").write_text(MODULE, encoding="utf-8")
    finder = "import attest; attest.__path__.append(sys.argv[1])"
    program = f"import sys; sys.path.insert(0, sys.argv[1])\n{finder}\n{PROGRAM}"
    ran = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True, stdin=None
    )
    assert not ran.stderr
    return ran.stdout.splitlines()


def entries(folder: Path) -> dict[tuple[str, str, int], object]:
    found: dict[tuple[str, str, int], object] = marshal.loads((folder / "made/expressions-1.marshal").read_bytes())
    return found


def test_the_second_start_reads_none_again_and_finds_the_same(tmp_path: Path) -> None:
    first, second = start(tmp_path), start(tmp_path)
    assert first[1:] == second[1:] == SAID
    assert (first[0], second[0]) == ("2", "0")


def test_what_has_words_of_a_document_is_not_stored(tmp_path: Path) -> None:
    start(tmp_path)
    assert not [pattern for _, pattern, _ in entries(tmp_path) if "ferritin" in pattern]
    assert any("cough" in pattern for _, pattern, _ in entries(tmp_path))


@pytest.mark.parametrize("damage", [b"", b"\xffgarbage", marshal.dumps([1]), "half"])
def test_a_damaged_store_is_made_again(tmp_path: Path, damage: bytes | str) -> None:
    start(tmp_path)
    path = tmp_path / "made/expressions-1.marshal"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if isinstance(damage, str) else damage)
    assert start(tmp_path) == ["2", *SAID]
    assert start(tmp_path) == ["0", *SAID]


def test_a_store_of_other_rules_gives_way(tmp_path: Path) -> None:
    old = tmp_path / "made/expressions-0.marshal"
    old.parent.mkdir()
    old.write_bytes(b"")
    start(tmp_path)
    assert [path.name for path in old.parent.iterdir()] == ["expressions-1.marshal"]


def test_where_nothing_can_be_written_all_is_read_each_time(tmp_path: Path) -> None:
    (tmp_path / "made").write_text("a file where the folder should be")
    assert start(tmp_path) == start(tmp_path) == ["2", *SAID]

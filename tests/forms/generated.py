"""Generated forms, rounds and entries: every kind of field, nasty texts, suggestions for some cells and rows."""

from __future__ import annotations

import copy
import os
import random
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from attest.forms.answers import KEEP, LEAVE_OUT
from attest.forms.entries import ACCEPT
from attest.forms.form import CODES, Field, Form, Sheet
from attest.forms.round import CellKey, Person, Round, Subject, Suggested, row_name
from attest.forms.schema import read_form

T = TypeVar("T")
# How the cases are run: `quick` (a tenth of them), `explore` (ten times as many, others in every run), or `shrink`
# (look for the simplest case of a failure, which takes minutes).
PROFILE = os.environ.get("ATTEST_PROPERTIES", "")
SHARE = {"quick": 0.1, "explore": 10.0}.get(PROFILE, 1.0)


def examples(count: int) -> settings:
    """The same cases in every run, as many as the environment asks for."""
    return settings(
        max_examples=max(int(count * SHARE), 5),
        phases=(Phase.generate, Phase.shrink) if PROFILE == "shrink" else (Phase.generate,),
        derandomize=PROFILE != "explore",
        report_multiple_bugs=False,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


class Pick:
    """Decisions of one case; the smallest number is the simplest case, towards which a failure shrinks."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.tokens = 0

    def number(self, low: int, high: int) -> int:
        return int(self.draw(st.integers(low, high))) if high > low else low

    def chance(self, percent: int) -> bool:
        return self.number(0, 99) >= 100 - percent

    def one(self, options: Sequence[T]) -> T:
        return options[self.number(0, len(options) - 1)]

    def some(self, options: Sequence[T], percent: int) -> list[T]:
        return [one for one in options if self.chance(percent)]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        mixed, seed = list(items), self.number(0, 2**16)
        if seed:
            random.Random(seed).shuffle(mixed)
        return mixed

    def token(self) -> str:
        """A word that occurs nowhere else, by which a text can be found again."""
        self.tokens += 1
        return f"q{self.tokens}x"


@st.composite
def picks(draw: st.DrawFn) -> Pick:
    return Pick(draw)


@dataclass(frozen=True)
class Typed:
    """What stands in an entry cell, and what it says; `wrong` where it cannot be read."""

    raw: Any
    value: Any = None
    code: str = ""
    accepts: bool = False
    wrong: bool = False
    field: Field | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        return str(self.raw)

    def __str__(self) -> str:
        return self.text


TICK = Typed(ACCEPT, accepts=True)
USES = {KEEP: Typed(f"{ACCEPT} keep as suggested", KEEP), LEAVE_OUT: Typed("✗ leave out", LEAVE_OUT)}

# Texts.
PIECES = (
    *(
        "a",
        "Kim et al.",
        "=1+1",
        "+",
        "-5",
        "@home",
        "'",
        '"',
        "\n",
        " ",
        "é",
        "e\u0301",
        "ñ",
        "😀",
        "👩\u200d🔬",
        "<b>",
    ),
    *(
        "&amp;",
        ";",
        ",",
        "\t",
        "007",
        "3/4",
        "1e5",
        "ß",
        "İ",
        "中文",
        "‘q’",
        "–",
        "#N/A",
        "TRUE",
        "]]>",
        "%",
        "_x0041_",
    ),
    *("\u05d0\u05d1", "Å", "\u212b", "ﬁ", "½", "  ", "[", "{", "\\", "\u2028", "NA", "null", "0.10", "<0.001"),
)
LABELS = (
    *("Kim 2020", "Lee 2021", "Müller 2019", "Mu\u0308ller 2018", "=Roe 2022", "O'Neil & Co. 2017", "de la Cruz  2016"),
    *('"Ng" 2015', "Ångström\u00a02014", "第一 2013", "Straße 2012", "-1 2011"),
)
TITLES = ("Analysed", "Time point", "%", "=Sum", 'A "title"', "Wie viele?", "Änderung", "n; N", "A long title " * 8)
PAGES = ("People", "Results", "Read me", "Arms / groups", "History", "Questions", "Über alles", "Harms [all]: " * 4)
OPTIONS = (
    *(
        "cohort",
        "case series",
        "before-after",
        "don't know",
        'so-called "open"',
        "5–10 mg",
        "naïve",
        "A, B",
        "< 3",
        "50 %",
    ),
    *("yes", "TRUE", "1", "10", "3/4", "unclear", "Straße", "=other", "👍 good", "an option with a long name" * 5),
)


def text(pick: Pick, token: str = "") -> str:
    """A text as a spreadsheet keeps it: with composed accents, and no white space around it."""
    pieces = [pick.one(PIECES) for _ in range(pick.number(0 if token else 1, 4))]
    if token:
        pieces.insert(pick.number(0, len(pieces)), f" {token} ")
    if pick.chance(2):
        pieces.append(" and so on" * pick.number(100, 3_000))
    whole = unicodedata.normalize("NFC", "".join(pieces)).strip()
    return whole if whole and len(whole.encode("utf-16-le")) < 2 * 32_767 else token or "a text"


# Entries: what is typed, and what it says.
INTEGERS = (
    ("0", 0),
    ("1", 1),
    ("29", 29),
    ("-3", -3),
    ("1,200", 1200),
    ("123456", 123456),
    ("999999999999999", 10**15 - 1),
)
DECIMALS = (
    *(("3.10", 3.1), ("0.5", 0.5), ("-2.25", -2.25), (".5", 0.5), ("29", 29.0), ("1,200.5", 1200.5), ("50 %", 50.0)),
    *(("0.1", 0.1), ("123456789.125", 123456789.125), ("0.000001", 0.000001), ("007", 7.0)),
)
REPORTED = (
    *(
        ("3.10", "3.10"),
        ("<0.001", "<0.001"),
        ("< 0.05", "<0.05"),
        ("29", "29"),
        ("1,200.50", "1,200.50"),
        ("007", "007"),
    ),
    *(
        ("-0.30", "-0.30"),
        ("+1.5", "+1.5"),
        ("12.0 %", "12.0"),
        ("~5", "~5"),
        ("≥5", "≥5"),
        ("0.10", "0.10"),
        (".05", ".05"),
    ),
)
BOOLEANS = (("yes", True), ("no", False), ("Yes", True), ("TRUE", True), ("n", False), ("0", False))
DATES = tuple((one, one) for one in ("2015", "2015-03", "2015-03-01", "1999-12-31", "2024-02-29"))
PLAIN = {"integer": INTEGERS, "decimal": DECIMALS, "reported number": REPORTED, "boolean": BOOLEANS, "date": DATES}
WRONG = {
    "integer": ("twelve {}", "20.5", "1e3 {}", "✓ {}"),
    "decimal": ("3,1x {}", "about {}", "1.2.3"),
    "reported number": ("3–4 {}", "{}", "1 of 2 {}", "see Table 2 {}"),
    "boolean": ("perhaps {}", "2", "ja {}"),
    "date": ("2020-02-31", "31.01.2020 {}", "{}"),
    "choice": ("another {}", "#REF! {}"),
    "choices": ("another {}", "; {}"),
}


def entry(pick: Pick, asked: Field, token: str = "", codes: bool = True) -> Typed:
    """Something typed that the field takes."""
    coded = [label for label in CODES if label not in asked.options]
    if codes and asked.codes and coded and pick.chance(12):
        label = pick.one(coded)
        return Typed(pick.one((label, label.capitalize(), label.upper())), code=CODES[label], field=asked)
    if asked.kind == "text":
        said = text(pick, token)
        return Typed(said, said, field=asked)
    if asked.kind == "choice":
        option = pick.one(asked.options)
        return Typed(pick.one((option, option.casefold())) if option.isascii() else option, option, field=asked)
    if asked.kind == "choices":
        chosen = pick.some(asked.options, 40) or [pick.one(asked.options)]
        value = [one for one in asked.options if one in chosen]
        return Typed(pick.one(("; ", ";", " ; ")).join(pick.shuffled(chosen)), value, field=asked)
    said, value = pick.one(PLAIN[asked.kind])
    return Typed(said, value, field=asked)


def wrong_entry(pick: Pick, asked: Field, token: str) -> Typed | None:
    """Something typed that the field does not take, where there is such a thing."""
    forms = WRONG.get(asked.kind)
    return Typed(pick.one(forms).format(token), wrong=True, field=asked) if forms else None


# Forms.
def form(pick: Pick) -> Form:
    """A form in either layout, with one or two sections, perhaps loose questions, lists, and lists inside sections."""
    properties: dict[str, Any] = {}
    lists: list[str] = []
    for number in range(pick.number(1, 2)):
        section = _section(pick, f"s{number}", lists)
        properties[f"s{number}"] = section
    for number in range(pick.number(0, 2)):
        properties[f"loose{number}"] = _field(pick)
    for number in range(pick.number(0, 2)):
        properties[f"rows{number}"] = _rows(pick, lists)
        lists.append(f"rows{number}")
    schema: dict[str, Any] = {"title": "A form", "x-subject": "study", "type": "object", "properties": properties}
    return read_form(schema | ({"x-layout": "questions"} if pick.chance(50) else {}), "form.yaml")


def _section(pick: Pick, name: str, lists: list[str]) -> dict[str, Any]:
    fields = {f"f{number}": _field(pick) for number in range(pick.number(1, 4))}
    plain = list(fields)
    if pick.chance(30):
        fields["grounds"] = {"type": "string", "title": "Grounds", "x-supports": pick.one(plain), "x-codes": False}
    if pick.chance(30):
        inner = {f"i{number}": _field(pick) for number in range(pick.number(1, 2))}
        fields["within"] = {"type": "object", "title": "Within", "properties": inner}
    if pick.chance(25):
        fields["listed"] = _rows(pick, lists)
        lists.append(f"{name}.listed")
    return {"type": "object", "title": pick.one(PAGES), "properties": fields}


def _rows(pick: Pick, lists: Sequence[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {"k0": {"type": "string", "title": "Outcome", "x-codes": False}}
    keys = ["k0"]
    if pick.chance(40):
        keys.append("k1")
        fields["k1"] = _field(pick)
        if lists and pick.chance(50):
            fields["k1"] = {"type": "string", "title": "Of the row", "x-row-of": pick.one(lists)}
    fields |= {f"f{number}": _field(pick) for number in range(pick.number(1, 3))}
    if pick.chance(20):
        fields["within"] = {"type": "object", "title": "Within", "properties": {"i0": _field(pick)}}
    items = {"type": "object", "properties": fields} | ({"required": ["k0"]} if pick.chance(30) else {})
    return {"type": "array", "title": pick.one(PAGES), "x-key": keys, "items": items}


def _field(pick: Pick) -> dict[str, Any]:
    title = {"title": pick.one(TITLES), "description": pick.one(("", "=What is asked.", "Só."))}
    more = {"x-codes": False} if pick.chance(15) else {"x-unit": "mg/kg"} if pick.chance(15) else {}
    options = pick.shuffled(OPTIONS)[: pick.number(2, 5)]
    kinds: tuple[dict[str, Any], ...] = (
        {"type": "string"},
        {"type": "string", "format": "reported-number"},
        {"type": "integer", "minimum": -(10**9)},
        {"type": "number"},
        {"type": "boolean"},
        {"type": "string", "format": "date"},
        {"type": "string", "enum": options},
        {"type": "array", "items": {"enum": options}},
    )
    return pick.one(kinds) | title | more


# Rounds.
def task(pick: Pick) -> Round:
    """A round of one to four subjects, with suggestions for some cells and rows."""
    asked = form(pick)
    labels = pick.shuffled(LABELS)[: pick.number(1, 4)]
    keys = [sheet.key for sheet in asked.sheets]
    subjects = tuple(
        Subject(
            pick.one((f"s{number}", f"doi:10.1/{number}–ü", f"{number}")),
            label,
            (f"alias-{number}",),
            {"Files": pick.one(("d.txt", "=d.txt")), "Title": text(pick)} if pick.chance(50) else {},
            tuple(pick.shuffled(keys)[: pick.number(1, len(keys))]) if pick.chance(15) else (),
        )
        for number, label in enumerate(labels)
    )
    made = Round(
        review="r", review_title="A review", step="extraction", step_title="Extraction", form=asked,
        reviewers=(Person("ann", "Ann"), Person("bob", "Bob")), needed=2, adjudicator="Cem", date="2026-01-31",
        subjects=subjects, suggestions={},
    )  # fmt: skip
    return replace(made, suggestions=dict(_suggestions(pick, made))) if pick.chance(80) else made


def _suggestions(pick: Pick, made: Round) -> Iterator[tuple[CellKey, Suggested]]:
    for subject in made.subjects:
        for sheet in made.sheets_of(subject):
            for _ in range(pick.number(0, 3) if sheet.many else 1):
                told = _suggested_row(pick, sheet)
                row = row_name(sheet, {key: one.value for key, one in told.items()}) if sheet.many else ""
                for key, one in told.items():
                    quote = text(pick) if pick.chance(30) else ""
                    yield CellKey(subject.id, sheet.key, row, key), Suggested(one.value, quote, "d.txt", 1, 9, "rule")


def _suggested_row(pick: Pick, sheet: Sheet) -> Mapping[str, Typed]:
    told: dict[str, Typed] = {}
    for asked in sheet.fields:
        if asked.key in sheet.keys[:1]:
            told[asked.key] = entry(pick, asked, pick.token(), codes=False)
        elif not asked.supports and pick.chance(40):
            told[asked.key] = entry(pick, asked, codes=False)
    return told


# What changes while people work.
def changed(pick: Pick, made: Round) -> Round:
    """The round with a subject less, or with a question less, another kind of answer or another unit."""
    subjects, asked = list(made.subjects), made.form
    if len(subjects) > 1 and pick.chance(40):
        subjects.remove(pick.one(subjects))
    schema = copy.deepcopy(dict(asked.schema))
    places = [
        (node, name)
        for node, keys in _field_lists(schema)
        for name, one in node.items()
        if one.get("type") != "object" and "x-supports" not in one and name not in keys
    ]
    if places and pick.chance(70):
        node, name = pick.one(places)
        supported = any(one.get("x-supports") == name for one in node.values())
        change = pick.one(("gone", "kind", "unit"))
        if change == "gone" and len(node) > 1 and not supported:
            del node[name]
        elif change == "kind":
            node[name] = {"title": node[name]["title"], "type": pick.one(("integer", "string", "boolean"))}
        else:
            node[name]["x-unit"] = "g"
        asked = read_form(schema, "form.yaml")
    ids = {one.id for one in subjects}
    told = {
        key: one
        for key, one in made.suggestions.items()
        if key.subject in ids and asked.field(key.sheet, key.field) == made.form.field(key.sheet, key.field)
    }
    return replace(made, subjects=tuple(subjects), form=asked, suggestions=told)


def _field_lists(schema: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], Sequence[str]]]:
    """The descriptions of the fields of each section and list, with the names of those that tell rows apart."""
    for node in schema["properties"].values():
        if node.get("type") == "object":
            yield node["properties"], [name for name, one in node["properties"].items() if _is_list(one)]
            yield from _field_lists(node)
        elif _is_list(node):
            yield node["items"]["properties"], node["x-key"]


def _is_list(node: Mapping[str, Any]) -> bool:
    return node.get("type") == "array" and node["items"].get("type") == "object"

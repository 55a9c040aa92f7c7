"""The headings of a table of answers: which column is which item, domain or judgement, and which only comes along."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from attest.instrument import OVERALL, Domain, Instrument

ITEM, LOCAL, DOMAIN, NAMED, ANSWER, STATED, NOTE, COPIED, STRANGE = (
    "item", "item of the row's domain", "domain", "item's name", "answer", "judgement", "note", "copied", "strange",
)  # fmt: skip

# Words before the number of an item; R puts an X before a name that begins with a digit.
BEFORE = {"q", "sq", "x", "question", "signalling", "signaling", "item", "answer", "response", "no", "number", "to"}
JUDGED = {"judgement", "judgment", "judgements", "judgments", "rating", "rob", "risk", "of", "bias", "level"}
BY = {"assessor", "assessors", "s", "algorithm", "algorithms", "result", "final", "suggested", "computed", "our"}
NOTES = {
    "note", "notes", "comment", "comments", "support", "quote", "quotes", "reason", "reasons", "rationale",
    "justification", "description", "text", "evidence", "page", "explanation", "remark", "remarks", "weight", "path",
    "optional", "wording", "direction", "source", "sources",
}  # fmt: skip
DOMAINS = {("domain",), ("domain", "id"), ("domain", "number"), ("domain", "no"), ("bias", "domain"), ("rob", "domain")}
NAMES = {
    ("item",), ("item", "id"), ("item", "number"), ("question",), ("question", "id"), ("question", "number"),
    ("signalling", "question"), ("signaling", "question"), ("sq",), ("q",),
}  # fmt: skip
ANSWERS = {("answer",), ("answers",), ("response",), ("responses",)}
_TOKEN = re.compile(r"[^\W\d_]+|\d+")

Tokens = tuple[str, ...]


class Column(NamedTuple):
    """A column: where it stands, what it is called, what it is and of which item or domain."""

    at: int
    name: str
    kind: str
    of: str = ""


def tokens(text: str) -> Tokens:
    """The words and numbers of a heading, however they are put together: 1.1, q1_1 and Q 1.1 end alike."""
    return tuple(_TOKEN.findall(text.casefold().replace("isation", "ization")))


class Headings:
    """The names by which the items and domains of an instrument go; `others` are further names of domains."""

    def __init__(self, instrument: Instrument, others: Mapping[str, str] | None = None) -> None:
        self.instrument = instrument
        self.items = {tokens(item.id): item.id for item in instrument.items}
        self.domains: dict[Tokens, str] = {}
        self.local: dict[tuple[str, Tokens], str] = {}
        for domain in instrument.domains:
            self._name(domain)
        for name, domain_id in (others or {}).items():
            self.domains.setdefault(tokens(name), domain_id)
        self._stated = {_without_judging(name): domain_id for name, domain_id in self.domains.items()}
        self.long = max((len(name) for name in self.items), default=0)
        self._own = tuple(dict.fromkeys((tokens(instrument.id), tokens(instrument.short), tokens(instrument.title))))

    def _name(self, domain: Domain) -> None:
        number = tokens(domain.id)[1:] if tokens(domain.id)[:1] == ("d",) else tokens(domain.id)
        for name in (tokens(domain.id), ("domain", *number), tokens(domain.label)):
            self.domains.setdefault(name, domain.id)
        for item in domain.items:
            told = tokens(item.id)
            if len(told) > len(number) and told[: len(number)] == number:
                self.local[domain.id, told[len(number) :]] = item.id

    def domain(self, text: str) -> str | None:
        """The domain that a cell names: by id, number or label; `overall` likewise."""
        told = tokens(text)
        if not told or told[0] == OVERALL:
            return OVERALL if told else None
        if told in self.domains:
            return self.domains[told]
        beginning = [name for name in self.domains if told[: len(name)] == name and any(map(str.isdigit, name))]
        if beginning:  # as in “D1 Randomisation process”
            return self.domains[max(beginning, key=len)]
        return self.domains.get(("domain", *told)) or self.domains.get(told[-1:])

    def item(self, text: str, domain: str = "") -> str | None:
        """The item that a heading or cell names; with the row's domain, its number alone will do."""
        told = self.bare(tokens(text))
        for name in self._starts(told):
            rest = self.bare(told[len(name) :])
            within = self.domains[name]
            if rest in self.items and self._domain_of(self.items[rest]) == within:
                return self.items[rest]
            if (within, rest) in self.local:
                return self.local[within, rest]
        if told in self.items:
            return self.items[told]
        if domain and (domain, told) in self.local:
            return self.local[domain, told]
        for length in range(min(self.long, len(told) - 1), 0, -1):  # as in “1.1 Was the sequence random?”
            name, rest = told[:length], told[length:]
            if name in self.items and name[0].isdigit() and len(rest) > 1 and not rest[0].isdigit():
                return self.items[name]
        return None

    def _starts(self, told: Tokens) -> Iterator[Tokens]:
        """The names of domains that a heading begins with, longest first."""
        yield from sorted((name for name in self.domains if told[: len(name)] == name), key=len, reverse=True)

    def _domain_of(self, item: str) -> str:
        return next(part.id for part in self.instrument.parts if item in {one.id for one in part.items})

    def bare(self, told: Tokens) -> Tokens:
        """Without the instrument's name and words such as “question” before the number."""
        for own in self._own:
            if len(told) > len(own) and told[: len(own)] == own:
                told = told[len(own) :]
        while len(told) > 1 and told[0] in BEFORE and told not in self.items:
            told = told[1:]
        return told

    def stated(self, heading: str) -> str | None:
        """The domain whose judgement a column states; "" for that of the row, None where it states none."""
        told = tokens(heading)
        rest = _without_judging(told)
        said = set(told) & JUDGED or "algorithm" in told
        if not rest:
            return "" if set(told) & {"judgement", "judgment", "rating"} or told == ("risk", "of", "bias") else None
        if rest == (OVERALL,):
            return OVERALL
        if len(rest) == 2 and rest[1] == "0" and said:  # as in “1.0 Algorithm result” of the RoB 2 Excel tool
            return self.domains.get(("domain", rest[0]))
        return self._stated.get(rest)

    def supported(self, heading: str) -> str | None:
        """The item or domain that a column of notes is about, if its heading names one."""
        told = tuple(word for word in tokens(heading) if word not in NOTES and word not in ("for", "general"))
        if _without_judging(told) == (OVERALL,):
            return OVERALL
        found = self._stated.get(_without_judging(told[1:] if told[:1] == ("domain",) else told))
        return found or self.item(" ".join(told)) or self._stated.get(_without_judging(told))

    def looks_like_an_item(self, heading: str) -> bool:
        """Whether a heading can hardly be anything but the number of an item."""
        told = tokens(heading)
        bare = self.bare(told)
        numbers = [one for one in bare if one.isdigit()]
        alike = bool(numbers) and all(one.isdigit() or len(one) == 1 for one in bare) and bare[0].isdigit()
        plain_numbers = any(len(name) == 1 and name[0].isdigit() for name in self.items)
        return alike and len(numbers[0]) < 3 and (bare != told or len(bare) > 1 or plain_numbers)

    def near(self, heading: str) -> str:
        """The items whose numbers are most like a heading's."""
        told = self.bare(tokens(heading))
        names = {".".join(name): item for name, item in self.items.items()}
        alike = [one for name, one in self.items.items() if told and name[0] == told[0] and len(name) > 1]
        return ", ".join(alike or (names[one] for one in difflib.get_close_matches(".".join(told), names, 3, 0.4)))


def _without_judging(told: Tokens) -> Tokens:
    """The words of a heading but for those that only say that it is a judgement, and whose."""
    return tuple(word for word in told if word not in JUDGED | BY)


def columns_of(cells: Sequence[str], headings: Headings) -> list[Column]:
    """What each column is, from a row of headings; those without a heading are left out."""
    named = [(at, " ".join(cell.split())) for at, cell in enumerate(cells) if cell.strip()]
    told = {at: tokens(name) for at, name in named}
    is_domain = any(one in DOMAINS for one in told.values())
    wide = any(headings.item(name) and not _is_note(told[at]) for at, name in named)
    is_long = not wide and bool(set(told.values()) & NAMES) and bool(set(told.values()) & ANSWERS)
    return [_column(at, name, told[at], headings, is_domain, is_long) for at, name in named]


def _column(at: int, name: str, told: Tokens, headings: Headings, is_domain: bool, is_long: bool) -> Column:
    if told in DOMAINS:
        return Column(at, name, DOMAIN)
    if is_long and (told in NAMES or told in ANSWERS):
        return Column(at, name, NAMED if told in NAMES else ANSWER)
    stated = headings.stated(name)
    if stated is not None:
        return Column(at, name, STATED, stated)
    if _is_note(told):
        return Column(at, name, NOTE)
    item = headings.item(name)
    if item:
        return Column(at, name, ITEM, item)
    if is_domain and any(local == headings.bare(told) for _, local in headings.local):
        return Column(at, name, LOCAL, name)
    return Column(at, name, STRANGE if headings.looks_like_an_item(name) else COPIED)


def _is_note(told: Tokens) -> bool:
    return bool(set(told) & NOTES) or ("label" in told and bool(set(told) & {"domain", "item", "question"}))


def worth(columns: Sequence[Column]) -> int:
    """How much of a table of answers a row of headings promises; 0 where it is none."""
    kinds = [column.kind for column in columns]
    stated = sum(column.kind == STATED and column.of != "" for column in columns)
    found = kinds.count(ITEM) + kinds.count(LOCAL) + stated
    found += 2 * (NAMED in kinds and ANSWER in kinds)
    return found + 2 * (DOMAIN in kinds and STATED in kinds)


def of_kind(columns: Sequence[Column], *kinds: str) -> list[Column]:
    return [column for column in columns if column.kind in kinds]


def doubled(columns: Sequence[Column]) -> Mapping[tuple[str, str], list[Column]]:
    """Columns that mean the same item or the like, by what they are."""
    found: dict[tuple[str, str], list[Column]] = {}
    for column in of_kind(columns, ITEM, DOMAIN, NAMED, ANSWER):
        found.setdefault((column.kind, column.of), []).append(column)
    return {key: some for key, some in found.items() if len(some) > 1}

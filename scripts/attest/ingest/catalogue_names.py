"""The authors of a catalogue's record, each perhaps with the place of work and an address behind the name."""

from __future__ import annotations

import re

from attest.ingest.citation import CAPITAL, Part
from attest.ingest.groups import group_named
from attest.ingest.names import NAME_WORD, PARTICLE, SURNAME_INITIALS, author_list

# "Roe K", "Roe, K.", "ROE KA": a family name with initials, up to what parts it from the next.
NAME = re.compile(
    rf"{SURNAME_INITIALS}(?:\s(?:Jr|Sr|II|III))?\.?(?=\s*(?:[,;|(\[]|$))|"
    rf"{PARTICLE}{NAME_WORD}(?:[\s-]{NAME_WORD})?,\s{CAPITAL}[\w’'-]*\.?(?:[\s-]{CAPITAL}[\w’'-]*\.?){{0,2}}(?=\s*"
    rf"(?:[;|(\[]|$))"
)
BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]")
# Where a place of work ends and the next name may begin: behind its stop or an address.
NEXT = re.compile(r"(?:\.|\S+@\S+?)[.\s]*[,;]\s*")
BETWEEN = re.compile(r"\s*\.?[,;|]\s*")
FEWEST = 5  # characters of a place of work


def names_with_work(text: str, start: int, end: int) -> tuple[Part, ...]:
    """The names of such a list; none where anything on it is neither a name, a place of work nor a group."""
    names: list[Part] = []
    at = start
    while at < end:
        found = NAME.match(text, at, end)
        if not found:
            return tuple(names) if names and group_named(text[at:end].rstrip(" |")) else ()
        names.append((found.group().rstrip(), found.start(), found.start() + len(found.group().rstrip())))
        at = found.end()
        if place := BRACKETED.match(text, at, end):
            at = place.end()
        parted = BETWEEN.match(text, at, end)
        if not parted:
            return tuple(names) if not text[at:end].strip(" .|") else ()
        at = parted.end()
        if at < end and not NAME.match(text, at, end):
            if ";" not in parted.group() or group_named(text[at:end].rstrip(" |")):
                continue
            at = _behind_work(text, at, end)
    return tuple(names)


def _behind_work(text: str, start: int, end: int) -> int:
    """Where the next name begins behind a place of work; the end of the list where none does."""
    for stop in NEXT.finditer(text, start + FEWEST, end):
        if NAME.match(text, stop.end(), end) or group_named(text[stop.end() : end].rstrip(" |")):
            return stop.end()
    return end


def names_of_record(text: str, start: int, end: int) -> tuple[Part, ...]:
    """The names by the grammar of bylines, or by that of catalogues where a place of work hides some of them."""
    names, _, last = author_list(text, start, end)
    rest = text[last:end] if names else text[start:end]
    if ("; " in rest or "(" in rest or "[" in rest) and len(rest.strip(" |.;")) > FEWEST:
        listed = names_with_work(text, start, end)
        return listed if len(listed) > len(names) else names
    return names

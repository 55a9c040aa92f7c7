"""XML as a tree whose characters know their places; no entity is expanded, nothing is fetched, depth is bounded."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from attest.text.written import NotReadable

DEEPEST = 200
EXPECTED = "well-formed XML"
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Chars:
    """Characters from `start` of the file on; `exact` where they stand there one by one, else an entity does."""

    text: str
    start: int
    exact: bool


@dataclass
class Node:
    """An element from its start tag to the beginning of its end tag."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    children: list[Node | Chars] = field(default_factory=list)

    def nodes(self, *tags: str) -> Iterator[Node]:
        """The elements right below it, of these tags or all."""
        return (one for one in self.children if isinstance(one, Node) and (not tags or one.tag in tags))

    def first(self, *path: str) -> Node | None:
        """The first element at the end of a path."""
        node: Node | None = self
        for tag in path:
            node = next(node.nodes(tag), None) if node is not None else None
        return node

    def below(self, *tags: str) -> Iterator[Node]:
        """All elements of these tags, however deep, in their order."""
        for one in self.nodes():
            if one.tag in tags:
                yield one
            yield from one.below(*tags)

    def words(self) -> str:
        """All text inside on one line."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for one in self.children:
            if isinstance(one, Chars):
                yield one.text
            else:
                yield from one._texts()


def tree_of(text: str) -> Node:
    """The root of a document; tags keep the prefix of their namespace. Raises NotReadable."""
    clean = FORBIDDEN.sub(" ", text)
    return _Parser(clean).root


class _Parser:
    def __init__(self, text: str) -> None:
        self.places = _Places(text)
        self.open: list[Node] = []
        self.found: Node | None = None
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._chars
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.EntityDeclHandler = self._declared
        try:
            self.parser.Parse(text.encode("utf-8"), True)
        except expat.ExpatError as error:
            place = f"line {error.lineno}, column {error.offset + 1}"
            found = f"XML that is not well-formed ({place}: {expat.errors.messages.get(error.code, 'a fault')})"
            raise NotReadable(found, EXPECTED, "Download or save it again; it may be cut off.") from None

    @property
    def root(self) -> Node:
        if self.found is None:
            raise NotReadable("XML without an element", EXPECTED, "Download or save it again.")
        return self.found

    def _here(self) -> int:
        return self.places.of(self.parser.CurrentByteIndex)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes, self._here())
        if self.open:
            self.open[-1].children.append(node)
        elif self.found is None:
            self.found = node
        self.open.append(node)
        if len(self.open) > DEEPEST:
            raise NotReadable(f"XML with more than {DEEPEST} elements inside each other", EXPECTED, "Save it again.")

    def _end(self, tag: str) -> None:
        node = self.open.pop()
        node.end = max(self._here(), node.start)

    def _chars(self, text: str) -> None:
        if self.open:
            start = self._here()
            exact = self.places.text.startswith(text, start)
            self.open[-1].children.append(Chars(text, start, exact))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if self.open and not is_parameter:
            # Names of signs that a document type declares which is not fetched: those of HTML are known.
            self.open[-1].children.append(Chars(html.unescape(f"&{name};"), self._here(), False))

    def _declared(self, *told: object) -> None:
        found = "XML that declares entities of its own"
        raise NotReadable(found, "XML as publishers write it", "Save it again without them.")


class _Places:
    """From bytes of UTF-8 to characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bytes: list[int] = []  # where a character of several bytes begins
        self.more: list[int] = [0]  # bytes beyond one for each character, up to that one
        at = extra = 0
        for found in re.finditer(r"[^\x00-\x7f]", text):
            at = found.start() + extra
            self.bytes.append(at)
            extra += len(found.group().encode("utf-8")) - 1
            self.more.append(extra)

    def of(self, place: int) -> int:
        return place - self.more[bisect_left(self.bytes, place)]

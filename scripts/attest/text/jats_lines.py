"""The lines of an article in JATS: the text of an element with its places, and what kind of line it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from attest.text.raised import raised
from attest.text.written import Mark, PlacedWriter, Told
from attest.text.xml_tree import Chars, Node

# Elements whose text is no part of the report as it is read.
SILENT = frozenset((
    "tex-math", "annotation", "annotation-xml", "object-id", "issue-id", "issn", "isbn", "journal-id", "publisher",
    "history", "permissions", "counts", "custom-meta-group", "funding-group", "self-uri", "related-article",
    "related-object", "processing-meta", "email", "alt-text", "long-desc", "graphic", "media", "pub-history",
    "conference", "product", "issue-title",
))  # fmt: skip
PARAGRAPHS = frozenset((
    "p", "title", "disp-quote", "verse-group", "attrib", "def", "term", "disp-formula", "speech", "statement",
    "preformat", "code",
))  # fmt: skip


@dataclass
class Lines:
    """Lines as they are put together."""

    out: PlacedWriter = field(default_factory=PlacedWriter)
    marks: list[Mark] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def line(
        self, node: Node, kind: str, section: str | None = None, rule: str = "jats", spaced: bool = False
    ) -> tuple[int, int]:
        self.out.new_paragraph(node.start)
        start = self.out.length
        self.inline(node, spaced)
        return self.close(start, kind, section, rule)

    def close(self, start: int, kind: str, section: str | None, rule: str) -> tuple[int, int]:
        self.out.trim(start)
        while self.out.length > start and self.out.chars[-1] in " |":
            self.out.chars.pop()
            self.out.origin.pop()
        if self.out.length > start:
            self.marks.append(Mark(start, self.out.length, kind, section, rule))
        return start, self.out.length

    def inline(self, node: Node, spaced: bool = False, is_raised: bool = False) -> None:
        """The text of an element; raised signs, and figures that only refer to the list of references, as such."""
        for one in node.children:
            if isinstance(one, Chars):
                text = raised(one.text) if is_raised else one.text
                self.out.put(text, one.start, one.exact)
            elif one.tag not in SILENT:
                apart = spaced or one.tag in PARAGRAPHS or one.tag in ("break", "td", "th", "label")
                lifted = is_raised or one.tag == "sup" or (not spaced and self.refers(one))
                if apart:
                    self.out.put(" ", one.start)
                self.inline(one, spaced and not _has_own_marks(one), lifted)
                if apart:
                    self.out.put(" ", one.end)

    def refers(self, one: Node) -> bool:
        """Whether a figure behind a word only refers to the list of references; in brackets it stands as it is."""
        if one.attributes.get("ref-type") != "bibr":
            return False
        before = "".join(self.out.chars[-80:])
        return (
            bool(before) and (before[-1].isalpha() or before[-1] in ".,;)%") and before.rfind("[") <= before.rfind("]")
        )

    def said(self, span: tuple[int, int]) -> str:
        return "".join(self.out.chars[span[0] : span[1]])

    def tell(self, role: str, span: tuple[int, int]) -> None:
        if span[1] > span[0]:
            self.told.append(Told(role, self.said(span), *span, "jats"))


def _has_own_marks(node: Node) -> bool:
    """Whether the parts of an element have punctuation between them, as in a citation that is written out."""
    return any(isinstance(one, Chars) and one.text.strip(" \n\t") for one in node.children)

"""HTML and XML become the text that a reader sees, every character with its place in the file."""

from __future__ import annotations

import html
import re
from array import array
from html.parser import HTMLParser

# Elements whose beginning and end break a line: HTML's block elements and those of JATS articles.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "abstract",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "contrib",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "kwd",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "ref",
        "sec",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
        "article-title",
        "journal-title",
        "label",
        "year",
    ]
)
SILENT = frozenset(("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "textarea"))
CELLS = frozenset(("td", "th"))
LOOKS_LIKE_MARKUP = re.compile(
    r"\s*(?:<\?xml\b|<!--|<!doctype\s|<(?:html|head|body|article|div|p|table|section|main|meta|title)\b)",
    re.I,
)
# A page's <title> repeats its headline and adds the site's name; where a headline stands on the page, that one counts.
HEADLINE = re.compile(r"<h1\b[^>]*>(?P<words>.*?)</h1\s*>", re.I | re.S)
SITE_BEHIND = re.compile(r"(?s:.*\S)(?P<mark>\s+[|»·–—-]\s+)(?=\S)")
FEWEST = 5  # words of a headline; less may be the site's name
CLOSING_TAG = re.compile(r"</\w+\s*>|<(?:br|p|li|meta|img)\b", re.I)


def looks_like_markup(text: str) -> bool:
    """Whether a text is HTML or XML, judged by its beginning (a file's name proves nothing)."""
    head = text[:4096].lstrip("\ufeff")
    return bool(LOOKS_LIKE_MARKUP.match(head)) and bool(CLOSING_TAG.search(text[:65536]))


class _Reader(HTMLParser):
    def __init__(self, original: str) -> None:
        super().__init__(convert_charrefs=False)
        self.original = original
        self.line_starts = [0]
        for found in re.finditer("\n", original):
            self.line_starts.append(found.end())
        self.chars: list[str] = []
        self.origin = array("q")
        self.silent: list[str] = []
        self.in_head = False
        self.has_headline = any(
            len(re.sub(r"<[^>]*>", " ", found["words"]).split()) >= FEWEST for found in HEADLINE.finditer(original)
        )

    def here(self) -> int:
        line, column = self.getpos()
        return min(self.line_starts[line - 1] + column, len(self.original))

    def put(self, char: str, place: int) -> None:
        """Add one visible character; runs of white space become one."""
        if char.isspace():
            if not self.chars or self.chars[-1].isspace():
                return
            char = " "
        self.chars.append(char)
        self.origin.append(place)

    def break_line(self, place: int, mark: str = "\n\n") -> None:
        while self.chars and self.chars[-1] in " \t":
            self.chars.pop()
            self.origin.pop()
        if not self.chars or self.chars[-1] == "\n":
            return
        for char in mark:
            self.chars.append(char)
            self.origin.append(place)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("head", "body"):
            self.in_head = tag == "head"
        if tag in SILENT or (tag == "title" and self.in_head and self.has_headline):
            self.silent.append(tag)
        elif tag in BLOCKS:
            self.break_line(self.here(), "\n" if tag == "br" else "\n\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.break_line(self.here(), "\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "head":
            self.in_head = False
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
        elif tag in CELLS:
            self.put_cell_end(self.here())
        elif tag in BLOCKS:
            self.break_line(self.here())

    def put_cell_end(self, place: int) -> None:
        if self.chars and not self.chars[-1].isspace():
            for char in " | ":
                self.chars.append(char)
                self.origin.append(place)

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        place = self.here()
        site = SITE_BEHIND.match(data) if self.in_head else None
        for step, char in enumerate(data):
            if site and step == site.start("mark"):
                self.break_line(place + step)  # the site's name is a line of its own
            if not (site and site.start("mark") <= step < site.end("mark")):
                self.put(char, place + step)

    def handle_entityref(self, name: str) -> None:
        self.put_entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.put_entity(f"&#{name};")

    def put_entity(self, written: str) -> None:
        if self.silent:
            return
        place = self.here()
        for char in html.unescape(written):
            self.put(char, place)


def visible_text(original: str) -> tuple[str, array[int]]:
    """The visible text of a page and, for each of its characters, the place in `original`."""
    reader = _Reader(original)
    reader.feed(original)
    reader.close()
    return "".join(reader.chars), reader.origin

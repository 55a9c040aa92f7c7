"""HTML and XML become the text that a reader sees, every character with its place in the file."""

from __future__ import annotations

import html
import re
from array import array
from html.parser import HTMLParser

from attest.text.html_tables import TableRows, has_figures
from attest.text.written import Mark

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
        self.marks: list[Mark] = []
        self.table: TableRows | None = None
        self.row: int | None = None  # where the row of a table of figures begins
        self.caption: int | None = None
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
        if self.table is None and tag == "table" and not self.silent and has_figures(self.original, self.here()):
            self.break_line(self.here())
            self.table = TableRows()
        if self.table is not None and not self.silent and tag not in SILENT and self.in_table(tag, dict(attrs)):
            return
        if tag in SILENT or (tag == "title" and self.in_head and self.has_headline):
            self.silent.append(tag)
        elif tag in BLOCKS:
            self.break_line(self.here(), "\n" if tag == "br" else "\n\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.row is not None and tag in BLOCKS:
            self.put(" ", self.here())
        elif tag in BLOCKS:
            self.break_line(self.here(), "\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "head":
            self.in_head = False
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
        elif self.table is not None and not self.silent and self.out_of_table(tag):
            return
        elif tag in CELLS:
            self.put_cell_end(self.here())
        elif tag in BLOCKS:
            self.break_line(self.here())

    def in_table(self, tag: str, attributes: dict[str, str | None]) -> bool:
        """Begin a part of a table of figures; False for what stands between its rows."""
        if self.table is None:
            return False
        if tag == "tr":
            self.end_row()
            self.break_line(self.here())
            self.row = len(self.chars)
            self.table.row()
        elif tag in CELLS and self.row is not None:
            steps = self.table.cell(attributes)
            if len(self.chars) > self.row and self.chars[-1] == " ":
                self.chars.pop()
                self.origin.pop()
            for step in range(steps):
                for char in " | " if step == 0 and len(self.chars) > self.row else "| ":
                    self.chars.append(char)
                    self.origin.append(self.here())
        elif self.row is not None:
            if tag in BLOCKS:
                self.put(" ", self.here())
        elif tag == "caption":
            self.break_line(self.here())
            self.caption = len(self.chars)
        else:
            return False
        return True

    def out_of_table(self, tag: str) -> bool:
        """End a part of a table of figures; False for what stands between its rows."""
        if tag in ("tr", "table"):
            self.end_row()
            self.break_line(self.here())
            self.table = None if tag == "table" else self.table
        elif self.row is not None:
            if tag in BLOCKS:
                self.put(" ", self.here())
        elif tag == "caption" and self.caption is not None:
            self.mark(self.caption, "paragraph", "caption")
            self.caption = None
            self.break_line(self.here())
        else:
            return False
        return True

    def end_row(self) -> None:
        if self.row is not None:
            while len(self.chars) > self.row and self.chars[-1] in " |":
                self.chars.pop()
                self.origin.pop()
            self.mark(self.row, "table row", "html-table")
        self.row = None

    def mark(self, start: int, kind: str, rule: str) -> None:
        end = len(self.chars)
        while end > start and self.chars[end - 1].isspace():
            end -= 1
        if end > start:
            self.marks.append(Mark(start, end, kind, None, rule))

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


def visible_text(original: str) -> tuple[str, array[int], tuple[Mark, ...]]:
    """The visible text of a page, for each of its characters the place in `original`, and its tables of figures."""
    reader = _Reader(original)
    reader.feed(original)
    reader.close()
    reader.end_row()
    return "".join(reader.chars), reader.origin, tuple(reader.marks)

"""Articles in JATS (PubMed Central's XML): sections, tables and references as the file tells them, places kept."""

from __future__ import annotations

from collections.abc import Iterator

from attest.text.jats_lines import SILENT, Lines
from attest.text.table_grid import grid
from attest.text.written import NotReadable, Told, Written
from attest.text.xml_tree import Node, tree_of

SECTIONS = {
    "intro": "background", "introduction": "background", "background": "background", "methods": "methods",
    "materials|methods": "methods", "materials": "methods", "subjects": "methods", "results": "results",
    "results|discussion": "results", "discussion": "conclusions", "conclusions": "conclusions",
    "conclusion": "conclusions", "cases": "results", "supplementary-material": "apparatus",
}  # fmt: skip
KINDS = {
    "research-article": "journal article", "review-article": "journal article", "case-report": "journal article",
    "brief-report": "journal article", "rapid-communication": "journal article", "clinical-trial": "journal article",
    "systematic-review": "journal article", "data-paper": "journal article", "preprint": "preprint",
    "abstract": "conference abstract", "meeting-report": "conference abstract", "news": "news item",
}  # fmt: skip
DATES = ("ppub", "collection", "epub-ppub", "pub", "epub", "ecorrected")


def read_jats(text: str) -> Written | None:
    """The article; None where the markup is too broken to be read as XML. Raises NotReadable for hostile files."""
    try:
        root = tree_of(text)
    except NotReadable as reason:
        if "well-formed" in str(reason):
            return None
        raise
    article = root if root.tag == "article" else next(root.below("article"), None)
    if article is None:
        return None
    reader = _Reader()
    reader.article(article)
    others = sum(1 for _ in root.below("article")) - (article is not root)
    doubts: tuple[tuple[str, str, str], ...] = ()
    if others > 0:
        hint = "Only the first one was read: bring each article as a file of its own."
        doubts = ((f"{others + 1} articles in one file", "one article", hint),)
    return Written(
        "".join(reader.out.chars),
        origin=reader.out.origin,
        marks=tuple(reader.marks),
        told=tuple(reader.told),
        kind=KINDS.get(article.attributes.get("article-type", ""), ""),
        doubts=doubts,
    )


class _Reader(Lines):
    def article(self, article: Node) -> None:
        for part in article.nodes():
            if part.tag == "front":
                self.front(part)
            elif part.tag == "body":
                self.body(part)
            elif part.tag == "back":
                self.back(part)
            elif part.tag == "floats-group":
                self.blocks(part, "results", depth=2)
            elif part.tag in ("sub-article", "response"):
                self.line(part, "furniture", None, "furniture-other-article")

    # The head of an article: a line each for the journal, the title, the authors, the date.

    def front(self, front: Node) -> None:
        for part in front.nodes():
            if part.tag == "journal-meta":
                for title in list(part.below("journal-title"))[:1]:
                    self.tell("report.journal", self.line(title, "bibliography line"))
            elif part.tag == "article-meta":
                self.meta(part)

    def meta(self, meta: Node) -> None:
        date = self.date(meta)
        for part in meta.nodes():
            kind = part.attributes.get("pub-id-type")
            if part.tag == "article-id" and kind in ("doi", "pmid"):
                self.tell(f"report.{kind}", self.line(part, "bibliography line"))
            elif part.tag == "title-group":
                for title in part.nodes("article-title"):
                    self.tell("report.title", self.line(title, "title", None, "title"))
                for title in part.nodes("subtitle", "trans-title-group"):
                    self.line(title, "bibliography line")
            elif part.tag == "contrib-group":
                self.authors(part)
            elif part is date:
                self.tell("report.year", self.line(next(part.nodes("year")), "bibliography line"))
            elif part.tag in ("volume", "issue"):
                self.tell(f"report.{part.tag}", self.line(part, "bibliography line"))
            elif part.tag in ("fpage", "elocation-id"):
                self.pages(meta, part)
            elif part.tag in ("aff", "aff-alternatives"):
                self.line(part, "bibliography line")
            elif part.tag == "author-notes":
                self.line(part, "furniture", None, "furniture-author-notes")
            elif part.tag in ("abstract", "trans-abstract"):
                self.abstract(part)
            elif part.tag == "kwd-group":
                for word in part.below("kwd"):
                    self.line(word, "keywords", "keywords", "keywords")
            elif part.tag == "article-categories":
                self.line(part, "bibliography line")

    def date(self, meta: Node) -> Node | None:
        """The date of the printed issue, or the one that comes closest to it."""
        dates = [one for one in meta.nodes("pub-date") if one.first("year") is not None]
        for wanted in DATES:
            for one in dates:
                if wanted in (one.attributes.get("pub-type"), one.attributes.get("date-type")):
                    return one
        return dates[0] if dates else None

    def authors(self, group: Node) -> None:
        spans: list[tuple[int, int]] = []
        for one in group.nodes("contrib", "aff"):
            if one.tag == "aff":
                self.line(one, "bibliography line")
                continue
            name = one.first("name") or one.first("name-alternatives", "name") or one.first("collab")
            if name is None or one.attributes.get("contrib-type", "author") != "author":
                continue
            self.out.new_paragraph(one.start)
            start = self.out.length
            if name.tag == "name":
                parts = list(name.nodes("surname", "given-names"))
                for at, part in enumerate(parts):
                    if at:
                        self.out.insert(", " if parts[0].tag == "surname" else " ", parts[at - 1].end)
                    self.inline(part)
            else:
                self.inline(name)
            spans.append(self.close(start, "bibliography line", None, "jats"))
        spans = [span for span in spans if span[1] > span[0]]
        if spans and not any(one.role == "report.authors" for one in self.told):
            self.tell("report.first_author", spans[0])
            names = tuple(self.said(span) for span in spans)
            self.told.append(Told("report.authors", names, spans[0][0], spans[-1][1], "jats"))

    def pages(self, meta: Node, part: Node) -> None:
        self.out.new_paragraph(part.start)
        start = self.out.length
        self.inline(part)
        parts = list(meta.nodes())
        last = next(iter(parts[parts.index(part) + 1 :]), None)
        if part.tag == "fpage" and last is not None and last.tag == "lpage" and last.words() != part.words():
            self.out.insert("–", part.end)
            self.inline(last)
        self.tell("report.pages", self.close(start, "bibliography line", None, "jats"))

    def abstract(self, abstract: Node) -> None:
        if abstract.tag == "trans-abstract" or abstract.attributes.get("abstract-type") in ("graphical", "teaser"):
            self.line(abstract, "furniture", None, "furniture-other-abstract")
            return
        self.out.new_paragraph(abstract.start)
        if abstract.first("title") is None:
            start = self.out.length
            self.out.insert("Abstract", abstract.start + 1)  # not where the line breaks, so that the word has a place
            self.close(start, "heading", "abstract", "jats-abstract")
        self.blocks(abstract, None, depth=0, section_of_titles="abstract")

    # The body: sections whose titles open them, paragraphs, tables.

    def body(self, body: Node) -> None:
        first = len(self.marks)
        self.blocks(body, None, depth=0, before="background")
        if len(self.marks) > first:
            mark = self.marks[first]
            self.marks[first] = mark._replace(rule=f"body-{mark.rule}")

    def back(self, back: Node) -> None:
        for part in back.nodes():
            if part.tag == "ref-list":
                self.references(part)
            elif part.tag in ("ack", "fn-group", "glossary", "bio", "notes"):
                self.blocks(part, "apparatus", depth=2)
            else:
                self.blocks(part, "apparatus", depth=1)

    def references(self, part: Node) -> None:
        for one in part.nodes():
            if one.tag == "title":
                self.line(one, "heading", "references", "heading-references")
            elif one.tag == "ref":
                self.line(one, "reference", "references", "jats-ref", spaced=True)
            elif one.tag == "ref-list":
                self.references(one)

    def blocks(
        self, node: Node, section: str | None, depth: int, before: str | None = None, section_of_titles: str = ""
    ) -> None:
        """What stands in a section. `section` is told of each block where it is not the one that the titles open."""
        for one in node.nodes():
            if one.tag in SILENT or one.tag in ("label", "sec-meta"):
                continue
            if one.tag == "title":
                opens = section or section_of_titles or None
                self.line(one, "heading" if depth < 2 else "subheading", opens, "jats-title")
            elif one.tag in ("sec", "app", "app-group", "boxed-text", "ack", "notes"):
                self.section(one, section, depth)
                before = None
            elif one.tag in ("table-wrap", "table-wrap-group"):
                self.table(one, section or before)
            elif one.tag in ("fig", "fig-group", "supplementary-material"):
                self.figure(one, section or before)
            elif one.tag in ("list", "def-list", "fn-group", "fn", "list-item", "def-item", "glossary"):
                self.blocks(one, section or before, max(depth, 2))
            elif one.tag == "ref-list":
                self.references(one)
            else:
                self.paragraph(one, section or before)

    def section(self, one: Node, section: str | None, depth: int) -> None:
        kind = one.attributes.get("sec-type", "").casefold()
        title = one.first("title")
        own = SECTIONS.get(kind) if depth == 0 else None
        if own is None and one.tag in ("ack", "notes"):
            own = "apparatus"
        if title is not None:
            self.line(title, "heading" if depth == 0 else "subheading", own or section, "jats-title")
        rest = Node(
            one.tag, one.attributes, one.start, one.end, [child for child in one.children if child is not title]
        )
        self.blocks(rest, section or (own if title is None else None), depth + 1)

    def paragraph(self, one: Node, section: str | None) -> None:
        """A paragraph; tables, figures and lists inside of it follow as their own."""
        inner = list(one.nodes("table-wrap", "fig", "list", "boxed-text", "table-wrap-group", "fig-group"))
        if inner:
            shown = Node(one.tag, one.attributes, one.start, one.end)
            for child in one.children:
                if child in inner and isinstance(child, Node):
                    self.line(shown, "paragraph", section, "jats-p")
                    self.blocks(Node("p", {}, child.start, child.end, [child]), section, 2)
                    shown = Node(one.tag, one.attributes, child.end, one.end)
                else:
                    shown.children.append(child)
            one = shown
        self.line(one, "paragraph", section, "jats-p")

    def figure(self, one: Node, section: str | None) -> None:
        if one.tag == "fig-group":
            self.blocks(one, section, 2)
            return
        self.caption(one, section)

    def caption(self, one: Node, section: str | None) -> None:
        caption = Node("caption", {}, one.start, one.end, list(one.nodes("label", "caption")))
        self.line(caption, "paragraph", section, "caption", spaced=True)

    def table(self, wrap: Node, section: str | None) -> None:
        if wrap.tag == "table-wrap-group":
            self.blocks(wrap, section, 2)
            return
        self.caption(wrap, section)
        for table in _tables(wrap):
            for cells, is_head in grid(table):
                place = next((cell.start for cell in cells if cell is not None), table.start)
                self.out.new_paragraph(place)
                start = self.out.length
                for at, cell in enumerate(cells):
                    if at:
                        self.out.trim(start)
                        self.out.insert(" | " if self.out.length > start else "| ", place + (self.out.length == start))
                    if cell is not None:
                        self.inline(cell)
                        place = cell.end
                self.close(start, "table row", section, "jats-table-head" if is_head else "jats-table")
        for foot in wrap.nodes("table-wrap-foot"):
            self.blocks(foot, section, 2)


def _tables(node: Node) -> Iterator[Node]:
    """The tables of a wrapper; one within a cell is text of the cell."""
    for one in node.nodes():
        if one.tag == "table":
            yield one
        else:
            yield from _tables(one)

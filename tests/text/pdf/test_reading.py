"""PDFs: reading order, tables, cut words, raised signs, furniture, pages and places; and what cannot be read."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.problems import Faults
from attest.suggestion import quote_stands
from attest.text.pdf import reading
from attest.text.source import Source, read_source, source_of
from conftest import SHARED
from made_pdf import Content, Picture, Shown, Stroke, column, made_pdf

LEFT = [
    "Patients were recruited in two clinics of",
    "one region between 2014 and 2016, and all",
    "of them gave their consent in writing. The",
    "treatment was given once a week by trained",
    "nurses who did not know the allocation of",
    "the patients and were not told of changes",
]
RIGHT = [
    "that occurred in the meantime. Thirty of the",
    "forty patients improved within six months,",
    "and none of them was lost to follow up. The",
    "differences between both groups were small",
    "at the end of the first year and vanished",
    "completely in the course of the second one.",
]
PROSE = " ".join([*LEFT, *RIGHT])
TITLE = Shown(56, 780, "A weekly treatment of a rare disease: a randomised trial", 18, 1)


def read(*pages: list[Content], name: str = "report.pdf") -> Source:
    return source_of(made_pdf(pages), name)


def paragraphs(source: Source) -> list[str]:
    return source.text.split("\n\n")


def interleaved(top: float = 740, lower: float = 0.0) -> list[Content]:
    """Two columns that the file draws line by line across both."""
    left, right = column(LEFT, 56, top), column(RIGHT, 310, top - lower)
    return [one for pair in zip(left, right, strict=True) for one in pair]


@pytest.mark.parametrize("lower", [0.0, 4.0, 6.0], ids=["on one line", "a little lower", "half a line lower"])
def test_columns_are_read_one_after_the_other(lower: float) -> None:
    source = read([TITLE, *interleaved(lower=lower)])
    assert paragraphs(source)[0] == TITLE.text
    assert PROSE in source.text


def test_what_spans_both_columns_stands_where_it_is() -> None:
    wide = "This line runs over the whole width of the page and parts what stands above it from what is below it."
    below = [one._replace(y=one.y - 150) for one in interleaved() if isinstance(one, Shown)]
    source = read([TITLE, *interleaved(), Shown(56, 630, wide), *below])
    assert source.text.count(PROSE) == 2
    assert source.text.index(PROSE) < source.text.index(wide) < source.text.rindex(PROSE)


def test_three_columns() -> None:
    third = ["No serious event was", "reported by the end of", "the study in any group", "that had been treated",
             "for a year or longer by", "the clinics themselves"]  # fmt: skip
    lines = [[one.replace("  ", " ")[:24] for one in part] for part in (third, LEFT, RIGHT)]
    content = [one for x, part in zip((56, 226, 396), lines, strict=True) for one in column(part, x, 740)]
    order = [read([*content[::-1]]).text.index(part[0]) for part in lines]
    assert order == sorted(order)


def test_a_sentence_goes_on_over_pages_and_past_heads_and_feet() -> None:
    pages: list[list[Content]] = []
    for number, part in enumerate((LEFT, RIGHT, RIGHT[::-1]), 1):
        head = Shown(56, 810, f"J Fict Med 2019;12:{100 + number}" if number > 1 else "J Fict Med Home page", 8)
        pages.append([head, *column(part, 56, 740), Shown(290, 30, str(number), 8)])
    source = read(*pages)
    assert PROSE in source.text
    furniture = {source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "furniture"}
    assert {"J Fict Med 2019;12:102 · 2", "J Fict Med 2019;12:103 · 3", "1"} <= furniture


def test_numbers_of_a_table_at_the_edge_are_no_page_numbers() -> None:
    rows: list[Content] = [Shown(x, 800 - 14 * at, f"{at}{x}") for at in range(5) for x in (56, 200, 320)]
    source = read([*rows, *column(LEFT, 56, 600), Shown(290, 30, "7", 8)])
    assert [source.text[one.start : one.end] for one in source.marks if one.kind == "furniture"] == ["7"]
    assert sum(one.kind == "table row" for one in source.marks) == 5


def test_page_and_box_of_a_quote() -> None:
    source = read([TITLE, *column(LEFT, 56, 740)], column(RIGHT, 56, 740))
    start = source.text.index("Thirty of the forty")
    end = start + len("Thirty of the forty patients")
    assert (source.page(start, end), source.page(0, 10)) == ("2", "1")
    assert source.page(source.text.index("changes that"), end) == "1–2"
    (line, next_line) = source.where(start, end)
    assert line.box[0] == pytest.approx(56, abs=1) and line.box[1] < 740 < line.box[3]
    assert next_line.box[3] < line.box[3]
    assert quote_stands(source, start, end, "Thirty of the forty patients")
    assert source.span(start, end) == (start, end)


ROWS = [("Outcome", "Drug (n = 30)", "Placebo (n = 28)", "P"), ("Improved", "21 (70)", "9 (32)", "0.004"),
        ("Mean score", "12.4 (3.1)", "15.0 (2.9)", "0.002"), ("Withdrawn", "1", "", "0.9"),
        ("Died", "0", "2", "0.2")]  # fmt: skip


def table(top: float) -> list[Content]:
    places = (56, 180, 290, 420)
    return [
        Shown(x, top - 14 * at, cell)
        for at, row in enumerate(ROWS)
        for x, cell in zip(places, row, strict=True)
        if cell
    ]


def test_a_table_becomes_rows_of_cells() -> None:
    source = read([*column(LEFT, 56, 740), Shown(56, 640, "Table 1. Outcomes after a year"), *table(620)])
    rows = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "table row"]
    assert [row.split(" |") for row in rows] == [" | ".join(row).replace("  ", " ").split(" |") for row in ROWS]
    assert PROSE[:60] in source.text


def test_a_table_across_both_columns_is_not_cut() -> None:
    rules: list[Content] = [Stroke(56, 540, 635), Stroke(56, 540, 615), Stroke(56, 540, 555)]
    source = read([*interleaved(), Shown(56, 645, "Table 1. Outcomes after a year"), *rules, *table(622)])
    rows = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "table row"]
    assert [row.split(" |") for row in rows] == [" | ".join(row).replace("  ", " ").split(" |") for row in ROWS]
    assert source.text.index(PROSE) < source.text.index("Table 1") < source.text.index("Improved")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The treat-", "ment of all patients was treatment as usual."], "The treatment of all"),
        (["It was a double-", "blind trial of a well known drug."], "a double-blind trial"),
        (["Patients were seen at follow-", "up visits and again in the spring."], "at follow-up visits"),
        (["Levels of IL-", "6 were measured in serum of everybody."], "of IL-6 were"),
        (["The Kruskal-", "Wallis test was used for all of them."], "Kruskal-Wallis test"),
        (["placebo-controlled trials and pla-", "cebo-controlled studies were found."], "and placebo-controlled"),
    ],
)
def test_words_cut_at_the_end_of_a_line(lines: list[str], expected: str) -> None:
    assert expected in read(column(lines, 56, 700)).text


def test_raised_figures_are_no_part_of_numbers() -> None:
    content = [Shown(56, 700, "The mean was 5.3"), Shown(138.5, 704, "12", 6), Shown(148, 700, "points in all of them")]
    assert "5.3¹² points" in read([*content]).text


def test_text_along_the_edge_stands_aside() -> None:
    source = read([*column(LEFT, 56, 740), Shown(20, 300, "arXiv:1901.00001 [stat.AP] 3 Jan 2019", 14, 0, True)])
    assert source.text.startswith(" ".join(LEFT))
    (mark,) = source.marks
    assert (mark.kind, source.text[mark.start : mark.end]) == ("furniture", "arXiv:1901.00001 [stat.AP] 3 Jan 2019")


def test_a_turned_page_is_read_upright() -> None:
    turned = [Shown(100 + 12 * at, 56, line, 10, 0, True) for at, line in enumerate(LEFT)]
    assert " ".join(LEFT) in read([*turned]).text


def test_headings_and_the_title_are_told_by_their_print() -> None:
    source = read([TITLE, Shown(56, 750, "Methods", 12, 1), *column(LEFT, 56, 730)])
    assert [(mark.kind, source.text[mark.start : mark.end]) for mark in source.marks] == [
        ("heading", TITLE.text),
        ("heading", "Methods"),
    ]
    assert [(one.role, one.value) for one in source.told] == [("report.title", TITLE.text)]


def test_strange_sizes_and_places_break_nothing() -> None:
    sizes = (-10, 0, 0.001, 100_000, 10)
    content = [Shown(56, 700 - 20 * at, f"Line {at} of the text", size) for at, size in enumerate(sizes)]
    far = [Shown(9e9, 9e9, "far off"), Shown(-1e6, 4, "away")]
    source = read([*content, *far])
    assert "Line 4 of the text" in source.text and "far off" not in source.text


def test_whatever_breaks_the_reader_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "regions_of", lambda *given: [].pop())
    with pytest.raises(Faults, match="does not understand"):
        read([TITLE])


def test_of_other_languages_only_what_figures_tell_is_read() -> None:
    lines = [
        "In die Studie wurden 54 Patienten mit der",
        "Krankheit eingeschlossen und nach dem Zufall",
        "behandelt. Nach 24 Wochen betrug der Wert",
        "6,30 in der einen und 2,14 in der anderen",
        "Gruppe. Bei 3 von 27 Patienten wurde nicht",
        "weiter behandelt.",
    ]
    source = read(column(lines, 56, 740))
    document = document_of(source)
    assert document.language == "de"
    figures = [(one.role, one.value) for one in suggest(document, source) if not one.role.startswith("report.")]
    assert figures == [("study.n_enrolled", "54")]


WHOLE = made_pdf([[TITLE, *column(LEFT, 56, 740)]])


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7\n", "cannot be opened"),
        (WHOLE[:300], "PDF"),
        (made_pdf([]), "PDF"),
        (made_pdf([[]]), "without text"),
        (made_pdf([[TITLE]], trailer="/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 "
                  f"/O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<00> <00>]"), "password"),
        (made_pdf([[Picture()], [Picture()]]), "scanned"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>", "PDF"),
    ],
    ids=["nothing", "cut off", "no page", "blank", "password", "pictures", "pages of themselves"],
)  # fmt: skip
def test_what_cannot_be_read_is_said(content: bytes, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attest.text.documents.recogniser", lambda: "")
    with pytest.raises(Faults) as faults:
        source_of(content, "report.pdf")
    (problem,) = faults.value.problems
    assert found in problem.found and problem.hint


def test_a_file_without_its_end_is_read_with_a_warning() -> None:
    (warning,) = source_of(WHOLE.replace(b"%%EOF", b""), "report.pdf").warnings
    assert "without its end" in warning.found


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_PAGES", 2)
    with pytest.raises(Faults, match="3 pages"):
        read(*([[TITLE]] * 3))


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_are_a_source_or_a_fault(seed: int) -> None:
    at = (seed * 7919) % (len(WHOLE) - 40)
    damaged = WHOLE[:at] + bytes((byte * 31 + seed) % 256 for byte in WHOLE[at : at + 25]) + WHOLE[at + 25 :]
    try:
        source = source_of(damaged, "report.pdf")
    except Faults:
        return
    assert source.text.strip()


def test_the_same_bytes_give_the_same_text() -> None:
    assert source_of(WHOLE, "a.pdf") == source_of(WHOLE, "a.pdf")


ARTICLE = SHARED / "fixtures/fulltext" / "two_column_article.pdf"


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not here")
def test_a_published_article_in_two_columns() -> None:
    source = read_source(ARTICLE, ARTICLE.name)
    in_order = (
        "Artificial intelligence and the conduct of literature reviews",
        "Artificial intelligence (AI) is beginning to transform",
        "raising intriguing questions related to the future of research in disciplines that require",
        "more amenable applications of AI and those processes",
        "human processing capacities. This has been illustrated recently by Larsen et al. (2019)",
        "corresponding tools.",
        "Table 1. AI-based tools for steps of the review process.",
        "Step | AI-based tools | Potential for AI-support",
        "Step 1: Problem formulation",
        "Author Biographies",
    )
    places = [source.text.index(words) for words in in_order]
    assert places == sorted(places)
    assert source.page(places[4], places[4] + 80) == "1–2"
    assert "Guy Paré" in source.text and "HEC Montréal" in source.text

"""What news items say of the paper that they speak of: its journal and first author, in the words of journalists."""

from __future__ import annotations

import pytest

from page_heads import read, value

STORY = "Walking helps hips\n\nTOWN, May 4, 2021 -- A new study suggests that three walks a week help hips.\n\n"


@pytest.mark.parametrize(
    ("words", "journal"),
    [
        ("The study, published Monday in the Annals of Hips, counted falls.", "Annals of Hips"),
        ("The work was published on Tuesday in The Journal of Hip Care.", "Journal of Hip Care"),
        ("The findings appear in the Oct. 9, 2020, issue of Hips.", "Hips"),
        ("The study is published in the March issue of Archives of Hips.", "Archives of Hips"),
        ("The report was released in the May 31 online edition of Hip Science, ahead of print.", "Hip Science"),
        ("The findings, published online Monday by the Journal of Hip Care, are new.", "Journal of Hip Care"),
        ("Walks are cheap, the researchers note in the journal European Hips.", "European Hips"),
        ("The authors report in Sunday’s issue of the journal Hip Biology that walks help.", "Hip Biology"),
        ("Separate research published in March found that tea helps hips.", None),
        ("A study by British scientists found Friday that walks help.", None),
        ("Earlier research published in Old Hips had said no.", None),
    ],
)
def test_the_journal_in_the_words_of_journalists(words: str, journal: str | None) -> None:
    assert value(read(STORY + words), "report.journal") == journal


@pytest.mark.parametrize(
    ("words", "author"),
    [
        ('"Walks are cheap," said lead researcher Ann Roe, a professor of hips.', "Ann Roe"),
        (
            '"Walks are cheap," said Dr. Ann Roe, a surgeon at the Hip Hospital in Town and lead author of it.',
            "Ann Roe",
        ),
        ("It is of no use, said Ann Roe, of the Hip Center in Town, who led the new study.", "Ann Roe"),
        ("The key is to walk, according to lead investigator Dr. Ann Roe of Town.", "Ann Roe"),
        ("Ann Roe, a co-lead author of the study, said so.", None),
        ("Ann Roe, a surgeon who was not involved in the study, liked it.", None),
    ],
)
def test_the_first_author_in_the_words_of_journalists(words: str, author: str | None) -> None:
    assert value(read(STORY + words), "report.first_author") == author


def test_a_headline_is_no_list_of_names() -> None:
    text = "Walks For All\n\nEasier To Take, More Impact\n\nThis week two walks are told."
    assert value(read(text), "report.authors") is None


@pytest.mark.parametrize(
    ("page", "author", "year"),
    [
        (
            "Hip Today\n\nNEWS RELEASE 11-NOV-2019\nWalking Helps Hips After Fracture\n\nPeer-Reviewed "
            "Publication\nHIP UNIVERSITY\n\n"
            'TOWN, Mich. - Walks help, according to a study in Hips. "They do," said first author Ann Roe, M.D.\n\n'
            "DOI\n10.5555/hm.1\n\nMETHOD OF RESEARCH\nTrial\n\nARTICLE TITLE\nWalking after fracture of the "
            "hip: a trial\n",
            "Ann Roe",
            "2019",
        ),
        (
            "MedPage Today\nHips | Meetings | More | Opinion\n\nWalking Helps Hips After Fracture\n— A trial of "
            "walks\n\n"
            "by Bo Poe, Staff Writer\nMay 2, 2020\n\nHips hurt less with walks, a small new study found.\n\n"
            "Pain fell by half, reported Ann Roe, MD, of Hip Hospital in Town, and colleagues.\n",
            "Ann Roe",
            "2020",
        ),
        (
            "Science of Hips\nYour source for the latest hip news\n\nWalking Helps Hips After Fracture\nDate:\n"
            "May 2, 2020\n"
            "Summary:\nPeople who walked fell less.\nFULL STORY\nHips hurt less with walks.\n",
            None,
            "2020",
        ),
    ],
)
def test_pages_of_news_with_their_own_headline(page: str, author: str | None, year: str) -> None:
    document = read(page)
    assert document.kind == "news item"
    assert value(document, "report.title") == "Walking Helps Hips After Fracture"
    assert (value(document, "report.first_author"), value(document, "report.year")) == (author, year)
    assert value(document, "report.doi") is None


def test_a_source_above_a_piece_of_news_does_not_swallow_it() -> None:
    document = read(
        "Walking helps hips after a fracture\n\nBy Bo Poe\n\nSource:\nRoe A, et al. Hip Med. 2022;doi:10.5555/hm.2.\n\n"
        "Walking for a year made hips stronger and falls rarer in people of any age, according to data published in "
        "Hip Med.\n\nIn all, 60 people walked for ten minutes a day, and they fell less often than others did.\n"
    )
    assert value(document, "report.about_doi") == "10.5555/hm.2"
    assert value(document, "report.title") == "Walking helps hips after a fracture"
    assert [block.section for block in document.blocks][-2:] == [None, None]


def test_the_day_of_a_paper_is_no_dateline() -> None:
    document = read(
        f"{'Walking after a broken hip in old age'}\nPublished 1 May 2006 | Medicine | Hip Reviews\n\nWalks.\n"
    )
    assert document.kind != "news item"

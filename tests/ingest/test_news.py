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

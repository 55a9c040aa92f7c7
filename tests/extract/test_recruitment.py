"""When people were recruited; not when they were followed, nor when databases were searched."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

CASES = {
    "between": ("Patients were enrolled between March 2011 and June 2014.", "between March 2011 and June 2014"),
    "days": ("Between Nov 28, 2017, and May 6, 2018, 80 were enrolled.", "Between Nov 28, 2017, and May 6, 2018"),
    "through": ("Adults treated from January 2015 through May 2019 were seen.", "from January 2015 through May 2019"),
    "years": ("Patients who underwent surgery during 2004–2006 were identified.", "during 2004–2006"),
    "began": ("Recruitment began in March 2011 and ended in June 2014.", "in March 2011 and ended in June 2014"),
    "bracket": ("Enrolment (January 2010–May 2012) took place at three centres.", "January 2010–May 2012"),
    "study": ("The trial was conducted from 1 January 2004 to 3 May 2010.", "from 1 January 2004 to 3 May 2010"),
    "people-first": (
        "The trial was conducted from 2004 to 2010. Patients were recruited between May 2005 and June 2008.",
        "between May 2005 and June 2008",
    ),
    "followed": ("Patients were followed from 2011 to 2014.", ""),
    "follow-up": ("Patients seen at follow-up between 2011 and 2014 improved.", ""),
    "search": ("We searched PubMed for trials published between January 2000 and May 2012 that included patients.", ""),
    "one-year": ("Patients were enrolled in 2011.", ""),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "value"), CASES.values(), ids=CASES)
def test_periods(sentence: str, value: str) -> None:
    text = f"Tolvaquine in gout\n\nMethods: {sentence}\n\nResults: Pain fell in the tolvaquine group.\n"
    source = source_of(text.encode(), "a.txt")
    made = [one for one in suggest(document_of(source), source) if one.role == "study.recruitment"]
    assert [one.value for one in made] == ([value] if value else [])
    assert all(" ".join(one.quote.split()) == one.value for one in made)


def test_the_period_of_a_study_mentioned_in_the_background_is_not_its_own() -> None:
    text = "Tolvaquine in gout\n\nBackground: Patients were treated between 1990 and 1995.\n\nMethods: A trial.\n"
    source = source_of(text.encode(), "a.txt")
    assert "study.recruitment" not in {one.role for one in suggest(document_of(source), source)}

"""Pages of news: menus above the headline, a second headline, the day on a line, who led the study."""

from __future__ import annotations

import pytest

from page_heads import read, value

HEADLINE = "Tea Improves Walking, Quality of Life in People With New Hips"
TEXT = (
    "\nA clinical trial has found that tea can improve walking for people with new hips. Researchers compared it with "
    "water. The results are published in the January 4 issue of The Hip Journal of Medicine.\n\n"
    'The WALK study was led by Ann M. Roe, M.D., of Hip University in Town. "It helps," said Dr. Roe.\n'
)
HEADS = [
    f"NIHH\nNational Institute of Hips and Tea\nNews & Events > News Releases\nWednesday, January 3, 2018\n\n"
    f"{HEADLINE}\n"
    "Tea-Funded Study Shows Benefits of Walking Plus Tea\n\nPrint this page | Share on Facebook\n",
    f"Home > News & Events > News Releases\nFor Immediate Release: Wednesday, January 3, 2018\n\n{HEADLINE}\n\n"
    "Share on:\n",
    f"Hip University\nNews\nMenu\nSearch\nHome / News / 2018\nJanuary 3, 2018\n{HEADLINE}\nBy Di Moe\n",
    f"{HEADLINE} | University of Hips\nSearch\nMenu\nHome > News > Press releases\nPublished\n3 Jan 2018\nShare This\n",
    f"{HEADLINE} - University of Hips\nHome > News & events > News > 2018\nPublished on\nJan 3, 2018\nShare\n",
    f"University of Hips\nNews and features\n{HEADLINE}\nPublished 3 January 2018\n",
    f"Hip Clinic News Network\nMenu\n{HEADLINE}\nRelease date\n03 January 2018\n",
    f"NEWS RELEASE 3-JAN-2018\n{HEADLINE}\nHip University\n",
    f"Home\nNewsroom\nPress Releases | Statements | Media Resources\n\n{HEADLINE}\n\nDate: Wednesday, Jan 3, 2018\n",
    f"HipMed Today\nNews > Hips > Tea\n{HEADLINE}\n— Trial of tea after surgery\n"
    "by Di Moe, Staff Writer January 3, 2018\n",
]


@pytest.mark.parametrize("head", HEADS)
def test_heads_of_news(head: str) -> None:
    for below in ("", "\nReference: AM Roe et al. THJM DOI: 10.5555/hip.2018.3 (2018).\n"):
        document = read(head + TEXT + below)
        assert value(document, "report.kind") == "news item"
        assert value(document, "report.title") == HEADLINE
        assert value(document, "report.year") == "2018"
        assert value(document, "report.first_author") == "Ann M. Roe"
        assert value(document, "report.about_doi") == ("10.5555/hip.2018.3" if below else None)


@pytest.mark.parametrize(
    "way", ["Home > News > Press releases", "Home / News & Views / Hips", "Home > Hips > Articles"]
)
def test_a_paper_is_no_news_for_its_path(way: str) -> None:
    page = (
        f"{way}\nPublished\n3 Jan 2018\n{HEADLINE}\nAnn Roe, Bo Poe\n\nAbstract\n\nBackground: Falls are common.\n"
        "Methods: Thirty people drank tea.\nResults: Ten fell.\n"
    )
    assert value(read(page), "report.kind") != "news item"

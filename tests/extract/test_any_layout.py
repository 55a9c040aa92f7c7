"""One abstract as pages, exports and people lay it out: what is read from it does not depend on the layout."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import read_source

TITLE = "Zinc versus placebo for cough in adults with bronchiectasis: a randomised controlled trial"
PARTS = {
    "Background": "Cough is common in bronchiectasis, and 30% of patients have it daily. We aimed to assess zinc.",
    "Methods": (
        "In this double-blind trial at 12 centres in Norway, adults were randomly assigned (1:1) to zinc 50 mg daily "
        "(n=41) or placebo (n=39) for 24 weeks. The primary outcome was the change in the cough score at 24 weeks."
    ),
    "Results": (
        "Between Jan 3, 2012, and Dec 20, 2014, 120 patients were screened and 80 were randomised. Mean age was 54.2 "
        "years (SD 11.3) and 48 (60%) were women. The mean cough score at 24 weeks was 3.1 (SD 1.2) with zinc and 4.4 "
        "(SD 1.4) with placebo (mean difference -1.3, 95% CI -2.1 to -0.5; p=0.002). Remission occurred in 20 (49%) of "
        "41 patients given zinc and 11 (28%) of 39 given placebo (odds ratio 2.42, 95% CI 1.01 to 5.80; p=0.048). "
        "There was no significant difference in FEV1 (p=0.42)."
    ),
    "Conclusions": "Zinc reduced cough in adults with bronchiectasis.",
}


def laid_out(label: Callable[[str], str], between: str, title: str = f"{TITLE}\n\nAbstract\n\n", **renamed: str) -> str:
    return title + between.join(label(renamed.get(name, name)) + words for name, words in PARTS.items()) + "\n"


def wrapped(text: str, width: int) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(one, width)) for one in text.split("\n\n")) + "\n"


def cut_within_words(text: str, width: int) -> str:
    """Lines as a printer sets them, with long words cut at their ends."""
    return "\n\n".join(_set(one, width) for one in text.split("\n\n")) + "\n"


def _set(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        room = width - len(lines[-1]) - 2
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif word.isalpha() and word.islower() and 3 <= room <= len(word) - 3:
            lines[-1] += f" {word[:room]}-"
            lines.append(word[room:])
        else:
            lines.append(word)
    return "\n".join(lines)


COLONS = laid_out("{}: ".format, "\n\n")
LINES = laid_out("{}\n".format, "\n")
LANCET = laid_out(
    "{}\n".format,
    "\n",
    "Advertisement\nThe Lancet Respiratory Medicine Home\nArticles | Volume 3, ISSUE 3, P100-109, March 01, 2015\n"
    f"{TITLE}\nProf Anne Hansen, MD\nShow all authors\nSummary\n",
    Results="Findings",
    Conclusions="Interpretation",
)
LAYOUTS = {
    "capitals": laid_out(lambda name: f"{name.upper()}: ", "\n\n"),
    "labels-on-lines": LINES,
    "one-paragraph": laid_out("{}: ".format, " "),
    "stops": laid_out("{}. ".format, " "),
    "two-spaces": laid_out("{}. ".format, "  "),
    "capitals-without-colon": laid_out(lambda name: f"{name.upper()} ", " "),
    "glued": laid_out(str, "", f"{TITLE}\n\nAbstract"),
    "glued-colons": laid_out("{}:".format, "", f"{TITLE}\n\nAbstract"),
    "dashes": laid_out("{} - ".format, " "),
    "bullets": laid_out("• {}: ".format, "\n"),
    "markdown": laid_out("### {}\n\n".format, "\n\n", f"# {TITLE}\n\n## Abstract\n\n"),
    "markdown-bold": laid_out("**{}:** ".format, "\n\n", f"# {TITLE}\n\n## Abstract\n\n"),
    "wrapped": wrapped(COLONS, 72),
    "wrapped-windows": wrapped(COLONS, 72).replace("\n", "\r\n"),
    "windows": LINES.replace("\n", "\r\n"),
    "old-mac": LINES.replace("\n", "\r"),
    "byte-order-mark": f"\ufeff{COLONS}",
    "italics": COLONS.replace("p=", "*p*=").replace("(n=", "(_n_="),
    "tags": COLONS.replace("p=", "<i>p</i>=").replace("(n=", "(<em>n</em>="),
    "entities": COLONS.replace("p=", "p&nbsp;=&nbsp;")
    .replace("(95% CI", "(95&#37; CI")
    .replace("95% CI", "95&#37; CI"),
    "soft-hyphens": COLONS.replace("placebo", "pla\u00adcebo").replace("randomised", "ran\u00addomised"),
    "zero-width": COLONS.replace("p=", "p\u200b=\u200b").replace("n=", "n\u200b=\u200b"),
    "cut-words": COLONS.replace("patients given", "pa- tients given").replace("significant", "signifi- cant"),
    "wide-brackets": COLONS.replace(" (", "（").replace("(", "（").replace(")", "）"),
    "stops-without-spaces": COLONS.replace(". The", ".The").replace(". Remission", ".Remission"),
    "lines-cut-within-words": TITLE + cut_within_words(COLONS, 60).split("trial", 1)[1],
    "title-over-two-lines": COLONS.replace("bronchiectasis: a r", "bronchiectasis:\na r", 1),
    "narrow-spaces": COLONS.replace("=", "\u2009=\u2009").replace("95% CI", "95%\u00a0CI").replace(" (", "\u00a0("),
    "without-labels": laid_out(lambda _: "", " "),
    "without-labels-or-heading": laid_out(lambda _: "", " ", f"{TITLE}\n\n"),
    "data-set": laid_out(lambda name: f"ABSTRACT.{name.upper()}:\n", "\n\n", f"TITLE: {TITLE}\n\n  "),
    "lancet": LANCET,
    "lancet-middle-dots": LANCET.replace("0.", "0·").replace("1.", "1·").replace("2.4", "2·4"),
    "request-pdf": laid_out("{}: ".format, " | ", f"{TITLE} | Request PDF\nAbstract | "),
    "catalogue": laid_out("{}: ".format, " ", f"Title: | {TITLE} |\n---|---|\nYear: | 2015 |\nAbstract: | "),
    "catalogue-rows": laid_out(
        lambda name: f"{name.upper()} ",
        " ",
        f"Title | {TITLE}\nCreator | Ann Roe; Bo Poe\nJournal | Hip Care\nDate | 2015\nVolume / Issue | 43 / 7\n"
        "Pages | 1650–1658\nAbstract | ",
    ),
    "table-of-record": laid_out(
        "{}: ".format, " ", f"| Title | {TITLE} |\n| --- | --- |\n| Authors | Ann Roe; Bo Poe |\n| Abstract | "
    ),
    "wrapped-without-blank-lines": "\n".join(
        (*textwrap.wrap(TITLE, 70), "Ann Roe, Bo Poe", "Abstract", *textwrap.wrap(laid_out("{}: ".format, " ", ""), 70))
    ),
    "wrapped-below-labels": "\n".join(
        (TITLE, "", "Abstract", *(line for name, words in PARTS.items() for line in (name, *textwrap.wrap(words, 75))))
    ),
    "blank-line-behind-every-line": "\n\n".join(
        (TITLE, "Abstract", *textwrap.wrap(laid_out("{}: ".format, " ", ""), 80))
    ),
    "medline-record": f"PMID- 12345678\nOWN - NLM\nSTAT- MEDLINE\nTI  - {TITLE}\nAB  - "
    + "\n      ".join(textwrap.wrap(laid_out(lambda name: f"{name.upper()}: ", " ", ""), 80))
    + "\nFAU - Roe, Ann\nAU  - Roe A\nLA  - eng\nDP  - 2015\nJT  - Hip care\n",
    "sentence-case": laid_out("{} ".format, "\n", Methods="Design, setting, and participants"),
    "patients-and-methods": laid_out("{}. ".format, "\n", Background="Objective", Methods="Patients and Methods"),
    "jama": laid_out(
        "{}  ".format,
        "\n",
        Background="Importance",
        Methods="Design, Setting, and Participants",
        Conclusions="Conclusions and Relevance",
    ),
    "pubmed": laid_out(
        lambda name: f"{name.upper()}:\n",
        "\n",
        "PubMed\nFormat: Abstract\nSend to\nLancet Respir Med. 2015 Mar;3(3):100-9. doi: 10.1016/S2213-2600(15)1.\n"
        f"{TITLE}.\nHansen A1, Berg B2, Lie C1.\nAuthor information\nAbstract\n",
    ),
}


def facts(folder: Path, text: str) -> set[tuple[object, ...]]:
    """Title, study, people, arms and results; numbers as with points and plain signs."""
    path = folder / "page.txt"
    path.write_bytes(text.encode())
    source = read_source(path, "page.txt")
    return {
        (one.role, plain(str(one.value)), tuple((key, plain(value)) for key, value in one.row or ()))
        for one in suggest(document_of(source), source)
        if one.role == "report.title" or not one.role.startswith("report.")
    }


def plain(value: str) -> str:
    return value.replace("·", ".").replace("\u00a0", " ").rstrip(".")


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_changes_nothing(tmp_path: Path, layout: str) -> None:
    expected = facts(tmp_path, COLONS)
    assert len(expected) > 40
    assert facts(tmp_path, layout) == expected

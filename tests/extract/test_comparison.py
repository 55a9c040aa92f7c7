"""Two things compared: in titles, in aims, by what people were assigned to; and what is no comparison of treatments."""

from __future__ import annotations

import pytest

from suggested import told

BODY = "Methods: Forty adults with gout were randomly assigned."


def page(title: str, body: str = BODY) -> dict[str, list[str]]:
    return told(f"{title}\n\nAbstract\n\n{body}\n")


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Laparoscopic versus open hernia repair in older men", "Laparoscopic hernia repair", "open hernia repair"),
        ("Blood loss in robotic versus open cystectomy for cancer", "robotic cystectomy", "open cystectomy"),
        ("Effect of walking classes compared with stretching classes on gout", "walking classes", "stretching classes"),
        ("Is honey (Meltan) superior to sugar in gout?", "honey (Meltan)", "sugar"),
        ("Efficacy of colchicine or naproxen in acute gout", "colchicine", "naproxen"),
        ("Early versus delayed cord clamping at term", "Early cord clamping", "delayed cord clamping"),
        ("Combined exercise is better than swimming in gout", "Combined exercise", "swimming"),
        ("AB0412 Colchicine versus naproxen in acute gout", "Colchicine", "naproxen"),
    ],
)
def test_titles(title: str, first: str, second: str) -> None:
    found = page(title)
    assert (found["study.intervention"], found["study.comparator"]) == ([first], [second])


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        (
            "Objective: To find trials that compared colchicine or naproxen with placebo in gout.",
            "colchicine or naproxen",
            "placebo",
        ),
        (
            "Objective: To compare the safety of honey dressing with that of gauze dressing in gout.",
            "honey dressing",
            "gauze dressing",
        ),
        (
            "Methods: Adults were randomised to receive honey gel (n = 20) or a plain gel (n = 21).",
            "honey gel",
            "plain gel",
        ),
        ("Methods: Adults were allocated to usual care or a walking programme.", "walking programme", "usual care"),
        (
            "Objective: To compare the early parameters and sleep characteristics of naproxen and colchicine.",
            "naproxen",
            "colchicine",
        ),
        (
            "Objective: Comparison of orally administered naproxen with intravenously administered colchicine.",
            "naproxen",
            "colchicine",
        ),
        ("Methods: Gout was treated at random using either naproxen or colchicine.", "naproxen", "colchicine"),
        ("Methods: Adults were randomised to naproxen or placebo 2 hours before surgery.", "naproxen", "placebo"),
        (
            "Objective: To see whether the use of naproxen instead of colchicine prolongs the quiet phase.",
            "naproxen",
            "colchicine",
        ),
        ("Naproxen, a known drug, and colchicine were compared in a crossover study.", "Naproxen", "colchicine"),
        (
            "Methods: Children were assigned at random to the zolbetan group or the naproxen group.",
            "zolbetan",
            "naproxen",
        ),
    ],
)
def test_aims_and_assignment(sentence: str, first: str, second: str) -> None:
    found = page("Care of gout in a small town: a randomised trial", f"{sentence} Placebo was not used.")
    assert (found["study.intervention"], found["study.comparator"]) == ([first], [second])


@pytest.mark.parametrize(
    "sentence",
    [
        "Objective: To compare pain with function in adults with gout.",
        "Results: Urate was higher in men compared with women.",
        "Methods: Adults were recruited to two tertiary centres or clinics.",
        "Objective: To compare survival between early and late stages of gout.",
    ],
)
def test_what_is_no_comparison_of_treatments(sentence: str) -> None:
    found = page("Gout in a small town", sentence)
    assert (found["study.intervention"], found["study.comparator"]) == ([], [])


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("The control group received routine advice.", "routine advice"),
        ("Participants in the control group (n = 20) attended gardening classes only.", "gardening classes"),
        ("The control group did nothing.", None),
        ("They had tea (n = 20) or their usual diet (control group, n = 20).", "usual diet"),
        ("The comparison group was given plain milk.", "plain milk"),
        ("They met weekly; no intervention was applied to the control group.", "no intervention"),
    ],
)
def test_what_the_controls_had(sentence: str, comparator: str | None) -> None:
    found = page("Yoga for gout: a randomised trial", f"Methods: Forty adults were randomised. {sentence}")
    assert found["study.comparator"] == ([comparator] if comparator else ["control group"])


@pytest.mark.parametrize(
    ("title", "sentence", "comparator"),
    [
        (
            "Humid gel for gout: a randomised crossover trial",
            "Usual dry gel was compared with humid gel.",
            "Usual dry gel",
        ),
        ("Survival with and without a walking frame", "We followed 40 adults.", "without a walking frame"),
        (
            "Tea for gout",
            "Children were randomised to control milk (n = 20) or the same milk with tea.",
            "control milk",
        ),
        (
            "Worries in gout",
            "We tested 32 individuals with gout and 24 healthy comparison participants.",
            "healthy comparison participants",
        ),
        ("Gout in a town", "We tested 24 healthy volunteers.", None),
    ],
)
def test_the_other_side(title: str, sentence: str, comparator: str | None) -> None:
    found = page(title, f"Methods: {sentence}")
    assert found["study.comparator"] == ([comparator] if comparator else [])


def test_a_measured_medicine_is_no_treatment() -> None:
    title = "Effect of raw garlic on levels of serum lipids, ciclosporin and creatinine"
    assert page(title)["study.intervention"] == ["raw garlic"]

"""People who could be evaluated, and those randomised whose number stands in other places than before the verb."""

from __future__ import annotations

import pytest

from suggested import told

ROLES = ("study.n_enrolled", "study.n_randomised", "study.n_analysed")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # who could be evaluated, of more who were enrolled
        ("Of 120 adults enrolled and given zinc, 113 were evaluable for response.", ["120", None, "113"]),
        ("Among 82 adults enrolled, 73 (89%) were evaluable for the primary endpoint.", ["82", None, "73"]),
        ("In all, 160 adults were enrolled. Colds were seen in 40 of 158 evaluable adults.", ["160", None, "158"]),
        ("Of 179 adults randomised, 154 were available for long-term follow-up.", ["179", "179", "154"]),
        ("Of the 447 women randomised, 442 could be followed for four years.", ["447", "447", "442"]),
        ("A total of 80 adults were recruited; 78 participants contributed data.", ["80", None, "78"]),
        (
            "In all, 116 adults were enrolled. Of them 111 were evaluable for toxicity and 106 for response.",
            ["116", None, "106"],
        ),
        ("Of 90 adults enrolled, nine were evaluable for a rash.", ["90", None, None]),
        # several groups, of which none is everybody
        (
            "We enrolled 299 adults; 127 adults treated with zinc and 128 who received milk were analysed.",
            ["299", None, None],
        ),
        ("Data from 112 Northern and 34 Southern participants were analysed.", [None, None, None]),
        ("Urban (n = 194) and rural women (n = 143) were randomised to zinc or milk.", [None, None, None]),
        ("We enrolled adults; 191 + 191 adults were randomised to zinc or milk.", [None, None, None]),
        # those randomised
        ("Women (N = 62) living with a cold were randomly assigned to zinc or milk.", ["62", "62", None]),
        ("Adults starting zinc (N = 301) were randomly assigned to tea or milk.", ["301", "301", None]),
        ("A total of 45 women were preoperatively randomly assigned to zinc or milk.", ["45", "45", None]),
        ("Randomisation of 160 participants allocated 79 to zinc and 81 to milk.", ["160", "160", None]),
        ("Randomised control trial (RCT; N = 160) comparing zinc to milk in adults.", ["160", "160", None]),
        ("Children were taken from a randomised trial (n = 69) and a school (n = 148).", [None, None, None]),
        (
            "This trial was randomised. Of 208 eligible adults, 201 agreed to take part: 94 were assigned to zinc and "
            "107 to milk.",
            ["201", "201", None],
        ),
        # planned, or no people at all
        ("Accrual was terminated at 338 of 2,150 planned adults. Adults were randomised.", [None, None, None]),
        ("Quality of life improved (total score +14 pts) after zinc.", [None, None, None]),
        ("In all, 215 adults including 197 with a cold were recruited.", ["215", None, "215"]),
    ],
)
def test_people(text: str, people: list[str | None]) -> None:
    found = told(f"Zinc for common cold in adults\n\nAbstract\n\nMethods: {text}\n")
    assert [(found[role] or [None])[0] for role in ROLES] == people

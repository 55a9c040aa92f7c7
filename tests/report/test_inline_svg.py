"""A figure inside a page: its own ids, and nothing that runs or fetches."""

from __future__ import annotations

import re

import pytest

from attest.report.inline_svg import inline

SVG = """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="72pt" height="36pt"
 viewBox="0 0 72 36" role="img" aria-labelledby="t d"><title id="t">A &amp; B</title><desc id="d">Says</desc>
<defs><style>* {fill: red}</style><clipPath id="c"><rect width="1"/></clipPath></defs>
<g id="g" clip-path="url(#c)"><use xlink:href="#g"/><text x="1">27 &lt;b&gt;</text></g>%s</svg>"""


def test_ids_and_what_points_to_them_get_the_name() -> None:
    made = str(inline(SVG % "", "figure-a"))
    ids = set(re.findall(r' id="([^"]+)"', made))
    assert ids == {"figure-a-t", "figure-a-d", "figure-a-c", "figure-a-g"}
    assert 'aria-labelledby="figure-a-t figure-a-d"' in made
    assert 'clip-path="url(#figure-a-c)"' in made and 'href="#figure-a-g"' in made


def test_text_stays_and_stays_escaped() -> None:
    made = str(inline(SVG % "", "f"))
    assert ">27 &lt;b&gt;</text>" in made and ">A &amp; B</title>" in made


def test_the_style_sheet_does_not_leave_the_drawing() -> None:
    assert "<style" not in inline(SVG % "", "f") and "<!DOCTYPE" not in inline(SVG % "", "f")


def test_points_become_pixels() -> None:
    assert 'width="96" height="48"' in inline(SVG % "", "f")


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<g onClick="alert(1)"/>',
        "<foreignObject><body>alert(1)</body></foreignObject>",
        '<image href="https://example.org/alert(1)"/>',
        '<use xlink:href="https://example.org/#alert(1)"/>',
        '<g style="fill: url(https://example.org/alert(1))"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
    ],
)
def test_nothing_runs_or_fetches(nasty: str) -> None:
    assert "alert(1)" not in inline(SVG % nasty, "f")


def test_an_entity_is_refused() -> None:
    with pytest.raises(SyntaxError):
        inline('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>', "f")


def test_no_figure_is_no_markup() -> None:
    assert inline("", "f") == ""

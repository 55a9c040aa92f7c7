"""A model's answer is read in any wrapping, but only in the shape that was asked for."""

from __future__ import annotations

import json
import time

import pytest

from attest.extract.model.answer import Answer, Claim, read_answer

VALUE = '{"role": "study.design", "value": "cohort", "quote": "a cohort of", "row": null}'
CLAIM = Claim("study.design", "cohort", "a cohort of", "")


@pytest.mark.parametrize(
    "text",
    [
        f'{{"values": [{VALUE}]}}',
        f'\n  {{"values": [{VALUE}]}}  \n',
        f'```json\n{{"values": [{VALUE}]}}\n```',
        f'Here is what I found:\n\n```\n{{"values": [{VALUE}]}}\n```\nI hope this helps.',
        f'<think>The design {{"values": []}} is…</think>\n{{"values": [{VALUE}]}}',
        f'{{"values": [{VALUE.replace(", " + chr(34) + "row" + chr(34) + ": null", "")}]}}',
        f'{{"values": [{VALUE.replace("a cohort of", "a  cohort" + chr(92) + "n of")}]}}',
    ],
)
def test_what_stands_around_the_object_does_not_matter(text: str) -> None:
    assert read_answer(text) == Answer((CLAIM,), 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "include",
        "I cannot help with that.",
        f'{{"values": [{VALUE}',  # the end is missing
        f'```json\n{{"values": [{VALUE}]}}',
        f'```\n{{"values": [{VALUE}]}}\n```\nor\n```\n{{"values": []}}\n```',
        f"[{VALUE}]",
        VALUE,
        f'{{"values": {VALUE}}}',
        f'{{"values": [{VALUE}], "note": "done"}}',
        f'{{"values": [], "values": [{VALUE}]}}',
        f'{{"values": [{VALUE}],}}',
        '{"values": [NaN]}',
        '{"values": ' + "[" * 100_000,
        json.dumps({"values": [0] * 5_001}),
        "null",
    ],
)
def test_anything_else_is_no_answer(text: str) -> None:
    assert read_answer(text) is None


@pytest.mark.parametrize(
    "odd",
    [
        "27",
        "null",
        "[]",
        "{}",
        '{"role": "study.design", "value": "cohort"}',
        '{"role": "study.design", "value": null, "quote": "a"}',
        '{"role": "study.design", "value": ["a"], "quote": "a"}',
        '{"role": "study.design", "value": true, "quote": "a"}',
        '{"role": "study.design", "value": " ", "quote": "a"}',
        '{"role": "study.design", "value": "a", "quote": "a", "sure": "very"}',
    ],
)
def test_a_value_of_another_shape_is_counted_and_the_others_stay(odd: str) -> None:
    assert read_answer(f'{{"values": [{odd}, {VALUE}]}}') == Answer((CLAIM,), 1)


def test_numbers_keep_their_digits() -> None:
    read = read_answer('{"values": [{"role": "age.mean", "value": 3.10, "quote": "3.10 years", "row": 1}]}')
    assert read == Answer((Claim("age.mean", "3.10", "3.10 years", "1"),), 0)
    long = "1" * 6_000
    read = read_answer(f'{{"values": [{{"role": "age.mean", "value": {long}, "quote": "q"}}]}}')
    assert read and read.claims[0].value == long


def test_a_hostile_answer_takes_no_time() -> None:
    began = time.monotonic()
    for text in ("```a\n" * 200_000, "<think>" * 200_000, "{" * 1_000_000, "</think>" * 200_000):
        assert read_answer(text) is None
    assert time.monotonic() - began < 2

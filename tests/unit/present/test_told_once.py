"""What several lines say in the same words is said once, and nothing that any says is lost."""

from typing import Any

import pytest

from foedus.present.run_table import cautions
from foedus.present.told_once import told_once


def test_a_shared_sentence_is_told_once_and_the_own_one_after_it_alone() -> None:
    said = {"fill": "Near full. Rests on readiness.", "gap": "Rests on readiness."}
    assert list(told_once(said)) == ["fill: Near full.", "fill; gap: Rests on readiness."]


def test_a_text_of_several_own_sentences_stays_whole() -> None:
    text = "Two or three, so a step is a third. What follows is 0.5 of it. No more."
    assert list(told_once({"commands": text})) == [f"commands: {text}"]


def test_nobody_says_nothing() -> None:
    assert list(told_once({})) == []


def test_every_weakness_of_a_run_is_printed_and_none_twice(summaries: Any) -> None:
    lines = summaries["baseline"].lines
    texts = list(cautions(lines))[1:]
    warned = {
        line.label: line.indicator.caution
        for line in lines
        if line.indicator.caution and line.years
    }
    for label, caution in warned.items():
        for sentence in caution.removesuffix(".").split(". "):
            told = [text for text in texts if f"{sentence}." in text]
            assert len(told) == 1, sentence
            assert label in told[0]
    whole = " ".join(texts)
    shared = "no state's readiness is published"
    assert sum(shared in one for one in warned.values()) > 1
    assert whole.count(shared) == 1


@pytest.mark.parametrize("word", ["EU", "NATO"])
def test_names_in_capitals_within_a_sentence_do_not_end_it(word: str) -> None:
    assert list(told_once({"a": f"With the {word} first. Full."})) == [
        f"a: With the {word} first. Full."
    ]

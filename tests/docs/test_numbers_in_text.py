"""A number in running text says where it comes from: a mark, a link, a source, or it is none.

What is taken away before a sentence is looked at: marks and made sections, blocks, code and source
names, links, dates and years, and the few forms of `ALLOWED`. A sentence that still has a digit is
told.
"""

import re
from pathlib import Path

import pytest

from docs_build.pages import NUMBER, name_of, pages
from docs_build.sections import SECTION

CHECKED = pages()

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
TAKEN_AWAY = (
    SECTION,
    NUMBER,
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE),
    re.compile(r"`[^`]*`"),
    re.compile(r"!?\[[^]]*\]\([^)]*\)"),
    re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b"),
    re.compile(r"\b(?:19|20)\d\d(?:[-–]\d\d(?:\d\d)?)?\b"),
)

# form: why it needs no mark
ALLOWED = {
    r"\bArticle \d+(?:\(\d+\))?": "names an article",
    r"\b68/262\b": "names a resolution",
    r"\b2 and 3\.5 %|\b(?:1|2|3\.5) %(?: of GDP)?(?! of)": "the line of a pledge or rule",
    r"\b(?:50|90) % (?:range|band)": "names a band",
    r"\bPython 3\.\d+": "names a version",
    r"\bApache-2\.0\b": "names a licence",
    r"\*[A-Z][A-Za-z ]+\* \d+\b": "volume of a citation",
    r"\bch\. \d+": "chapter of a citation",
    r"\bseed 1\b": "says how results are made",
    r"\bat 100\b|\b100 less\b|\broom 1\b|\byear is 1\b": "a norm, by definition",
    r"^\| (?:1|5|10) \|": "how many years ahead, the first column of a table",
    r"\b9 of 10 runs\b|\b\d+th (?:to the \d+th )?percentile\b": "how a range is told",
    r"\b100 columns\b": "a terminal",
    r"\b4 % of GDP by ": "what the question of the tutorial asks",
    r"\btakes 0 or 1\b": "yes or no",
    r"^#+ \d\.": "number of a heading",
    r"\bto 40,000 by\b|\bat least 76,000 troops\b": "what a scenario sets, with a link to it",
}


def sentences(text: str) -> list[str]:
    """Return the sentences and table rows of a page without what needs no mark."""
    for taken in TAKEN_AWAY:
        text = taken.sub(" ", text)
    parts = re.split(r"\n(?= *(?:[-|#]|\d+\. ))|\n\s*\n", text)
    found = []
    for part in parts:
        found += re.split(r"(?<=[.:;])\s+(?=[A-Z(*])", re.sub(r"^ *\d+\. ", "", part))
    return [" ".join(one.split()) for one in found]


def unmarked(text: str) -> list[str]:
    """Return the sentences in which a number comes from nowhere."""
    told = []
    for sentence in sentences(text):
        rest = sentence
        for form in ALLOWED:
            rest = re.sub(form, " ", rest)
        if re.search(r"\d", rest):
            told.append(sentence)
    return told


@pytest.mark.parametrize("page", CHECKED, ids=name_of)
def test_every_number_has_a_mark_a_link_or_a_source(page: Path) -> None:
    told = unmarked(page.read_text("utf-8"))
    assert not told, f"mark these in {name_of(page)} (tools/docs_build/numbers.py): {told}"


@pytest.mark.parametrize(
    "text",
    [
        "The share rises to 41 % by 2040.",
        "It moves by 0.12 of a point.",
        "One of 30 states.",
        "| Italy | 2.60 | 2.55 |",
        "1. First it is 12 and then more.",
    ],
)
def test_a_number_from_nowhere_is_told(text: str) -> None:
    assert unmarked(text)


@pytest.mark.parametrize(
    "text",
    [
        "It rises to <!--= european_share.baseline.2040.median -->39.1<!--/--> % by 2040.",
        "The pledge of 2 % of GDP was agreed on 5 September 2014.",
        "In 2010–14 and from 2021 to 2024.",
        "`persistence` of [table 3](x.md) under Article 42(7) by `un-es-11-1`.",
        "1. A list.\n2. Another.",
    ],
)
def test_names_dates_and_marks_are_not(text: str) -> None:
    assert not unmarked(text)

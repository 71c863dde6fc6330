"""The page on checking an argument names every key that a file of claims may have."""

import re
from pathlib import Path

from foedus.facts.claim_selections import Happening, Quantity, Selection
from foedus.facts.claim_tests import (
    KINDS,
    ClaimTest,
    Count,
    Difference,
    Event,
    Figure,
    InScenario,
    Mediation,
    Trend,
    Untestable,
)
from foedus.facts.claims import Claim, ClaimsFile

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "check-an-argument.md"
RECORDS = {
    "a claim": Claim,
    "any test": ClaimTest,
    "`figure`": Figure,
    "`event`": Event,
    "`count`": Count,
    "`trend`": Trend,
    "`difference`": Difference,
    "`scenario`": InScenario,
    "`mediation`": Mediation,
    "a quantity": Quantity,
    "a fact": Happening,
    "a selection": Selection,
}


def rows() -> dict[str, set[str]]:
    """Return the words in code marks of each row of the table of keys."""
    cells = re.findall(r"^\| ([^|]+) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return {name: set(re.findall(r"`([a-z_]+)(?:: true)?`", told)) for name, told in cells}


def test_every_key_stands_in_the_row_of_what_has_it() -> None:
    told = rows()
    for name, record in RECORDS.items():
        keys = set(record.model_fields)
        if record is ClaimTest:
            keys -= set(KINDS)
        elif record is Mediation:
            keys -= set(InScenario.model_fields)
        assert keys <= told[name], (name, keys - told[name])


def test_the_document_and_what_is_missing_are_shown_too() -> None:
    text = PAGE.read_text("utf-8")
    for key in (*ClaimsFile.model_fields, *Untestable.model_fields):
        assert re.search(rf"\b{key}\b", text), key

"""Rule words: tallies and bounds of a rule as they are told, the same wherever they are."""

from collections.abc import Mapping
from fractions import Fraction

from foedus.facts.rules import Requirement, Tally

TALLIES: Mapping[Tally | None, str] = {
    "in_favour": "in favour",
    "not_in_favour": "not in favour",
    "against": "against",
    "not_against": "not against",
    "abstaining": "abstaining",
    "constructive": "abstaining constructively",
    None: "with a veto against",
}
BOUNDS: Mapping[str, str] = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
}


def bound_in_words(asked: Requirement) -> str:
    """Return a bound as the rule has it: a share in %, or a number.

    >>> bound_in_words(Requirement(tally="in_favour", share_of="cast", more_than="1/2"))
    'more than 50 % of the votes cast'
    """
    if asked.at_most_fewest_holding is not None:
        held = asked.at_most_fewest_holding
        return f"at most the fewest with more than {size_in_words(held.more_than)} of {held.of}"
    given = {word: getattr(asked, name) for name, word in BOUNDS.items()}
    word, bound = next((word, bound) for word, bound in given.items() if bound is not None)
    cast = " of the votes cast" if asked.share_of == "cast" else ""
    return f"{word} {size_in_words(bound)}{cast}"


def size_in_words(bound: int | Fraction) -> str:
    """Return a whole number, or a share in %; as a fraction where that is not exact.

    >>> size_in_words(15), size_in_words(Fraction(65, 100)), size_in_words(Fraction(1, 3))
    ('15', '65 %', '1/3')
    """
    if not isinstance(bound, Fraction):
        return str(bound)
    percent = 100 * bound
    return f"{percent} %" if percent.denominator == 1 else str(bound)

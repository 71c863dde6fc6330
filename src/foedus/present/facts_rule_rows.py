"""Rules as rows of text: each version with its article, what it asks for, and who says so."""

from collections.abc import Iterator
from fractions import Fraction

from foedus.present.facts_rows import Found, Row, says, span

_TALLIES = {
    "in_favour": "in favour",
    "not_in_favour": "not in favour",
    "against": "against",
    "abstaining": "abstaining",
    "constructive": "abstaining with a declaration",
}
_BOUNDS = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
}
_PER_CENT = 100


def rule_sections(found: Found) -> Iterator[tuple[str, list[Row]]]:
    """Yield a heading for each rule, with a row for each of its versions."""
    for rule in found["rules"]:
        lines = [f"Voters: {voters_in_words(rule['voters'])}"]
        rows: list[Row] = [("", rule["body"], "", lines)]
        rows += [_version(one) for one in rule["versions"]]
        yield f"{rule['id']}: {rule['name']}", rows


def _version(one: Found) -> Row:
    lines = [f"{way['name']}: {way_in_words(way)}" for way in one["ways"]]
    if one["votes_as"]:
        lines.append(f"Voted as {one['votes_as']}")
    counts = {
        "absence": one["absent_counts_as"],
        "abstention": one["abstaining_counts_as"],
    }
    lines += [
        f"An {name} counts as a vote {_TALLIES[as_what]}"
        for name, as_what in counts.items()
        if as_what != "abstaining"
    ]
    lines += [f"Besides: {step}" for step in one["further_steps"]]
    lines += [f"{held['unit'].capitalize()}: {_weights(held)}" for held in one["weights"]]
    if one["agreed"] and one["agreed"] != one["since"]:
        lines.append(f"agreed {one['agreed']}")
    return span(one["since"], one["until"]), one["article"], one["what"], [*lines, says(one)]


def _weights(held: Found) -> str:
    """Return who has how many, the heaviest first."""
    by_size: dict[int, list[str]] = {}
    for name, size in held["of"].items():
        by_size.setdefault(size, []).append(name)
    return "; ".join(f"{size} {' '.join(names)}" for size, names in sorted(by_size.items())[::-1])


def voters_in_words(voters: Found) -> str:
    """Return who votes, in words.

    >>> voters_in_words({"organisation": "PACT", "without_opt_out_of": "defence"})
    'members of PACT without those with an opt-out of defence'
    """
    if voters.get("named"):
        return ", ".join(voters["named"])
    if voters.get("participants_of"):
        return f"participants of {voters['participants_of']}"
    without = voters.get("without_opt_out_of")
    left_out = f" without those with an opt-out of {without}" if without else ""
    return f"members of {voters['organisation']}{left_out}"


def way_in_words(way: Found) -> str:
    """Return what a way asks for, in words.

    >>> way_in_words({"requires": [{"tally": "in_favour", "of": "members", "at_least": "11/20"}]})
    'in favour at least 55 % of the members'
    """
    return "; ".join(map(_requirement, way["requires"]))


def _requirement(one: Found) -> str:
    if one.get("none_against"):
        return f"nobody against among {', '.join(one['none_against'])}"
    tally, of = _TALLIES[one["tally"]], one.get("of", "members")
    fewest = one.get("at_most_fewest_holding")
    if fewest:
        share = _size(fewest["more_than"], fewest["of"])
        return f"{tally} no more members than the fewest that hold more than {share}"
    key = next(key for key in _BOUNDS if one.get(key) is not None)
    word, bound = _BOUNDS[key], one[key]
    if one["tally"] == "against" and word == "at most" and bound == 0:
        return "nobody against"
    if of == "members" and isinstance(bound, str) and Fraction(bound) == 1:
        return f"all members {tally}"
    cast = " that is cast for or against" if one.get("share_of") == "cast" else ""
    return f"{tally} {word} {_size(bound, of)}{cast}"


def _size(bound: int | str, of: str) -> str:
    """Return a whole number, or a share in per cent where that is exact, else as a fraction."""
    if isinstance(bound, int):
        return f"{bound} {of}"
    share = Fraction(bound) * _PER_CENT
    return f"{share} % of the {of}" if share.denominator == 1 else f"{bound} of the {of}"

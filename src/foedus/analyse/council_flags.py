"""Council flags: what must be known of its figures, members and bounds, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from foedus.analyse.rule_words import bound_in_words
from foedus.analyse.voting_weights import Measure
from foedus.facts.organisations import in_force
from foedus.facts.rules import MEMBERS, Caution, RuleVersion


def flags_of_figures(
    measure: Measure, voters: Sequence[str], day: date, cautions: Sequence[Caution]
) -> Iterator[str]:
    """Yield what is to be said of figures that are not those in force on the day."""
    yield from (one.what for one in cautions if in_force(one.since, one.until, day))
    for origin, whose in measure.by_origin(voters).items():
        of = "all voters" if len(whose) == len(voters) else ", ".join(whose)
        how, year = origin.how, origin.year
        publisher = f"{origin.publisher or origin.source} ({origin.source})"
        if how == "stand_in":
            yield (
                f"The {measure.id} of {of} is not the figure in force in {day.year}: that of "
                f"{publisher} for {year} stands in, as revised since."
            )
        if how == "carried":
            yield (
                f"The {measure.id} of {of} is that of {publisher} for {year}, the latest there is "
                f"by {day.year}, carried on."
            )
    if len({(one.how, one.source) for one in measure.origins}) > 1:
        yield f"Figures of {measure.id} from different sources are added up."


def flag_of_all(deciding: RuleVersion) -> Iterator[str]:
    """Yield that all take part, where the rule is for votes in which some do not."""
    if deciding.if_all_take_part:
        yield (
            f"All members take part here: {deciding.if_all_take_part} Leave out who takes no part."
        )


def flag_of_whole_numbers(
    deciding: RuleVersion,
    weights: Mapping[str, Sequence[int]],
    usual: Mapping[str, Sequence[int]],
) -> Iterator[str]:
    """Yield which bounds stay as they are though members were taken in or out.

    weights, usual   by measure, of those who vote and of those who would without changes, (voter,)
    """
    told = []
    every = (one for way in deciding.ways for one in way.requires)
    for one in dict.fromkeys(every):
        bounds = (one.at_least, one.more_than, one.at_most, one.less_than)
        if any(isinstance(bound, int) and bound for bound in bounds):
            now, before = sum(weights[one.of]), sum(usual[one.of])
            what = "members" if one.of == MEMBERS else one.of
            told.append(f"{bound_in_words(one)} of {now:,} {what} (before {before:,})")
    if told:
        yield (
            "Members were taken in or out, and whole numbers of the text stay as they are: "
            f"{'; '.join(dict.fromkeys(told))}."
        )

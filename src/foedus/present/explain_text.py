"""The text of `foedus explain`: the difference, who did it, what it hangs on, and by which way."""

from collections.abc import Iterator

from foedus.analyse.difference import JUDGED, SET, UNMOVED, WORDS
from foedus.analyse.explain import Contribution, Explanation, Spread
from foedus.analyse.parameter_shares import FEWEST_RUNS
from foedus.facts.system import System
from foedus.present.explain_way import ground_lines, way_lines
from foedus.present.explain_words import (
    JUDGED_MARK,
    SMALL,
    amount,
    between,
    change_in_words,
    decimals,
    figures,
    label_of,
    lower,
    measure,
    places_of,
    rounded,
    spread,
)
from foedus.present.run_table import FEW_RUNS, LEFT_OUT, MARKS, literal, new_console
from foedus.present.sentences import chance, never_none
from foedus.simulate.quantiles import MEDIAN

WIDTH = 100  # characters, where the terminal does not say
MANY = 8  # changes, above which those of little weight are told together
NO_CHANGES = (
    "This scenario changes nothing, so there is no difference to explain. `foedus scenarios` lists "
    "those that do."
)
DAGGER = (
    "† of an effect: moves over judged links alone, cut those and nothing moves; an assumption of "
    "the model, no finding. Of a parameter: a judged link."
)


def print_explanation(system: System, found: Explanation) -> None:
    """Print the explanation in sentences."""
    console = new_console(WIDTH)
    console.print(f"[bold]{found.line.label} in {found.line.year}: why {found.name}?[/bold]")
    console.print(literal(found.question))
    compared = "; compared run by run with the baseline on the same draws"
    console.print(
        f"{found.runs:,} runs, seed {found.seed}, as of {found.as_of}"
        f"{compared if found.contributions else ''}."
    )
    if found.runs < FEW_RUNS:
        console.print(f"Few runs: everything below is rough below {FEW_RUNS}.")
    for text in _told(system, found):
        console.print(literal(text) if not text.startswith("\n[bold]") else text)
    console.print(f"\n{LEFT_OUT}")


def _told(system: System, found: Explanation) -> Iterator[str]:
    yield ""
    yield from _difference(system, found)
    if any(one.rests_on != UNMOVED for one in found.contributions):
        yield "\n[bold]What each change adds[/bold]"
        yield from _contributions(system, found)
    if found.contributions and found.rests_on != UNMOVED:
        yield "\n[bold]What makes the difference large or small[/bold]"
        yield from _spread(found.of_difference, "the difference", found)
    yield f"\n[bold]What the value itself hangs on, under {found.name}[/bold]"
    yield from _spread(found.of_level, "the value", found)
    if found.chain is not None:
        yield "\n[bold]By which way it gets there[/bold]"
        yield from way_lines(system, found, found.chain)
        grounds = tuple(ground_lines(system, found, found.chain))
        if grounds:
            yield "\n[bold]What these steps rest on[/bold]"
        yield from grounds
    if _marked(found):
        yield f"\n{DAGGER}"


def _marked(found: Explanation) -> bool:
    """Return whether anything that is told carries the mark of what is judged."""
    links = [one.judged_link for one in (*found.of_difference.shares, *found.of_level.shares)]
    links += [one.judged_link for each in found.grounds for one in each.parameters]
    return any(links) or any(one.rests_on == JUDGED for one in found.contributions)


def _set_by(system: System, found: Explanation) -> Iterator[str]:
    return (label_of(system, one.change.variable) for one in found.contributions)


def _difference(system: System, found: Explanation) -> Iterator[str]:
    unit = found.line.indicator.unit
    value = measure(figures(found.scenario), unit)
    if not found.contributions:
        yield f"{found.line.label} in {found.line.year}: {value} on average over the runs."
        yield NO_CHANGES
        return
    if found.rests_on == UNMOVED:
        yield (
            f"{found.line.label} in {found.line.year} is {value} on average over the runs, with "
            f"{found.name} as without it: nothing that it changes moves this line by then "
            f"({', '.join(dict.fromkeys(_set_by(system, found)))})."
        )
        return
    yield (
        f"On average over the runs {found.name} moves it by {amount(found.difference, found)}, "
        f"{_from_to(found)}. In the median run the difference is "
        f"{spread(found.quantiles[MEDIAN], found)}, {between(found.quantiles, found)}."
    )
    if found.rests_on in (SET, JUDGED):
        mark = MARKS[found.rests_on]
        yield f"It {'is ' if found.rests_on == SET else ''}{WORDS[found.rests_on]}{mark}."


def _from_to(found: Explanation) -> str:
    unit, places = found.line.indicator.unit, decimals([found.baseline, found.scenario])
    first, second = (rounded(one, places) for one in (found.baseline, found.scenario))
    if first == second:
        return f"too little to show in its level of {measure(second, unit)}"
    return f"from {first} to {measure(second, unit)}"


def _contributions(system: System, found: Explanation) -> Iterator[str]:
    ordered = sorted(found.contributions, key=lambda each: -abs(each.value))
    least = SMALL * abs(ordered[0].value) if len(ordered) > MANY else 0.0
    small = [one for one in ordered if abs(one.value) < least]
    for one in ordered[: len(ordered) - len(small)]:
        source = "imagined" if one.change.source is None else one.change.source
        yield f"• {change_in_words(system, one.change)} ({source}):"
        yield f"  {_added(found, one)}"
    if small:
        rest = amount(sum(one.value for one in small), found)
        yield f"• {len(small)} further changes, each of little weight: together {rest}."
    if found.orders:
        yield (
            f"Each change's part is the mean over {found.orders} orders in which the changes could "
            "be made, drawn by chance; ± is the standard error that this leaves."
        )
    elif len(found.contributions) > 1:
        yield (
            "Each change's part is the mean of what it adds over all orders in which the changes "
            f"could be made (Shapley); together {amount(found.difference, found)}."
        )


def _added(found: Explanation, one: Contribution) -> str:
    if one.rests_on == UNMOVED:
        return "adds nothing: it does not move this line by then."
    if len(found.contributions) == 1:
        return f"all of the difference, as the only change{MARKS.get(one.rests_on, '')}."
    places = places_of(found)
    said = f"{amount(one.value, found)}{MARKS.get(one.rests_on, '')}"
    if one.error is not None:
        said = f"{said} ± {never_none(one.error, max(places, 0))}"
    if one.quantiles is not None:
        said = f"{said}, {between(one.quantiles, found)}"
    return f"{said}."


def _spread(spread: Spread, what: str, found: Explanation) -> Iterator[str]:
    if spread.rest is None:
        few = found.runs < FEWEST_RUNS
        least = f"it takes {FEWEST_RUNS} runs or more to tell parameters from chance"
        yield f"Nothing can be told: {least if few else f'{what} is the same in every run'}."
        return
    if not spread.shares:
        yield (
            f"No parameter alone can be told from chance: {spread.looked} were looked at in "
            f"{found.runs:,} runs. Shocks of the years and interplay do the rest."
        )
        return
    yield f"Of the spread of {what} over the runs these shares go with one parameter each:"
    for one in spread.shares:
        mark = JUDGED_MARK if one.judged_link else ""
        source = f", {one.source}" if one.source else ""
        said = f"{chance(one.share)} (± {max(100 * one.error, 1):.0f}): {lower(one.meaning)}"
        yield f"• {said.rstrip('.')} ({one.name}, {one.basis}{mark}{source})."
    yield (
        f"The rest, {chance(spread.rest)}, is shocks of the years, interplay, and what is too "
        f"small to be told from chance among {spread.looked} parameters."
    )

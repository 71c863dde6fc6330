"""Words of relations: what an actor is called, the sign rule, and what none of it says."""

from collections.abc import Iterator

from foedus.analyse.signed_network import choices
from foedus.facts.disputes import Layer, Power
from foedus.facts.system import System
from foedus.model.position_sources import issue_of


def called(system: System, actor: str) -> str:
    """Return the short name of an actor."""
    found = system.actor(actor)
    return found.short or found.name


def proxy_source(system: System, power: Power) -> str:
    """Return the publication behind what publics think of a power."""
    found = issue_of(system, power.issue).sources
    return next((one.source for one in found if one.id == power.proxy), power.proxy)


def rule_words(system: System) -> Iterator[str]:
    """Yield each layer in its order: marks, meaning, when it is silent, and its sources."""
    for place, layer in enumerate(system.disputes.layers, start=1):
        marks = _marks(system, layer)
        yield (
            f"{place}. {layer.title}{marks}. {layer.says} Silent: {layer.silent[:1].lower()}"
            f"{layer.silent[1:]}{_sources(system, layer)}"
        )


def _marks(system: System, layer: Layer) -> str:
    marks = choices(system)
    if f"{layer.id}_apart" not in marks:
        return ""
    apart, together = marks[f"{layer.id}_apart"].central, marks[f"{layer.id}_together"].central
    below = -together if layer.against else together
    least = f", {marks['least_events'].central:g} events or more" if layer.against else ""
    where = "at the mean" if not below else f"{abs(below):g} {'below' if below < 0 else 'above'} it"
    return (
        f" (minus from {apart:g} deviations below the mean of the year, plus from {where}{least})"
    )


def _sources(system: System, layer: Layer) -> str:
    series = [system.series(name) for name in (layer.series, layer.against) if name]
    named = sorted({one.source for one in series})
    years = [year for one in series for year in one.years]
    return f" Published: {min(years)} to {max(years)} ({', '.join(named)})." if years else ""


def limits(system: System) -> Iterator[str]:
    """Yield what a reader must not take the answer for."""
    yield (
        "It describes and does not predict: states need not tend to balance, and nothing of it "
        "feeds a simulation. Among many pluses nearly every triangle is balanced, so that share "
        "says little."
    )
    yield (
        "Points sum up votes on everything, most of them not on the power: they say who votes "
        "alike, not who helps whom. They come with an error of about a tenth; ranges take the "
        "years as independent. High points are those of the guarantor by construction, so that the "
        "distance between it and the union is mostly its own movement."
    )
    yield (
        "While a power stands below both, its own move changes both distances alike and adds "
        "nothing to their difference."
    )
    yield (
        "Disputes are a choice. Events are coded by machine from news: arrests across a border, "
        "sports and quarrels over fish count as conflict of states. Counts of years with other "
        "layers do not compare."
    )
    yield (
        "Decisions are those of the dossiers, chosen and mostly recent. Trade with the powers "
        "stands elsewhere, where it is measured at all."
    )

"""An explanation as JSON with stable keys."""

from typing import Any

from foedus.analyse.chain import Chain, Moved
from foedus.analyse.difference import WORDS
from foedus.analyse.explain import Contribution, Explanation, Spread
from foedus.analyse.grounds import Ground, Grounds
from foedus.facts.system import System
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words
from foedus.present.as_json import key_of
from foedus.simulate.card import change_entry

METHODS = {
    "difference": "mean over the runs of the scenario less the baseline, run by run on one draw",
    "contribution": (
        "Shapley value: mean of what a change adds over all orders of making the changes, or over "
        "`orders` drawn ones, with `standard_error`; contributions add up to `difference`"
    ),
    "share": (
        "part of the variance that goes with the parameter alone: polynomials of the third degree "
        "in its rank, adjusted for their number; `rest` is shocks, interplay and what is too small"
    ),
    "carries": (
        "by how much less the scenario would differ if the variable stayed as in the baseline, "
        "mean over `averaged` runs; these do not add up"
    ),
    "direct": (
        "what is left of the chain's `difference` with every variable between held as in the "
        "baseline, mean over `averaged` runs: the way straight from what is set; null if none"
    ),
    "run": "whose numbers the chain shows, counted from 0 as in run.nc",
    "rests_on": WORDS,
}


def explanation_json(system: System, found: Explanation) -> dict[str, Any]:
    """Return an explanation as plain values."""
    return {
        "scenario": found.name,
        "question": found.question,
        "indicator": found.line.name,
        "label": found.line.label,
        "unit": found.line.indicator.unit,
        "year": found.line.year,
        "runs": found.runs,
        "seed": found.seed,
        "as_of": found.as_of,
        "baseline": found.baseline,
        "value": found.scenario,
        "difference": found.difference,
        "quantiles": {key_of(level): value for level, value in found.quantiles.items()},
        "rests_on": found.rests_on,
        "orders": found.orders,
        "contributions": [_contribution(one) for one in found.contributions],
        "parameters": {
            "of_difference": _spread(found.of_difference),
            "of_value": _spread(found.of_level),
        },
        "chain": None if found.chain is None else _chain(system, found.chain),
        "grounds": [_grounds(system, one) for one in found.grounds],
        "sources": _sources(system, found),
        "definitions": METHODS,
    }


def _contribution(one: Contribution) -> dict[str, Any]:
    whose = f" of {', '.join(one.change.actors)}" if one.change.actors else ""
    spread = None
    if one.quantiles is not None:
        spread = {key_of(level): value for level, value in one.quantiles.items()}
    return {
        "change": f"{one.change.variable}{whose}",
        "contribution": one.value,
        "standard_error": one.error,
        "quantiles": spread,
        "rests_on": one.rests_on,
        **change_entry(one.change),
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "shares": [
            {
                "parameter": one.name,
                "share": one.share,
                "standard_error": one.error if one.error == one.error else None,
                "basis": one.basis,
                "meaning": one.meaning,
                "source": one.source,
                "judged_link": one.judged_link,
            }
            for one in spread.shares
        ],
        "rest": spread.rest,
        "looked_at": spread.looked,
    }


def _chain(system: System, way: Chain) -> dict[str, Any]:
    return {
        "run": way.run,
        "averaged": way.averaged,
        "difference": way.difference,
        "direct": way.direct,
        "set": [_moved(system, one) for one in way.set],
        "steps": [
            {
                "sub_model": step.submodel,
                "reads": list(step.reads),
                "writes": [_moved(system, one) for one in step.writes],
            }
            for step in way.steps
        ],
    }


def _moved(system: System, one: Moved) -> dict[str, Any]:
    variable = VARIABLES[one.variable]
    return {
        "variable": one.variable,
        "label": in_words(variable.label, system),
        "unit": variable.unit,
        "baseline": one.reference if one.reference == one.reference else None,
        "scenario": one.scenario if one.scenario == one.scenario else None,
        "actor": one.actor,
        "actor_name": None if one.actor is None else system.actor(one.actor).name,
        "entered": list(one.entered),
        "left": list(one.left),
        "differing": one.differing,
        "of": one.of,
        "carries": one.carries,
    }


def _grounds(system: System, one: Grounds) -> dict[str, Any]:
    return {
        "sub_model": one.submodel,
        "about": one.about,
        "parameters": [_parameter(each) for each in one.parameters],
        "facts": [
            {
                "variable": name,
                "label": in_words(VARIABLES[name].label, system),
                "meaning": in_words(VARIABLES[name].meaning, system),
                "series": list(one.history.get(name, ())),
            }
            for name in one.facts
        ],
        "state_from": {
            name: list(series) for name, series in one.history.items() if name not in one.facts
        },
        "estimated_from": list(one.series),
    }


def _parameter(one: Ground) -> dict[str, Any]:
    belief = one.belief
    return {
        "parameter": one.name,
        "meaning": one.meaning,
        "unit": one.unit,
        "numbers": one.keys,
        "central": None if belief is None else belief.central,
        "low": None if belief is None else belief.low,
        "high": None if belief is None else belief.high,
        "basis": list(one.bases),
        "judged_link": one.judged_link,
        "sources": list(one.sources),
    }


def _sources(system: System, found: Explanation) -> list[dict[str, Any]]:
    """Return every source that a change or a parameter cites, each once."""
    series = dict.fromkeys(name for each in found.grounds for name in (*each.read, *each.series))
    cited = [one.change.source for one in found.contributions]
    cited += [system.series(name).source for name in series]
    cited += [id for each in found.grounds for one in each.parameters for id in one.sources]
    cited += [one.source for one in (*found.of_difference.shares, *found.of_level.shares)]
    ids = dict.fromkeys(one.partition("#")[0] for one in cited if one is not None)
    return [
        {"id": id, "title": system.sources[id].title, "url": system.sources[id].url}
        for id in ids
        if id in system.sources
    ]

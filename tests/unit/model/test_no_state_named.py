"""Nothing in Python names a state, and no number lives there without a reason."""

import ast
import re
from pathlib import Path

import pytest

import foedus
from foedus.facts.system import System

SOURCE = Path(foedus.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
COUNTED = [
    path
    for package in ("instruments", "model", "simulate", "analyse")
    for path in sorted((SOURCE / package).rglob("*.py"))
]

# Zero, one, and powers of ten that convert units or show a share in percent.
ALWAYS = {0, 1, 100, 1000}

# file: actors named there; only where a reader is shown what to type
EXAMPLES = {
    "present/begin.py": {"POL", "HUN"},
    "present/cli.py": {"FIN"},
    "present/cli_council.py": {"POL", "HUN", "DEU"},
    "present/cli_partnership.py": {"UKR"},
}

# file: {number: why it may stand there}
REASONS: dict[str, dict[float, str]] = {
    "instruments/power.py": {2: "swings are twice those that hold a member, less all"},
    "instruments/power_by_halves.py": {
        2: "two halves",
        40: "MOST_BY_SORTING: seconds and memory, measured",
        36: "MOST_BY_PAIRS: seconds, measured",
    },
    "instruments/power_by_sums.py": {
        8: "bits of a byte",
        64_000_000: "MOST_BYTES: memory and seconds, measured",
    },
    "instruments/additive_shares.py": {
        0.01: "LEVEL: one input in a hundred fits enters by chance",
        0.5: "the middle of a rank",
        2: "ranks from -1 to 1; twice as many runs as terms; two parts at least",
        3: "DEGREE: level, bend and turn",
        12: "MOST: inputs told from one another in some hundred runs",
        16: "GROUPS of runs for the standard error",
    },
    "instruments/moved_parts.py": {12: "MOST: the value is asked for 2^12 times"},
    "instruments/signed_graph.py": {
        2: "each tie stands twice in the matrix; two camps",
        3: "a triangle has three ties",
        6: "ways to walk around a triangle",
        12: "twice the ways to walk around a triangle",
        18: "MOST: divisions held at once",
    },
    "analyse/signed_network.py": {2: "a pair; each pair stands twice"},
    "instruments/decision_rule.py": {2: "ABSTAINING, a place", 3: "CONSTRUCTIVE, a place"},
    "instruments/dominance.py": {4096: "LEAF: pairs compared one by one, measured"},
    "instruments/subsets.py": {20: "MOST_ROWS: bound of memory, not of a rule"},
    "instruments/power_counts.py": {8: "COALITIONS_PER_SUM: which way is quicker, measured"},
    "instruments/burden_sharing.py": {2: "Gini counts each pair twice; a mean rank"},
    "instruments/arrivals.py": {7: "_TURN: terms worked out at a time, measured"},
    "instruments/competing_risks.py": {2: "halving"},
    "instruments/forecast_scores.py": {2: "a squared distance; equal forecasts are half right"},
    "instruments/paired_bootstrap.py": {
        2: "two tails of equal size",
        15: "digits that a mean of equal numbers keeps",
    },
    "instruments/proportional_hazard.py": {2: "a squared deviation; halving"},
    "instruments/central_position.py": {2: "half of all weight; halfway between two neighbours"},
    "instruments/compromise.py": {2: "the middle of a scale is half of its width"},
    "instruments/dispersion.py": {2: "a variance is made of squares"},
    "instruments/expected_utility.py": {
        2: "utils run from -2 to 2 in the published model; votes of a pair count twice",
        4: "width of the range of utils in the published model",
        0.5: "half of a distance, and the status quo between gain and loss, as published",
        3: "risk exponents run from one half to two by a third, as published",
    },
    "instruments/nash_bargaining.py": {2: "nobody gains beyond twice the distance; halving"},
    "instruments/ordered_agreement.py": {
        2: "triples beside two given categories, and pairs, as published",
        3: "FEWEST: agreement is defined from three categories",
    },
    "instruments/similarity.py": {2: "S runs from -1 to 1; squared distances"},
    "instruments/pce.py": {
        2: "power of 'square'; one of two equals wins half; two axes of a square",
        4: "power of 'quartic'",
        8: "power of 'octic'",
    },
    "instruments/monotone_trend.py": {3: "FEWEST: of two years every line is straight"},
    "instruments/mean_difference.py": {2: "variances are squared errors"},
    "analyse/claims.py": {512: "runs, if not asked for: ranges to two digits in seconds"},
    "analyse/claim_runs.py": {
        3: "NAMED: parameters that are told of an effect",
        4: "BEYOND_CHANCE: standard errors, against hundreds of parameters",
    },
    "model/decide.py": {
        2: "the last axis but one",
        24: "SLOTS: bound of memory; one run in 100,000 has more in a year",
    },
    "model/decision_entries.py": {2: "decimal places with which years are shown"},
    "model/decision_facts.py": {365.25: "days of a year"},
    "model/defence.py": {5: "number of entries of the panel's means, named in the same line"},
    "model/enlargement.py": {2: "half a variance: the mean of a lognormal draw"},
    "model/gaps.py": {2: "halfway between the middle two"},
    "model/indicator_entries.py": {
        2: "decimal places with which threat and points are shown",
        10_000: "more troops than any state has: a bound of sanity, not of belief",
        100_000: "a thousand times today's stock: a bound of sanity, not of belief",
    },
    "model/cabinet_positions.py": {2: "shares of seats are given to two decimals"},
    "model/force_facts.py": {3: "CLASSES: readiness is drawn as three parameters"},
    "model/forces.py": {2: "mean of a lognormal variable"},
    "model/force_entries.py": {
        2: "decimal places of a share below 1 %",
        10_000: "more troops than any state has: a bound of sanity, not of belief",
    },
    "model/mobility.py": {24: "hours of a day"},
    "model/membership.py": {12: "31 December, end of the year", 31: "31 December"},
    "model/partnership.py": {2: "half of a variance, in the mean of a log-normal factor"},
    "model/friction.py": {2: "half of a variance, in the mean of a log-normal factor"},
    "model/partnership_entries.py": {10_000: "a bound of sanity, not of belief"},
    "model/partnership_facts.py": {365.25: "days of a year"},
    "model/observed.py": {7: "1 July, middle of the year"},
    "model/hostility.py": {0.5: "what is left after a half-life, by definition"},
    "analyse/contributions.py": {
        2: "PAIRS of orders in a block, the least that tell how they differ",
        5: "EXACT: seconds, measured",
        8: "FEWEST_PAIRS, so that the standard error is one",
    },
    "analyse/fact_series.py": {0.1: "SHAKEN: enough to be seen, too little to break a fact"},
    "analyse/explain.py": {512: "default number of runs"},
    "analyse/parameter_shares.py": {128: "FEWEST_RUNS: as many as a block"},
    "analyse/compare.py": {
        2: "FEWEST: two are the least that can be compared",
        6: "MOST: colours that can be told apart",
        2000: "default number of runs",
    },
    "analyse/backtest.py": {2: "a squared distance"},
    "analyse/decision_lines.py": {2: "HORIZONS, years; fifty is one of two"},
    "analyse/decision_choices.py": {365.25: "days of a year"},
    "analyse/delay_hazards.py": {2: "one of two, where nothing is known"},
    "analyse/enlargement.py": {2000: "default number of runs"},
    "analyse/forces.py": {2000: "default number of runs"},
    "analyse/force_history.py": {2: "mean of a lognormal variable"},
    "analyse/force_curve.py": {
        25: "HIGHEST: right end of the curve, %",
        101: "STEPS: points of the curve",
        2: "LOW_AND_HIGH",
    },
    "analyse/mobility.py": {20: "MOST_LOST: more is no question of single links"},
    "analyse/move_barriers.py": {2: "a barrier halved"},
    "analyse/move_losses.py": {
        3: "EXACT: seconds of the worst set, measured",
        200: "SETS of random links: seconds",
        0.95: "a quantile that is shown",
    },
    "analyse/move_records.py": {**dict.fromkeys((0.05, 0.5, 0.95), "the quantiles that are shown")},
    "analyse/resilience.py": {
        **dict.fromkeys((3, 10, 30), "LOST: numbers of links that are shown"),
        20: "SETS of random links: seconds",
        0.95: "a quantile that is shown",
    },
    "analyse/supply.py": {2: "HALF of what arrives"},
    "analyse/power.py": {10: "EXAMPLES: blocking coalitions that are listed"},
    "analyse/rests_on.py": {2: "twice as many runs as parameters, or a fit tells nothing"},
    "simulate/accession_runs.py": {
        48: "DRAWS: parameters for the range, seconds, measured",
        2: "EACH: blocks of runs for each of them",
        2000: "default number of runs",
    },
    "simulate/conflicts.py": {2: "two of the stacked scenarios at a time"},
    "simulate/streams.py": {
        128: "BLOCK: runs that fit the cache, measured",
        8: "bytes of a key of 64 bits",
        2: "a chi-square variable with two degrees of freedom is an exponential one",
    },
    "simulate/keep.py": {64: "QUANTILE_BLOCKS: memory of actor quantiles, said in the card"},
    "simulate/pool.py": {4: "AHEAD: blocks handed out early, so that memory stays small"},
    "simulate/moved.py": {16: "DIGITS: of a hash, enough that no two settings meet"},
    "simulate/lanes.py": {
        2: "halves of a block, of the least lane and of a pair",
        3: "half blocks in a wide lane",
    },
    "simulate/standing.py": {8: "MOST_DRAWN: lanes whose draws a process keeps, 17 MB each"},
    "simulate/workers.py": {
        5: "IDLE: seconds after which a worker without work ends",
        0.5: "LOOK: seconds between looks whether the parent is still there",
    },
    "simulate/latin_hypercube.py": {0.05: "TAIL: what low and high mean, by the files' format"},
    "simulate/quantiles.py": {
        2: "years and runs, before further axes",
        **dict.fromkeys((0.05, 0.25, 0.5, 0.75, 0.95), "the quantiles that are shown"),
    },
    "simulate/run.py": {2000: "default number of runs"},
}


def code_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def numbers(path: Path) -> set[float]:
    tree = ast.parse(path.read_text("utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node.value not in ALWAYS
    }


@pytest.mark.parametrize("path", FILES, ids=code_of)
def test_no_actor_of_the_system_is_named_in_python(path: Path, system: System) -> None:
    words = set(re.findall(r"[A-Za-z0-9]+", path.read_text("utf-8")))
    assert words & set(system.actor_ids) <= EXAMPLES.get(code_of(path), set())


@pytest.mark.parametrize("path", COUNTED, ids=code_of)
def test_every_number_in_the_engine_has_a_reason(path: Path) -> None:
    assert numbers(path) - REASONS.get(code_of(path), {}).keys() == set()


def test_no_reason_outlives_its_number() -> None:
    found = {code_of(path): numbers(path) for path in COUNTED}
    for file, reasons in REASONS.items():
        assert reasons.keys() <= found[file], file

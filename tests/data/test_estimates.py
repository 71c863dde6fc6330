"""Estimates: they belong to the data shipped, fit together, and a plain regression agrees."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

import foedus
from foedus.facts.parameters import Belief, ParameterFile
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.panel import history_of
from foedus.model.panel_terms import panel_terms
from foedus.simulate.draw import draw_levels, parameter_table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "estimation.md"


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


def beliefs_of(file: ParameterFile) -> dict[str, Belief]:
    """Return every parameter of a file, those of a family as `family.key`."""
    plain: dict[str, Belief] = {**file.parameters}
    for name, family in file.families.items():
        plain |= {f"{name}.{key}": one for key, one in family.values.items()}
    return plain


def test_estimates_rest_on_the_series_that_are_shipped(system: System) -> None:
    found = {name: file.estimation for name, file in system.parameters.items() if file.estimation}
    fitted = {"defence", "hostility", "threat", "economy", "personnel", "posture", "enlargement"}
    fitted |= {"agenda"}
    assert set(found) == fitted
    for name, one in found.items():
        now = system.shelf.checksum(one.series)
        assert now == one.checksum, f"{name}: the data changed, run `{one.script}`"


def test_an_estimate_without_its_estimation_would_be_found(system: System) -> None:
    for name, file in system.parameters.items():
        found = [one for one in beliefs_of(file).values() if one.basis == "estimated"]
        # What is counted from dossiers has no series; test_decision_record holds it to the script.
        if any(one.source != "foedus-decision-record" for one in found):
            assert file.estimation is not None, name


def test_the_standard_error_agrees_with_the_range(system: System) -> None:
    checked = 0
    for name, file in system.parameters.items():
        for parameter, one in beliefs_of(file).items():
            if one.standard_error is not None:
                half = (one.high - one.low) / (2 * 1.645)
                assert half == pytest.approx(one.standard_error, rel=0.35), f"{name}.{parameter}"
                checked += 1
    assert checked > 15


def test_the_page_shows_the_figures_that_the_model_draws(system: System) -> None:
    """Of an estimated parameter median and range, of a judged one what was believed before."""
    sections = re.split(r"^## (\w+)$", PAGE.read_text("utf-8"), flags=re.M)
    row = re.compile(r"^\| `([a-z0-9_.-]+)` \| (.+?) \| (.+?) \| (.+?) \| .* \| (.+?) \|$", re.M)
    compared = 0
    for file, text in zip(sections[1::2], sections[2::2], strict=True):
        held = system.parameters.get(file.lower())
        beliefs = beliefs_of(held) if held else {}
        for name, before, median, spread, basis in row.findall(
            text.partition("## ")[0] if beliefs else ""
        ):
            one = beliefs[name]
            assert one.basis in basis, name
            shown = before if basis == "**judged**" else f"{median} ({spread})"
            plain = shown.replace("−", "-").replace(",", "")
            numbers = [float(text) for text in re.findall(r"-?[\d.]+(?:e-?\d+)?", plain)]
            assert numbers == pytest.approx([one.central, one.low, one.high], rel=0.01), name
            compared += 1
    assert compared >= 20


def test_a_plain_regression_agrees_with_what_it_can_see(system: System) -> None:
    """Growth and pledge need no profile of threat: year effects take out what is common."""
    terms = panel_terms(system, history_of(system))
    volatility = history_of(system).volatility
    year, actor = np.nonzero(terms.used)
    change = terms.change[terms.used]
    columns = [terms.log_share, terms.gap, terms.growth]
    plain = np.column_stack([table[terms.used] for table in columns])
    effects = (year[:, None] == np.unique(year)).astype(float)
    design = np.hstack([plain, effects])
    weight = 1 / volatility[actor]
    for _ in range(50):  # iteratively reweighted: robust to the tails, as the fit is
        slope, *_ = np.linalg.lstsq(design * weight[:, None], change * weight, rcond=None)
        rest = np.abs(change - design @ slope) / volatility[actor]
        weight = 1 / volatility[actor] / np.sqrt(1 + (rest / np.median(rest)) ** 2)
    for column, name in ((1, "pledge_response"), (2, "growth_response")):
        one = system.parameters["defence"].parameters[name]
        assert one.standard_error is not None
        assert abs(slope[column] - one.central) < 4 * one.standard_error, name


def test_draws_keep_the_correlations_of_the_fit(system: System) -> None:
    inputs = build_inputs(system, 2030)
    table = parameter_table(system, ALLIANCE, inputs.families)
    blocks = np.concatenate([draw_levels(table, 1, block) for block in range(16)])
    pairs = [
        (one.between, one.value)
        for one in system.parameters["defence"].correlations
        if abs(one.value) >= 0.3 and not any("." in name for name in one.between)
    ]
    assert pairs
    for (first, second), wanted in pairs:
        columns = [table.names.index(full_name(name)) for name in (first, second)]
        ranks = blocks[:, columns].argsort(axis=0).argsort(axis=0)
        assert np.corrcoef(ranks.T)[0, 1] == pytest.approx(wanted, abs=0.12), (first, second)


def full_name(name: str) -> str:
    submodel, _, own = name.rpartition(":")
    return f"{submodel or 'defence'}.{own}"


def test_no_pair_is_given_twice(system: System) -> None:
    between = [set(one.between) for one in system.parameters["defence"].correlations]
    assert all(first != second for first, second in combinations(between, 2))

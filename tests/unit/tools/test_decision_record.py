"""The record of decisions: the files hold what the script finds, and it finds what is there."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from scipy import stats

import foedus
from foedus.instruments.observed_incidence import observed_incidence

Step = Callable[[str], ModuleType]
ROOT = Path(__file__).resolve().parents[3]
TOOLS = ROOT / "tools"
PAGES = ROOT / "docs" / "explanation" / "sub-models"


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> Step:
    """Return a function that imports a step of the script."""
    monkeypatch.syspath_prepend(str(TOOLS))
    return lambda name: import_module(f"decision_steps.{name}")


def test_the_files_hold_what_the_script_finds(step: Step) -> None:
    system = foedus.load()
    for name, text in step("files").texts(system).items():
        held = (system.directory / "parameters" / f"{name}.yaml").read_text("utf-8")
        assert held == text, f"run `python tools/decision_record.py --write`: {name}"


def test_the_pages_quote_what_the_script_prints(
    step: Step, capsys: pytest.CaptureFixture[str]
) -> None:
    assert step("files").texts  # the folder of scripts is on the path now
    import_module("decision_record").tell(foedus.load())
    printed = {line.strip() for line in capsys.readouterr().out.splitlines()}
    for page in ("decide", "agenda"):
        text = (PAGES / f"{page}.md").read_text("utf-8").split("## Evidence")[1]
        quoted = text.split("```text\n")[1].split("```")[0].splitlines()
        assert len(quoted) > 10
        assert not {line.strip() for line in quoted} - printed, page


def test_each_dossier_is_of_one_field_and_one_class(step: Step) -> None:
    system = foedus.load()
    cases = step("cases").cases_of(system)
    assert len(cases) == len(system.dossiers)
    assert all(one.classes.sum() == pytest.approx(1) for one in cases)
    assert {one.field for one in cases} == {one.id for one in system.fields}
    # Cyprus held up a declaration of both organisations, and is no member of the one counted.
    found, chances, blocks = step("shares").records(cases, system)
    assert (blocks["HUN"], chances["HUN"], blocks["CYP"]) == (24, 74, 7)
    assert found["HUN"].central == pytest.approx(0.29, abs=0.01)


def test_a_share_is_its_posterior(step: Step) -> None:
    found = step("shares").share(3, 10, 0.5, 2.0)
    assert found.central == pytest.approx(stats.beta(4, 8).median())
    assert found.low < found.central < found.high


def test_a_later_year_counts_every_dossier_open_at_its_start(step: Step) -> None:
    def case(years: float, outcome: str) -> SimpleNamespace:
        ends = SimpleNamespace(censored=outcome == "pending")
        return SimpleNamespace(years=years, dossier=ends, adopted=outcome == "adopted")

    def adopted(one: SimpleNamespace) -> bool:
        return one.adopted

    table = step("life_table")
    cases = [
        case(1.9, "adopted"),
        case(2.5, "adopted"),
        case(4.5, "adopted"),
        case(2.25, "pending"),
    ]
    # At risk from 2 to 3: one in full, one that ended later in full, one for the quarter seen.
    third = table.later(cases, 2, 3.0, adopted)
    assert third.central == pytest.approx(stats.beta(1.5, 1.75).median())
    # Up to 5 the one that was adopted at 4.5 was open at the start of three years.
    more = table.later(cases, 2, 5.0, adopted)
    assert more.central == pytest.approx(stats.beta(2.5, 2.75).median())


def test_the_life_table_gives_back_the_observed_wait(step: Step) -> None:
    system = foedus.load()
    cases = step("cases").cases_of(system)
    time = np.array([one.years for one in cases])
    flags = [np.array([getattr(one, name) for one in cases]) for name in ("adopted", "failed")]
    first, second, third = (observed_incidence(time, *flags, float(year)) for year in (1, 2, 3))
    failed = observed_incidence(time, flags[1], flags[0], 2.0)
    found = step("life_table").later(cases, 2, 3.0, lambda one: one.adopted)
    assert first < second < third
    assert found.low < (third - second) / (1 - second - failed) < found.high
    assert found.central == pytest.approx((third - second) / (1 - second - failed), abs=0.05)


def test_the_regression_gives_back_what_was_put_in(step: Step) -> None:
    draw = np.random.default_rng(5)
    terms = np.column_stack([draw.normal(size=20_000), np.ones(20_000)])
    y = draw.random(20_000) < 1 / (1 + np.exp(-(1.5 * terms[:, 0] - 2)))
    fit, inverse, _ = step("distance").logit(terms, y.astype(float))
    assert fit == pytest.approx([1.5, -2], abs=4 * np.sqrt(inverse[0, 0]))


def test_france_and_germany_are_on_record_on_too_few_for_a_line(step: Step) -> None:
    system = foedus.load()
    both = step("cases").both_stated(system, "DEU", "FRA")
    assert len(both) == 16
    assert [id for id, one, other in both if one != other] == [
        "congo-battlegroup-2008",
        "defence-loans-turkey-2025",
        "reparations-loan-2025",
    ]

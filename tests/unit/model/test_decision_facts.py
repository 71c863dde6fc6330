"""Decision facts: the record of dossiers, counted by hand and as it was known on a day."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from foedus.facts.dossiers import Dossier
from foedus.facts.system import System
from foedus.instruments.observed_incidence import observed_incidence
from foedus.model.decide import figures
from foedus.model.decision_facts import (
    COUNTS,
    DAYS,
    choices_of,
    counts_of_window,
    decision_facts,
    stances_of,
    substance,
    year_of,
)


def dossier(system: System, id: str) -> Dossier:
    return next(one for one in system.dossiers if one.id == id)


def total(system: System, last: int) -> dict[str, float]:
    counts = counts_of_window(system, last, choices_of(system)).sum(axis=0)
    return dict(zip(COUNTS, counts.tolist(), strict=True))


def test_2016_to_2018_by_hand(system: System) -> None:
    # Eight dossiers, all over; five with a block; adopted within two years: the headquarters of
    # 2016, Austria's partnership, screening of investments (1.5 years) and structured cooperation.
    found = total(system, 2018)
    assert (found["proposed"], found["blocked"]) == (8, 5)
    assert found["adopted_soon"] == pytest.approx(4)
    # The funds of 2018 within three years; the Commission with Ukraine took five.
    assert found["adopted"] == pytest.approx(6)
    days = [206, 188, 538, 28, 1051, 1013]
    assert found["waited"] == pytest.approx(sum(days) / DAYS)


@pytest.mark.parametrize("last", [2010, 2018, 2021, 2023, 2025])
def test_counts_of_a_window_add_up_to_the_observed_incidence(system: System, last: int) -> None:
    inside = [one for one in system.dossiers if last - 2 <= year_of(one) <= last]
    time = np.array([one.delay_days / DAYS for one in inside])
    adopted = np.array([one.outcome.startswith("adopted") for one in inside])
    failed = np.array([one.outcome == "failed" for one in inside])
    found = total(system, last)
    for name, horizon in (("adopted_soon", 2.0), ("adopted", 3.0)):
        wanted = observed_incidence(time, adopted, failed, horizon)
        assert found[name] / found["proposed"] == pytest.approx(wanted), name


def test_what_is_left_of_a_proposal(system: System) -> None:
    assert substance(system, dossier(system, "sanctions-package-18")) == 100
    # Spain alone opposed a pledge of 32 that was diluted; others were silent.
    plan = dossier(system, "hague-plan-2025")
    stances = stances_of(plan)
    places = {"support": 100, "conditional": 60, "abstain": 50, "oppose": 0}
    silent = 32 - len(stances)
    pull = sum(0.8 * places[one] for one in stances.values()) + silent * 0.2 * 85
    assert substance(system, plan) == pytest.approx(pull / (0.8 * len(stances) + 0.2 * silent))


def test_of_two_stances_the_later_counts_and_proxies_do_not(system: System) -> None:
    one = dossier(system, "hague-plan-2025")
    act = one.positions[0].model_copy(update={"actors": ("ESP",), "basis": "stated"})
    turned = [
        act.model_copy(update={"date": day, "stance": stance, "basis": basis})
        for day, stance, basis in (
            ("2025-06-19", "oppose", "stated"),
            ("2025-06-20", "conditional", "stated"),
            ("2025-06-21", "support", "proxy"),
        )
    ]
    changed = one.model_copy(update={"positions": tuple(reversed(turned))})
    assert stances_of(changed) == {"ESP": "conditional"}


def test_years_that_are_over_are_known_and_later_ones_are_not(system: System) -> None:
    found = decision_facts(system, (2024, 2025, 2026))
    assert found["decisions_known"].tolist() == [1, 1, 0]
    assert found["known_decisions"][:, :, 0].sum(axis=1).tolist() == [30, 35, 0]
    assert figures(found["known_decisions"])["adoption"][1] == pytest.approx(76.1, abs=0.1)


def poisoned(system: System, day: date) -> System:
    """Return the system with every dossier that was decided later decided otherwise."""

    def other(one: Dossier) -> Dossier:
        if one.decided is None or one.decided < day.isoformat():
            return one
        flipped = "failed" if one.outcome.startswith("adopted") else "adopted"
        return one.model_copy(update={"outcome": flipped, "blocks": (), "tally": None})

    def gone(one: Dossier) -> bool:
        return one.proposed > day.isoformat()

    kept = tuple(other(one) for one in system.dossiers if not gone(one))
    return replace(system, dossiers=kept)


@pytest.mark.parametrize("day", [date(2019, 6, 1), date(2022, 1, 15), date(2024, 9, 21)], ids=str)
def test_what_came_later_moves_nothing_on_an_earlier_day(system: System, day: date) -> None:
    then = system.as_known_on(day)
    bad = poisoned(system, day)
    # Blocks known by the day stay: only the outcome is poisoned for those that had one.
    kept = {one.id: one.blocks for one in system.dossiers}
    bad = replace(
        bad,
        dossiers=tuple(one.model_copy(update={"blocks": kept[one.id]}) for one in bad.dossiers),
    )
    again = bad.as_known_on(day)
    for name, value in decision_facts(then, (day.year, day.year + 1)).items():
        assert np.array_equal(value, decision_facts(again, (day.year, day.year + 1))[name]), name
    assert total(system, day.year - 1) != total(bad, day.year - 1) or day.year < 2020

"""Majority rule: arrays count as the exact rule does, for any votes and any membership."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from foedus.analyse.council import council
from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.instruments.decision_rule import Vote, adopted
from foedus.model.majority_rule import majority_rule, passes


def of_actors(system: System, names: tuple[str, ...]) -> np.ndarray:
    return np.array([float(name in names) for name in system.actor_ids])


def test_it_counts_as_the_rule_of_the_day_does(system: System) -> None:
    """The oracle is the exact rule with the voters and populations of the day."""
    held = council(system, "qmv-16-4", date(2026, 11, 22))
    places = [system.actor_ids.index(name) for name in held.voters]
    rule, weights = majority_rule(system)
    assert weights[1][places].tolist() == list(held.measures["population"].weights)
    draw = np.random.default_rng(3)
    # From hardly anybody to nearly everybody in favour, so that both results come often.
    yes = draw.random((5000, len(places))) < draw.random((5000, 1))
    wanted = adopted(held.decision, np.where(yes, Vote.IN_FAVOUR, Vote.AGAINST))
    votes = np.zeros((len(yes), len(system.actor_ids)))
    votes[:, places] = yes
    members = np.tile(of_actors(system, held.voters), (len(yes), 1))
    assert 0.1 < wanted.mean() < 0.9
    assert np.array_equal(passes(rule, weights, votes, members), wanted)


def test_it_counts_so_with_other_members_too(system: System) -> None:
    """Members that leave or join change heads, thresholds and population."""
    held = council(system, "qmv-16-4", date(2026, 11, 22), without=["HUN"], with_=["MNE", "UKR"])
    places = [system.actor_ids.index(name) for name in held.voters]
    rule, weights = majority_rule(system)
    weights[1, places] = held.measures["population"].weights
    draw = np.random.default_rng(4)
    yes = draw.random((3000, len(places))) < draw.uniform(0.4, 1, (3000, 1))
    votes = np.zeros((len(yes), len(system.actor_ids)))
    votes[:, places] = yes
    members = np.tile(of_actors(system, held.voters), (len(yes), 1))
    wanted = adopted(held.decision, np.where(yes, Vote.IN_FAVOUR, Vote.AGAINST))
    assert np.array_equal(passes(rule, weights, votes, members), wanted)


def test_three_cannot_block_however_many_people_they_have(system: System) -> None:
    members = of_actors(system, system.members("EU", system.as_of))
    rule, weights = majority_rule(system)
    largest = np.argsort(-weights[1] * members)
    for number, wanted in ((3, True), (4, False)):
        votes = members.copy()
        votes[largest[:number]] = 0
        assert passes(rule, weights, votes[None], members[None]).tolist() == [wanted]


def test_before_anybody_knew_the_rule_nothing_passes_by_it(system: System) -> None:
    rule, weights = majority_rule(system.as_known_on(date(1998, 6, 1)))
    everybody = np.ones((1, len(system.actor_ids)))
    assert passes(rule, weights, everybody, everybody).tolist() == [False]


def test_a_rule_agreed_and_not_yet_in_force_is_that_of_later_years(system: System) -> None:
    then, _ = majority_rule(system.as_known_on(date(2014, 1, 1)))
    assert np.array_equal(then, majority_rule(system)[0])


def test_a_system_with_dossiers_must_name_its_rule(system: System) -> None:
    without = replace(system, roles=system.roles.model_copy(update={"majority_rule": None}))
    with pytest.raises(ScenarioError, match="roles need a majority_rule"):
        majority_rule(without)


def test_a_rule_that_cannot_be_counted_is_refused(system: System) -> None:
    other = replace(system, roles=system.roles.model_copy(update={"majority_rule": "unsc"}))
    with pytest.raises(ScenarioError, match=r"rules/unsc\.yaml: a block counts only"):
        majority_rule(other)

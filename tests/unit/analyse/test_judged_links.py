"""Judged links: which they are, and what is left when they are cut."""

from dataclasses import replace

import numpy as np
import pytest

from foedus.analyse.judged_links import judged_links, moves_without_judged_links
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.variables import INDICATORS

NAMES = [one.name for one in INDICATORS if not one.dims]


def test_a_link_is_judged_if_its_parameter_or_any_of_its_family_is(system: System) -> None:
    found = judged_links(system)
    every = {f"{one.name}.{name}" for one in ALLIANCE for name in one.links()}
    for link in every:
        name, parameter = link.split(".")
        file = system.parameters[name]
        beliefs = (
            [file.parameters[parameter]]
            if parameter in file.parameters
            else list(file.families[parameter].values.values())
        )
        assert (link in found) == any(one.basis == "judged" for one in beliefs), link
    assert found < every
    assert "defence.assurance_response" in found
    assert "defence.pledge_response" not in found


def test_a_family_is_judged_if_one_of_its_members_is(system: System) -> None:
    def with_basis(**basis: str) -> frozenset[str]:
        file = system.parameters["commitment"]
        family = file.families["presence_target"]
        values = {
            kind: one.model_copy(update={"basis": basis[kind]})
            for kind, one in family.values.items()
        }
        families = {
            **file.families,
            "presence_target": family.model_copy(update={"values": values}),
        }
        changed = file.model_copy(update={"families": families})
        return judged_links(
            replace(system, parameters={**system.parameters, "commitment": changed})
        )

    link = "commitment.presence_target"
    assert link in with_basis(internationalist="judged", transactional="measured")
    assert link not in with_basis(internationalist="estimated", transactional="measured")


def test_the_response_to_the_guarantor_is_judged_throughout(system: System) -> None:
    carries = {
        "commitment.presence_target",
        "commitment.crisis_pool_target",
        "commitment.arms_and_aid_target",
        "commitment.alignment_target",
        "procurement.order_response",
        "support.substitution",
    }
    assert carries <= judged_links(system)


@pytest.mark.parametrize(
    ("scenario", "estimated"),
    [("us-retrenches", set()), ("us-stays", {"eu_us_gap", "nato_cohesion"})],
)
def test_without_judged_links_a_shipped_scenario_moves_what_it_sets_and_the_american_point(
    system: System, scenario: str, estimated: set[str]
) -> None:
    """Of administrations the turn in votes was estimated, and only one scenario sets their kind."""
    found = moves_without_judged_links(system, scenario, "baseline", NAMES, seed=1, until=2040)
    assert found == {"us_troops_in_europe"} | estimated


def test_cutting_a_link_changes_what_it_carries(runs) -> None:  # type: ignore[no-untyped-def]
    cut = frozenset({"procurement.order_response"})
    whole, without = runs("us-retrenches"), runs("us-retrenches", cut)
    imports = "us_share_of_arms_imports"
    assert not np.array_equal(whole[imports].values, without[imports].values)
    assert np.array_equal(whole["european_share"].values, without["european_share"].values)
    # Imports follow orders of years before: with the link cut, no scenario moves them.
    assert np.array_equal(without[imports].values, runs("baseline", cut)[imports].values)

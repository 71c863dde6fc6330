"""Wording: labels name the states that hold the roles, which no label in Python does."""

import pytest

from foedus.facts.system import System
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words


def test_roles_in_braces_become_the_names_of_the_systems_actors(system: System) -> None:
    roles = system.roles
    for role, actor in (
        ("guarantor", roles.guarantor),
        ("challenger", roles.challenger),
        ("supported", roles.supported),
    ):
        known = system.actor(actor)
        assert in_words(f"Aid by {{{role}}}", system) == f"Aid by {known.short or known.name}"


@pytest.mark.parametrize("name", VARIABLES)
def test_every_label_and_meaning_can_be_put_in_words(system: System, name: str) -> None:
    for text in (VARIABLES[name].label, VARIABLES[name].meaning):
        assert "{" not in in_words(text, system)


def test_labels_of_the_guarantors_shares_name_it(system: System) -> None:
    guarantor = system.actor(system.roles.guarantor)
    label = in_words(VARIABLES["us_share_of_spending"].label, system)
    assert (guarantor.short or guarantor.name) in label

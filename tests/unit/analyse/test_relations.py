"""Relations: measured gaps, who moved, the layers of the sign rule, and what a day hides."""

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from foedus.analyse.relations import engagement, stands
from foedus.analyse.signed_network import signed_network
from foedus.errors import RangeError
from foedus.facts.disputes import Dispute, DisputesFile
from foedus.facts.system import System
from foedus.model.loading import load

YEARS = (2014, 2019, 2021, 2024)


@pytest.fixture(scope="module")
def real() -> System:
    return load("eu_nato")


@pytest.mark.parametrize(
    ("power", "union"),
    [("RUS", (0.93, 1.02, 1.12, 1.79)), ("CHN", (1.74, 1.49, 1.48, 2.05))],
)
def test_measured_gaps_are_reproduced(real: System, power: str, union: tuple[float, ...]) -> None:
    found = stands(real, power, YEARS)
    gaps = [one.gap for one in found]
    assert gaps == pytest.approx([1.53, 1.53, 1.41, 1.01], abs=0.006)
    assert [one.union_to_power for one in found] == pytest.approx(union, abs=0.006)


def test_after_2019_the_guarantor_moved_more_than_the_union(real: System) -> None:
    parts = stands(real, "RUS", (2019, 2024))[1].parts
    assert parts is not None
    assert [float(one) for one in parts] == pytest.approx([0.16, 0.36, 0], abs=0.01)


def test_agreement_ends_in_2019(real: System) -> None:
    before, after = engagement(real, (2019, 2022))
    assert before.agreement is not None
    assert after.agreement is None


def test_a_dispute_decides_first_and_events_end_in_2014(real: System) -> None:
    ties = {(one.a, one.b): one for one in signed_network(real, 2024).ties}
    assert (ties["UKR", "RUS"].sign, ties["UKR", "RUS"].layer) == (-1, "dispute")
    assert "events" not in signed_network(real, 2019).layers
    assert "agreement" not in signed_network(real, 2024).layers
    bare = replace(real, disputes=real.disputes.model_copy(update={"disputes": ()}))
    layers = {(one.a, one.b): one.layer for one in signed_network(bare, 2014).ties}
    assert layers["UKR", "RUS"] == "events"


def test_a_year_outside_is_told(real: System) -> None:
    with pytest.raises(RangeError, match="choose from 1990 to 2024"):
        signed_network(real, 2025)


def test_a_day_hides_later_disputes(real: System) -> None:
    then = real.as_known_on(date(2014, 1, 1)).disputes.disputes
    assert "russia-ukraine-2014" not in {one.id for one in then}
    assert len(then) < len(real.disputes.disputes)
    assert all(one.until is None for one in then)


def test_bad_disputes_are_refused() -> None:
    good = load("eu_nato").disputes.disputes[0].model_dump()
    with pytest.raises(ValidationError, match="name two"):
        Dispute.model_validate(good | {"b": good["a"]})
    with pytest.raises(ValidationError, match="exchange the two"):
        Dispute.model_validate(good | {"until": "1990"})
    with pytest.raises(ValidationError):
        DisputesFile.model_validate({"dispute": []})

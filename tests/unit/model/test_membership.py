"""Membership: who is in, the day before and the day itself, and as a mask at the end of a year."""

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from foedus.errors import ScenarioError
from foedus.facts.system import System, load
from foedus.model.inputs import build_inputs
from foedus.model.membership import european, membership, only_actor, partner_values

JOINED = [
    ("NATO", "FIN", date(2023, 4, 4)),
    ("NATO", "SWE", date(2024, 3, 7)),
    ("NATO", "MNE", date(2017, 6, 5)),
    ("EU", "HRV", date(2013, 7, 1)),
]


@pytest.mark.parametrize(("organisation", "actor", "day"), JOINED)
def test_a_state_is_a_member_from_the_day_it_joins(
    system: System, organisation: str, actor: str, day: date
) -> None:
    assert actor not in system.members(organisation, day - timedelta(days=1))
    assert actor in system.members(organisation, day)


def test_the_united_kingdom_is_in_the_union_until_the_end_of_january_2020(system: System) -> None:
    assert "GBR" in system.members("EU", date(2020, 1, 31))
    assert "GBR" not in system.members("EU", date(2020, 2, 1))
    assert "GBR" in system.members("NATO", date(2020, 2, 1))


@pytest.mark.parametrize(("organisation", "actor", "day"), [*JOINED, ("EU", "GBR", None)])
def test_the_mask_of_a_year_is_that_of_its_last_day(
    system: System, organisation: str, actor: str, day: date | None
) -> None:
    place = system.actor_ids.index(actor)
    year = day.year if day else 2020
    mask = membership(system, organisation, (year - 1, year))[:, place]
    assert mask.tolist() == ([0.0, 1.0] if day else [1.0, 0.0])


def test_the_masks_count_as_many_members_as_the_organisations_had(system: System) -> None:
    years = (1998, 1999, 2004, 2009, 2017, 2020, 2023, 2024)
    assert membership(system, "NATO", years).sum(axis=1).tolist() == [
        *(16, 19, 26, 28, 29, 30, 31, 32)
    ]
    assert membership(system, "EU", (2012, 2013, 2019, 2020)).sum(axis=1).tolist() == [
        *(27, 28, 28, 27)
    ]


def test_an_actor_alone_is_one_actor(system: System) -> None:
    mask = only_actor(system, "POL")
    assert mask.sum() == 1
    assert mask[system.actor_ids.index("POL")] == 1


def test_europeans_are_those_of_the_systems_area(system: System) -> None:
    mask = dict(zip(system.actor_ids, european(system), strict=True))
    assert mask["TUR"] == mask["UKR"] == mask["IRL"] == 1
    assert mask["CAN"] == mask["USA"] == mask["JPN"] == 0


def test_the_challengers_neighbours_are_those_with_a_land_border(system: System) -> None:
    border = partner_values(system, "land_border")
    allies = set(system.members("NATO", date(2026, 1, 1)))
    neighbours = {a for a, b in zip(system.actor_ids, border, strict=True) if b} & allies
    assert neighbours == {"EST", "FIN", "LTU", "LVA", "NOR", "POL"}


def test_distances_are_those_to_the_challenger(system: System) -> None:
    distance = dict(zip(system.actor_ids, partner_values(system, "capital_distance"), strict=True))
    assert distance["RUS"] == 0
    assert 800 < distance["EST"] < 900
    assert distance["EST"] < distance["POL"] < distance["PRT"] < distance["USA"]
    assert np.isfinite(list(distance.values())).all()


def test_an_actor_whose_distance_is_missing_is_refused_by_name(folder: Path) -> None:
    without_row(folder, "capital_distance", "EST,RUS,")
    system = load(folder)
    told = "series 'capital_distance' has no row for EST; add them"
    with pytest.raises(ScenarioError, match=told):
        partner_values(system, "capital_distance")
    with pytest.raises(ScenarioError, match=told):
        build_inputs(system, until=2026)
    assert partner_values(system, "land_border").sum() > 0


def without_row(folder: Path, series: str, begin: str) -> None:
    """Leave one row out of a series of a copied system, and declare the file as it then is."""
    path = folder / "series" / f"{series}.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith(begin)]
    assert len(kept) == len(rows) - 1
    path.write_text("".join(kept), "utf-8")
    declared = folder / "series" / "datapackage.json"
    package = json.loads(declared.read_text("utf-8"))
    (resource,) = [one for one in package["resources"] if one["name"] == series]
    data = path.read_bytes()
    resource |= {"hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
    declared.write_text(json.dumps(package), "utf-8")

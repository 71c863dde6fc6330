"""Relations: published gaps, who moved, the record with a power, and the sign rule."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from pydantic import ValidationError

from foedus.analyse.engagement import views, with_power
from foedus.analyse.relations import MOVERS, splits, stands
from foedus.analyse.relations_view import relations_view
from foedus.analyse.signed_network import Tie, signed_network
from foedus.errors import RangeError
from foedus.facts.disputes import Dispute
from foedus.facts.system import System
from foedus.model.loading import load

YEARS = (2014, 2019, 2021, 2024)


@pytest.fixture(scope="module")
def real() -> System:
    return load("eu_nato")


def without_disputes(system: System) -> System:
    return replace(system, disputes=system.disputes.model_copy(update={"disputes": ()}))


def ties(system: System, year: int) -> dict[tuple[str, str], Tie]:
    return {one.pair: one for one in signed_network(system, year).ties}


@pytest.mark.parametrize(
    ("power", "union"),
    [("RUS", (0.93, 1.02, 1.12, 1.79)), ("CHN", (1.74, 1.49, 1.48, 2.05))],
)
def test_measured_distances_are_reproduced(
    real: System, power: str, union: tuple[float, ...]
) -> None:
    found = stands(real, power, YEARS)
    assert [one.above.value for one in found] == pytest.approx([1.53, 1.53, 1.41, 1.01], abs=0.006)
    assert [one.union.value for one in found] == pytest.approx(union, abs=0.006)
    for one in found:
        assert one.above.low < one.above.value < one.above.high


def test_the_line_is_the_history_of_the_gap(real: System) -> None:
    from foedus.analyse.voting import unity_lines

    line = unity_lines(real)["eu_us_gap"]
    known = dict(zip(line.years, line.values, strict=True))
    for one in stands(real, "RUS", YEARS):
        assert one.above.value == pytest.approx(known[one.year])


def test_from_2019_to_2024_the_guarantor_moved_more_than_twice_as_far(real: System) -> None:
    nearer, union, guarantor = splits(real, "RUS", 2019, 2024)
    assert nearer.change.value == pytest.approx(-0.52, abs=0.006)
    assert nearer.parts["guarantor"].value == pytest.approx(-0.36, abs=0.006)
    assert nearer.parts["members"].value == pytest.approx(-0.16, abs=0.006)
    assert nearer.parts["power"].value == pytest.approx(0, abs=1e-9)
    assert union.parts["power"].value == pytest.approx(0.62, abs=0.006)
    assert union.parts["guarantor"].value == 0
    assert guarantor.parts["members"].value == guarantor.parts["membership"].value == 0


def test_entries_are_a_part_of_their_own(real: System) -> None:
    same = splits(real, "RUS", 2021, 2024)[0].parts["membership"]
    wider = splits(real, "RUS", 2003, 2010)[0].parts["membership"]
    assert (same.value, same.low, same.high) == (0, 0, 0)
    assert wider.value != 0


@pytest.mark.parametrize("power", ["RUS", "CHN"])
def test_parts_add_up_between_any_two_years(real: System, power: str) -> None:
    for first, last in pairwise((1995, 2003, 2008, 2014, 2024)):
        for split in splits(real, power, first, last):
            assert set(split.parts) == set(MOVERS)
            total = sum(part.value for part in split.parts.values())
            assert total == pytest.approx(split.change.value, abs=1e-9)


def test_the_record_counts_what_was_adopted_held_up_and_opened(real: System) -> None:
    found = {one.year: one for one in with_power(real, "RUS", range(2006, 2027))}
    assert found[2014].adopted == ("russia-sanctions-2014",)
    assert found[2008].contacts == ("russia-agreement-2006",)
    assert set(found[2022].held_up) == {"sanctions-package-6", "oil-price-cap-2022"}
    assert found[2019].agreement == pytest.approx(0.645)
    assert found[2022].agreement is None
    assert all(one.adopted == () for one in with_power(real, "CHN", (2022,)))


def test_publics_are_compared_only_where_four_fifths_are_measured(real: System) -> None:
    russia, china = (views(real, one) for one in real.disputes.powers)
    assert russia is not None
    assert china is not None
    assert russia.years == china.years == (2019,)
    assert china.at(2019)[0] == pytest.approx(13, abs=0.5)
    assert russia.at(2019)[0] < 0


def test_a_dispute_decides_first_then_events_then_votes(real: System) -> None:
    bare = without_disputes(real)
    assert ties(real, 2024)["RUS", "UKR"] == Tie(("RUS", "UKR"), -1, "disputes")
    assert ties(bare, 2014)["RUS", "UKR"] == Tie(("RUS", "UKR"), -1, "events")
    assert ties(bare, 2024)["CHN", "DEU"] == Tie(("CHN", "DEU"), -1, "distance")
    assert ties(bare, 2003)["FRA", "USA"] == Tie(("FRA", "USA"), -1, "events")
    assert ties(bare, 2019)["CHN", "USA"] == Tie(("CHN", "USA"), -1, "agreement")


def test_a_tie_tells_what_its_layer_measured(real: System) -> None:
    points = real.series("un_ideal_point").table(("CHN", "DEU"), (2024,))[0]
    found = ties(real, 2024)
    every = [one.beside for one in found.values() if one.layer == "distance"]
    assert all(one is not None for one in every)
    near, far = found["BEL", "NLD"], found["CHN", "DEU"]
    assert far.value == pytest.approx(abs(points[0] - points[1]))
    assert (near.beside or 0) > 0 > (far.beside or 0)
    assert (found["RUS", "UKR"].value, found["RUS", "UKR"].beside) == (None, None)


def test_layers_are_silent_outside_their_years(real: System) -> None:
    spoke = {year: signed_network(real, year).spoke for year in (1995, 2014, 2019, 2024, 2026)}
    assert "events" not in spoke[1995]
    assert spoke[2014] == ("disputes", "events", "agreement", "distance")
    assert spoke[2019] == ("disputes", "agreement", "distance")
    assert spoke[2024] == ("disputes", "distance")
    assert spoke[2026] == ("disputes",)


def test_votes_on_everything_set_no_ally_against_the_guarantor_today(real: System) -> None:
    allies = set(real.members(real.roles.alliance, date(2024, 12, 31)))
    minus = {
        pair
        for pair, one in ties(without_disputes(real), 2024).items()
        if one.sign < 0 and real.roles.guarantor in pair
    }
    assert not {actor for pair in minus for actor in pair} & (allies - {"USA"})


def test_wider_marks_leave_fewer_minuses(real: System) -> None:
    file = real.parameters["relations"]
    mark = file.parameters["distance_apart"]
    wide = mark.model_copy(update={"central": mark.high})
    changed = file.model_copy(update={"parameters": {**file.parameters, "distance_apart": wide}})
    other = replace(real, parameters={**real.parameters, "relations": changed})
    assert signed_network(other, 2024).count(-1) < signed_network(real, 2024).count(-1)


def test_a_dispute_counts_in_each_year_of_which_it_holds_a_day(real: System) -> None:
    assert ("FRA", "TUR") in ties(real, 2020)
    assert ties(real, 2021)["FRA", "TUR"].layer == "disputes"
    assert ("FRA", "TUR") not in ties(real, 2022)
    assert ties(real, 2019)["GRC", "MKD"].sign == -1
    assert ties(real, 2020)["GRC", "MKD"].sign == 1


def test_a_tie_has_one_sign_and_the_frustration_is_among_the_core(real: System) -> None:
    found = signed_network(real, 2024)
    assert len({one.pair for one in found.ties}) == len(found.ties)
    assert found.camps is not None
    assert len(found.camps.camp) == len(found.core) == len(real.disputes.core)
    assert found.camps.ties > 0
    assert 0 < found.firm < 1
    assert np.isclose(found.triangles.share, found.triangles.balanced / found.triangles.number)


def test_a_day_hides_later_disputes_and_ends(real: System) -> None:
    then = {one.id: one for one in real.as_known_on(date(2014, 1, 1)).disputes.disputes}
    assert "war-on-ukraine" not in then
    assert all(one.until is None for one in then.values())
    assert len(real.as_known_on(date(2025, 3, 1)).disputes.ballots) == 1


def test_what_is_shipped_names_things_that_exist(real: System) -> None:
    assert {one.dossier for one in real.disputes.measures} <= {one.id for one in real.dossiers}
    assert {one.contrast.id for one in [views(real, real.disputes.powers[0]).line]} == {  # type: ignore[union-attr]
        real.disputes.contrast
    }
    assert all(one.checked == "text" for one in real.disputes.disputes)


def test_years_that_are_not_there_are_told(real: System) -> None:
    with pytest.raises(RangeError, match="choose from 1990 to 2026"):
        signed_network(real, 2030)
    with pytest.raises(RangeError, match="published for 2025; choose from 1990 to 2024"):
        stands(real, "RUS", (2025,))
    with pytest.raises(RangeError, match="give --from before --to"):
        relations_view(real, first=2024, last=2024)
    bare = real.disputes.model_copy(update={"layers": (), "powers": ()})
    with pytest.raises(RangeError, match="names no powers"):
        relations_view(replace(real, disputes=bare))
    with pytest.raises(RangeError, match="declares no layers"):
        signed_network(replace(real, disputes=bare), 2024)


def test_bad_disputes_are_refused(real: System) -> None:
    good = real.disputes.disputes[0].model_dump()
    with pytest.raises(ValidationError, match="GRC stands on both sides"):
        Dispute.model_validate(good | {"states": ("GRC",)})
    with pytest.raises(ValidationError, match="exchange the two"):
        Dispute.model_validate(good | {"until": "1985"})
    with pytest.raises(ValidationError):
        Dispute.model_validate(good | {"kind": "quarrel"})

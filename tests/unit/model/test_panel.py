"""Panel: pledges in force, the last known share, and the means on which the model is centred."""

from datetime import date
from math import log
from typing import Any

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model import panel


def of(system: System, table: np.ndarray, actor: str) -> Any:
    return table[..., system.actor_ids.index(actor)].tolist()


def test_a_pledge_binds_from_the_year_after_it_was_agreed(system: System) -> None:
    pledged = panel.pledged_share(system, (2014, 2015, 2025, 2026))
    assert of(system, pledged, "DEU") == [0.0, 2.0, 2.0, 3.5]


def test_a_pledge_binds_members_only_and_from_the_year_they_join(system: System) -> None:
    pledged = panel.pledged_share(system, (2022, 2023, 2026))
    assert of(system, pledged, "FIN") == [0.0, 2.0, 3.5]
    assert of(system, pledged, "AUT") == [0.0, 0.0, 0.0]


def test_the_exception_of_spain_counts_in_place_of_the_pledge(system: System) -> None:
    assert of(system, panel.pledged_share(system, (2024, 2026)), "ESP") == [2.0, 2.1]


def test_a_target_is_a_floor_only_after_its_year_of_fulfilment(system: System) -> None:
    years = (2024, 2025, 2035, 2036)
    due = panel.due_targets(system, years)
    hague = [pledge.id for pledge in system.pledges].index("hague-2025")
    wales = [pledge.id for pledge in system.pledges].index("wales-2014")
    assert of(system, due[:, wales], "DEU") == [0.0, 2.0, 2.0, 2.0]
    assert of(system, due[:, hague], "DEU") == [0.0, 0.0, 0.0, 3.5]
    assert of(system, due[:, hague], "ESP") == [0.0, 0.0, 0.0, 2.1]


def test_before_any_pledge_nothing_is_pledged(system: System) -> None:
    early = system.as_known_on(date(2014, 1, 1))
    assert not panel.pledged_share(early, (2013, 2030)).any()
    assert panel.due_targets(early, (2013, 2030)).shape == (2, 0, len(system.actor_ids))


def test_the_start_is_the_alliances_own_share_and_sipris_elsewhere(system: System) -> None:
    history = panel.history_of(system)
    sipri = system.series("defence_share_sipri").table(system.actor_ids, (history.last_year,))[0]
    own = system.series("defence_share_nato").table(system.actor_ids, (history.last_year,))[0]
    for place, actor in enumerate(system.actor_ids):
        wanted = own[place] if own[place] > 0 and sipri[place] > 0 else sipri[place]
        assert history.latest_share[place] == pytest.approx(np.nan_to_num(wanted)), actor


def test_one_ratio_leads_from_the_alliances_definition_to_sipris(system: System) -> None:
    history = panel.history_of(system)
    ratio = dict(zip(system.actor_ids, history.definition_ratio, strict=True))
    year = (history.last_year,)
    sipri = system.series("defence_share_sipri").table(("DEU",), year).item()
    own = system.series("defence_share_nato").table(("DEU",), year).item()
    assert ratio["DEU"] == pytest.approx(sipri / own)
    assert ratio["AUT"] == ratio["RUS"] == 1


def test_habitual_growth_is_the_mean_of_the_last_ten_years(system: System) -> None:
    history = panel.history_of(system)
    years = (history.last_year - 10, history.last_year)
    first, last = system.series("real_gdp").table(("POL",), years)[:, 0]
    assert of(system, history.habitual_growth, "POL") == pytest.approx(log(last / first) / 10)


def test_volatility_is_one_for_the_typical_state(system: System) -> None:
    history = panel.history_of(system)
    known = (history.share > 0).sum(axis=0) > 1
    assert np.median(history.volatility[known]) == pytest.approx(1.0)
    assert of(system, history.volatility, "UKR") > of(system, history.volatility, "FRA")


def test_personnel_is_natos_figure_and_elsewhere_that_of_the_correlates_of_war(
    system: System,
) -> None:
    personnel = panel.latest_personnel(system, 2024)
    natos, others = system.series("personnel_nato"), system.series("personnel_cow")
    # Finland is in both: in the second until it was to join.
    assert "FIN" in others.actor
    for actor in ("POL", "FIN"):
        assert of(system, personnel, actor) == natos.table((actor,), (2024,)).item()
    assert of(system, personnel, "AUT") == others.table(("AUT",), (others.last_year,)).item()

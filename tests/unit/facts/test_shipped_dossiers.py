"""The shipped dossiers: enough of each kind, days that add up, nothing that peeks."""

from collections import Counter
from datetime import date, timedelta
from statistics import median

import pytest

from foedus.facts.dossiers import Dossier
from foedus.facts.partial_days import first_day, last_day, middle_day
from foedus.facts.system import System, load


@pytest.fixture(scope="module")
def shipped() -> System:
    return load()


def test_enough_real_proposals_and_enough_that_failed_or_waited(shipped: System) -> None:
    assert len(shipped.dossiers) >= 60
    hard = [
        one
        for one in shipped.dossiers
        if one.outcome in ("failed", "pending") or one.longest_block_days > 180
    ]
    assert len(hard) >= 20
    assert sum(one.issue == "autonomy" for one in shipped.dossiers) >= 12
    organisations = Counter(name for one in shipped.dossiers for name in one.organisations)
    assert organisations["NATO"] >= 15
    assert organisations["EU"] >= 45


@pytest.mark.parametrize(
    ("dossier", "proposed", "decided", "days"),
    [
        ("finland-nato-2022", date(2022, 5, 18), date(2023, 3, 30), 316),
        ("sweden-nato-2022", date(2022, 5, 18), date(2024, 2, 26), 649),
        ("tokyo-office-2023", date(2023, 5, 10), date(2023, 7, 12), 63),
        ("structured-cooperation-2017", date(2017, 11, 13), date(2017, 12, 11), 28),
        ("planning-capability-2016", date(2016, 11, 14), date(2017, 6, 8), 206),
        ("defence-fund-2018", date(2018, 6, 13), date(2021, 4, 29), 1051),
        ("industry-programme-2024", date(2024, 3, 5), date(2025, 12, 8), 643),
        ("defence-loans-2025", date(2025, 3, 19), date(2025, 5, 27), 69),
        ("asset-freeze-2025", date(2025, 12, 3), date(2025, 12, 12), 9),
        ("ukraine-facility-2023", date(2023, 6, 20), date(2024, 2, 1), 226),
        ("ukraine-commission-2017", date(2017, 10, 27), date(2023, 4, 4), 1985),
    ],
)
def test_delays_known_from_the_calendar(
    shipped: System, dossier: str, proposed: date, decided: date, days: int
) -> None:
    found = shipped.dossier(dossier)
    assert (found.proposed, found.decided) == (proposed.isoformat(), decided.isoformat())
    assert found.delay_days == (decided - proposed).days == days


def test_finland_in_december_2022_is_open_and_held_up_by_one(shipped: System) -> None:
    view = shipped.as_known_on(date(2022, 12, 1)).dossier("finland-nato-2022")
    assert (view.outcome, view.open_until, view.route) == ("pending", "2022-12-01", None)
    # Hungary's delay was in public only from February 2023.
    assert [(one.actor, one.until, one.demand) for one in view.blocks] == [("TUR", None, None)]
    assert {actor for one in view.positions for actor in one.actors} == {"HRV", "TUR"}


def test_no_stated_position_is_on_the_outcome_or_after_it(shipped: System) -> None:
    decided = [one for one in shipped.dossiers if one.decided is not None]
    late = [
        (one.id, position.actors, position.date)
        for one in decided
        for position in one.positions
        if position.basis == "stated" and last_day(position.date) >= first_day(str(one.decided))
    ]
    assert late == []


def test_the_day_before_nothing_tells_how_a_dossier_ends(shipped: System) -> None:
    for one in shipped.dossiers:
        ends = last_day(str(one.decided or one.open_until))
        if ends <= last_day(one.proposed):
            continue
        view = shipped.as_known_on(ends - timedelta(days=1)).dossier(one.id)
        assert view.outcome == "pending"
        assert (view.route, view.result, view.tally, view.decided) == (None, None, None, None)
        assert {block.demand for block in view.blocks} <= {None}


def test_no_note_tells_that_a_day_of_the_proposal_is_recalled_but_the_record_does(
    shipped: System,
) -> None:
    told = [
        one.id
        for one in shipped.dossiers
        if "of the proposal is recalled" in (one.note or "") and "proposed" not in one.recalled
    ]
    assert told == []
    assert sum("proposed" in one.recalled for one in shipped.dossiers) >= 18
    then = shipped.as_known_on(date(2023, 12, 1)).dossier("ukraine-moldova-talks-2023")
    assert [block.recalled for block in then.blocks] == [(), ()]  # nor what it got, nor that
    now = shipped.dossier("ukraine-moldova-talks-2023")
    assert [block.recalled for block in now.blocks] == [("demand", "got"), ()]


def test_adopted_ones_have_a_route_and_routes_around_a_veto_are_among_them(
    shipped: System,
) -> None:
    adopted = [one for one in shipped.dossiers if one.outcome.startswith("adopted")]
    assert all(one.route is not None for one in adopted)
    elsewhere = {one.id: one.route for one in adopted if one.route != one.legal_bases[0]}
    assert elsewhere["budget-loan-2025"] == "enhanced-cooperation"
    assert elsewhere["ukraine-commission-2017"] == "chair-prerogative"
    assert elsewhere["asset-profits-2024"] == "non-participant-left-out"
    assert len(elsewhere) >= 5


def kind_of_demand(one: Dossier) -> str | None:
    """Return the kind of the block that lasted longest; None if nobody is on record."""
    if not one.blocks:
        return None
    ends = one.decided or one.open_until or one.proposed
    longest = max(
        one.blocks, key=lambda block: middle_day(block.until or ends) - middle_day(block.since)
    )
    return longest.demand


@pytest.mark.parametrize(
    ("kind", "outcomes", "days"),
    [
        # A first collection, of 98, had 33 (22, 5, 1, 5) and 188 days, 21 (3, 13, 3, 2) and 48, and
        # 17 (1, 1, 10, 5). Eight of its dossiers are not here, blocks are coded one by one, and one
        # that failed on its price (the United Kingdom in the loans) has no blocker any more.
        ("outside", {"adopted": 21, "adopted-diluted": 4, "failed": 1, "pending": 4}, 125),
        ("inside", {"adopted": 3, "adopted-diluted": 12, "failed": 2, "pending": 2}, 52),
        ("principle", {"adopted": 1, "adopted-diluted": 1, "failed": 8, "pending": 4}, 96),
    ],
)
def test_demands_outside_cost_time_inside_substance_and_principle_kills(
    shipped: System, kind: str, outcomes: dict[str, int], days: float
) -> None:
    of_kind = [one for one in shipped.dossiers if kind_of_demand(one) == kind]
    assert Counter(one.outcome for one in of_kind) == outcomes
    assert median(one.delay_days for one in of_kind if one.outcome == "adopted") == days


def test_who_votes_is_a_member_on_the_day(shipped: System) -> None:
    for one in shipped.dossiers:
        if one.tally is None:
            continue
        day = first_day(one.tally.date)
        members = {name for body in one.organisations for name in shipped.members(body, day)}
        tally = one.tally
        named = (*tally.in_favour, *tally.against, *tally.abstaining, *tally.constructive)
        assert {*named, *tally.absent} <= members, one.id


def test_who_blocks_is_a_member_when_it_does(shipped: System) -> None:
    for one in shipped.dossiers:
        for block in one.blocks:
            day = last_day(block.since)
            bodies = [name for body in one.organisations for name in shipped.members(body, day)]
            assert block.actor in bodies, (one.id, block.actor)

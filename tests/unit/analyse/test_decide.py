"""Forecasts of decisions: what they may know, and what comes out for dossiers one can look up."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
import pytest

from foedus.analyse.backtest import archive_of
from foedus.analyse.decide import Prediction, predict
from foedus.analyse.decision_looks import held_up, likeliest_route, looks, on_record
from foedus.analyse.dossier_view import first_look, last_look, outcome_day, tabled, view
from foedus.analyse.earlier_dossiers import CLASSES, Archive
from foedus.errors import RangeError, VoteError
from foedus.facts.dossiers import Dossier, Position
from foedus.facts.partial_days import first_day, known_since
from foedus.facts.system import System

SOME = (
    "ukraine-georgia-action-plan-2008-december",
    "belarus-sanctions-2020",
    "finland-nato-2022",
    "sweden-nato-2022",
    "ukraine-facility-2023",
    "defence-loans-2025",
    "budget-loan-acts-2026",
    "ukraine-clusters-2026",
)


@pytest.fixture(scope="module")
def archive(system: System) -> Archive:
    return archive_of(system)


@cache
def forecast(archive: Archive, id: str) -> Prediction:
    """Return the forecast that is scored, computed once for each archive."""
    return looks(archive, archive.system.dossier(id))[0]


def seen(one: Prediction) -> dict[str, Any]:
    """Return every number of a forecast."""
    found = {f"block {blocker.actor}": blocker.probability for blocker in one.blockers}
    for name, line in (*one.lines.items(), *one.naive.items()):
        found |= {f"{name} adopted {years}": share for years, share in line.adopted.items()}
        found |= {f"{name} by {rule}": share for rule, share in line.routes.items()}
        found |= {f"{name} by {level}": years for level, years in line.delay.items()}
        found |= {f"{name} outcome": line.outcome or 0.0, f"{name} mean": line.mean_delay}
    return found | {f"class {name}": share for name, share in one.weights.items()}


def poisoned(dossier: Dossier, day: date, today: date) -> Dossier:
    """Return a dossier with another outcome, if it was not known on the day."""
    ends = dossier.decided
    if ends is not None and known_since(ends, today) <= day:
        return dossier
    if ends is None and known_since(str(dossier.open_until), today) <= day:
        return dossier
    late = (max(first_day(ends or str(dossier.open_until)), day) + timedelta(400)).isoformat()
    turned = "failed" if dossier.outcome.startswith("adopted") else "adopted"
    blocks = tuple(
        one.model_copy(update={"demand": "principle", "until": None, "got": "Everything."})
        for one in dossier.blocks
        if known_since(one.known_since or one.since, today) <= day
    )
    return dossier.model_copy(
        update={
            "outcome": turned, "decided": late, "open_until": None, "result": "Another.",
            "route": None if turned == "failed" else dossier.legal_bases[-1],
            "blocks": blocks, "tally": None, "note": "Poison.",
        }
    )  # fmt: skip


@pytest.mark.parametrize("id", SOME[:-1])  # nothing lies ahead of one that is pending today
def test_a_poisoned_outcome_and_all_later_ones_change_no_forecast(
    archive: Archive, id: str
) -> None:
    system = archive.system
    before = forecast(archive, id)
    day = before.view.day
    changed = tuple(poisoned(one, day, system.today) for one in system.dossiers)
    assert changed != system.dossiers
    other = archive_of(replace(system, dossiers=changed))
    own = other.system.dossier(id).model_copy(update={"blocks": ()})
    assert seen(predict(other, own, day)) == seen(before)


@pytest.mark.parametrize("id", SOME)
def test_dossiers_proposed_later_change_no_forecast(archive: Archive, id: str) -> None:
    system = archive.system
    before = forecast(archive, id)
    day = before.view.day
    kept = tuple(one for one in system.dossiers if tabled(one, system.today) <= day)
    other = archive_of(replace(system, dossiers=kept))
    assert seen(predict(other, system.dossier(id), day)) == seen(before)


@pytest.mark.parametrize("id", SOME)
def test_the_system_as_known_on_the_day_says_the_same(archive: Archive, id: str) -> None:
    before = forecast(archive, id)
    then = archive_of(archive.system.as_known_on(before.view.day))
    assert seen(predict(then, archive.system.dossier(id), before.view.day)) == seen(before)


def test_the_order_of_dossiers_changes_nothing(archive: Archive) -> None:
    turned = archive_of(replace(archive.system, dossiers=archive.system.dossiers[::-1]))
    for id in SOME:
        assert seen(forecast(turned, id)) == pytest.approx(seen(forecast(archive, id)))


def test_only_what_lay_before_is_learned_from(archive: Archive) -> None:
    today = archive.system.today
    whole = {one.id: one for one in archive.system.dossiers}
    for id in SOME:
        one = forecast(archive, id)
        assert id not in {case.dossier.id for case in one.cases}
        for case in one.cases:
            assert tabled(case.dossier, today) <= one.view.day
            true = whole[case.dossier.id]
            ended = true.decided is not None and known_since(true.decided, today) <= one.view.day
            assert (case.adopted or case.failed) == ended
            ends = outcome_day(case.dossier)
            assert case.view.day <= one.view.day
            assert ends is None or case.view.day < ends


def test_a_day_on_or_after_the_outcome_is_refused(archive: Archive) -> None:
    dossier = archive.system.dossier("finland-nato-2022")
    for day in (date(2023, 3, 30), date(2024, 1, 1)):
        with pytest.raises(RangeError, match="choose an earlier day"):
            predict(archive, dossier, day)
    assert predict(archive, dossier, date(2023, 3, 29)).view.day == date(2023, 3, 29)


def test_positions_stated_on_or_after_the_outcome_are_refused(archive: Archive) -> None:
    dossier = archive.system.dossier("finland-nato-2022")
    for day in ("2023-03-30", "2023-04-01", "2023-03"):
        late = dossier.positions[0].model_copy(update={"date": day, "basis": "stated"})
        wrong = dossier.model_copy(update={"positions": (*dossier.positions, late)})
        with pytest.raises(RangeError, match=f"stated no earlier than that.*on {day}"):
            predict(archive, wrong, date(2022, 6, 17))
        proxy = late.model_copy(update={"basis": "proxy"})
        fine = dossier.model_copy(update={"positions": (*dossier.positions, proxy)})
        assert seen(predict(archive, fine, date(2022, 6, 17))) == seen(
            predict(archive, dossier, date(2022, 6, 17))
        )


def test_every_shipped_dossier_can_be_viewed_and_no_look_sees_its_outcome(system: System) -> None:
    for one in system.dossiers:
        for day in (first_look(system, one, 30), last_look(system, one)):
            found = view(one, day, system.today)
            assert found.question.outcome == "pending"
            assert not found.question.blocks
            assert found.question.result is found.question.route is found.question.tally is None
            ends = outcome_day(one)
            assert ends is None or day < ends
            assert all(known_since(p.date, system.today) <= day for p in found.stated.values())


def test_the_last_stance_counts_and_of_two_on_a_day_the_harder(archive: Archive) -> None:
    dossier = archive.system.dossier("finland-nato-2022")
    proto = dossier.positions[0]

    def said(stance: str, day: str) -> Position:
        return proto.model_copy(update={"stance": stance, "date": day, "actors": ("NOR",)})

    told = (said("oppose", "2022-06-01"), said("support", "2022-06-05"))
    both = (said("oppose", "2022-06-05"), said("support", "2022-06-05"))
    for positions, wanted in ((told, "support"), (both, "oppose"), (both[::-1], "oppose")):
        changed = dossier.model_copy(update={"positions": positions})
        assert view(changed, date(2022, 6, 17), archive.system.today).sign("NOR") == wanted


def test_finland_turkey_is_named_from_what_it_stated(archive: Archive) -> None:
    one = forecast(archive, "finland-nato-2022")
    assert one.view.day == date(2022, 6, 17)
    assert "TUR" in one.named
    assert one.view.stated["TUR"].date == "2022-05-16"


def test_finland_hungary_rests_on_earlier_blocks_alone_or_is_missed(archive: Archive) -> None:
    """Nothing it stated is used; whether its record names it falls as it falls."""
    dossier = archive.system.dossier("finland-nato-2022")
    for one in looks(archive, dossier):
        assert one.view.sign("HUN") == "unrecorded"
        (hungary,) = (blocker for blocker in one.blockers if blocker.actor == "HUN")
        assert "ukraine-commission-2017" in hungary.blocked
        held = held_up(dossier, one)
        assert ("HUN" in held.named) == (hungary.probability >= one.threshold)
        assert ("HUN" in held.named) != ("HUN" in held.missed)


def test_sweden_hungarys_holds_are_on_record_by_the_last_look(archive: Archive) -> None:
    first, last = looks(archive, archive.system.dossier("sweden-nato-2022"))
    assert "HUN" not in first.view.stated
    assert last.view.stated["HUN"].date == "2024-02-05"
    assert {"TUR", "HUN"} <= set(last.named)


def test_blocks_of_the_dossier_itself_are_shown_and_not_used(archive: Archive) -> None:
    dossier = archive.system.dossier("finland-nato-2022")
    day = date(2023, 3, 1)
    known = on_record(dossier, day, archive.system.today)
    assert {one.actor for one in known} == {"TUR", "HUN"}
    bare = dossier.model_copy(update={"blocks": ()})
    assert seen(predict(archive, bare, day)) == seen(predict(archive, dossier, day))


@pytest.mark.parametrize("id", ["defence-loans-2025", "asset-freeze-2025"])
def test_loans_and_freeze_by_majority_are_out_of_reach_of_a_single_veto(
    archive: Archive, id: str
) -> None:
    """Both were tabled on an article that decides by majority: that was the way around."""
    one = forecast(archive, id)
    assert likeliest_route(one.lines["compromise"].routes) == "tfeu-122"
    assert not one.bases[0].basis.has_veto
    assert one.bases[0].chance.blocked < 0.05
    for other in one.bases[1:]:
        assert not other.basis.has_veto or other.chance.blocked > 0.4


def test_budget_loan_the_way_around_stands_open_and_its_share_is_told(archive: Archive) -> None:
    """Which route is forecast falls as it falls: the backtest's page says it."""
    one = forecast(archive, "budget-loan-2025")
    proposed, around = one.bases[0], one.bases[1]
    assert (proposed.basis.rule, around.basis.rule) == ("tfeu-unanimity", "enhanced-cooperation")
    assert proposed.basis.has_veto
    assert not around.basis.has_veto
    assert around.chance.blocked < 0.05 < 0.4 < proposed.chance.blocked
    assert 0 < one.lines["compromise"].routes["enhanced-cooperation"] < one.blocked


def test_who_states_that_it_opposes_is_likelier_to_block(archive: Archive) -> None:
    dossier = archive.system.dossier("ukraine-facility-2023")
    day = first_look(archive.system, dossier, 30)
    chances = []
    for stance in ("support", "conditional", "oppose"):
        said = Position(
            actors=("MLT",), stance=stance, date="2023-06-21", what="x", source="x", checked="text"
        )
        one = predict(archive, dossier.model_copy(update={"positions": (said,)}), day)
        chances += [next(b.probability for b in one.blockers if b.actor == "MLT")]
        assert one.lines["compromise"].outcome is not None
    assert chances == sorted(chances)
    assert chances[0] < chances[-1]


def test_a_bargain_beyond_all_that_was_seen_counts_as_the_last_one_seen(archive: Archive) -> None:
    one = forecast(archive, "ukraine-clusters-2026")
    for pace in one.learned.pace.values():
        assert pace.low <= pace.mean <= pace.high
        assert pace.factor(0.0) == pace.factor(pace.low)
        assert pace.factor(100.0) == pace.factor(pace.high)
        assert (pace.factor(pace.high) >= pace.factor(pace.low)) == (pace.effect >= 0)


def test_a_bargain_moves_no_forecast_towards_slower_adoption(archive: Archive) -> None:
    """As shipped. What was found is told; with the bound taken away it counts again."""
    one = forecast(archive, "ukraine-clusters-2026")
    for pace in one.learned.pace.values():
        assert pace.effect == max(0, pace.found)
    choices = archive.choices
    free = replace(archive, choices=replace(choices, of={**choices.of, "bargain_lowest": -5}))
    again = forecast(free, "ukraine-clusters-2026").learned.pace
    assert {name: held.effect for name, held in again.items()} == {
        name: held.found for name, held in one.learned.pace.items()
    }
    assert any(held.effect < 0 for held in again.values())


@pytest.mark.parametrize("id", ["finland-nato-2022", "ukraine-facility-2023"])
def test_one_more_supporter_never_makes_adoption_later(archive: Archive, id: str) -> None:
    dossier = archive.system.dossier(id)
    plain = forecast(archive, id)
    quiet = [one.actor for one in plain.blockers if one.sign == "unrecorded"][:3]
    for actor in quiet:
        said = dossier.positions[0].model_copy(
            update={"actors": (actor,), "stance": "support", "date": dossier.proposed}
        )
        more = dossier.model_copy(update={"positions": (*dossier.positions, said)})
        then = predict(archive, more, plain.view.day)
        for name, line in then.lines.items():
            assert line.adopted[1] >= plain.lines[name].adopted[1]


def test_with_one_piece_hazards_are_constant_as_in_the_first_form(archive: Archive) -> None:
    choices = archive.choices
    first = replace(archive, choices=replace(choices, of={**choices.of, "pieces": 1}))
    one = forecast(first, "ukraine-facility-2023")
    assert one.learned.bounds.size == 0
    assert one.learned.adoption.shape == (len(CLASSES), 1)
    known = forecast(archive, "ukraine-facility-2023").learned
    assert known.bounds.tolist() == [0.5, 1.0, 2.0]
    assert known.adoption.shape == (len(CLASSES), 4)
    ratio = known.adoption / known.adoption[:1]
    assert ratio == pytest.approx(ratio[:, :1] @ np.ones((1, 4)))  # classes are proportional


def test_classes_share_out_all_of_a_dossier(archive: Archive) -> None:
    for id in SOME:
        for one in looks(archive, archive.system.dossier(id)):
            assert sum(one.weights.values()) == pytest.approx(1)
            assert 0 <= one.blocked <= 1
            for line in one.lines.values():
                assert line.failed is not None
                assert 0 <= line.adopted[1] <= line.adopted[2] <= 1 - line.failed[2] + 1e-9
                assert sum(line.routes.values()) == pytest.approx(line.adopted[2])
                times = list(line.delay.values())
                assert times == sorted(times)


def test_a_dossier_open_for_years_is_likelier_to_be_held_up(archive: Archive) -> None:
    dossier = archive.system.dossier("formal-meetings-2004").model_copy(update={"positions": ()})
    early = predict(archive, dossier, date(2018, 1, 1))
    fresh = dossier.model_copy(update={"proposed": "2017-12-15"})
    late = predict(archive, fresh, date(2018, 1, 1))
    assert early.blocked > late.blocked
    assert early.lines["no_bargain"].adopted[1] < late.lines["no_bargain"].adopted[1]


def test_a_rule_not_in_force_is_refused(archive: Archive) -> None:
    dossier = archive.system.dossier("eufor-chad-2007")
    wrong = dossier.model_copy(update={"legal_bases": ("pesco-launch",)})
    with pytest.raises(VoteError, match="not in force"):
        predict(archive, wrong, date(2007, 11, 14))


@pytest.mark.parametrize(
    ("day", "what"),
    [(date(2022, 5, 17), "before 'finland"), (date(2027, 1, 1), "the last day known")],
)
def test_days_before_the_proposal_and_in_the_future_are_refused(
    archive: Archive, day: date, what: str
) -> None:
    with pytest.raises(RangeError, match=what):
        looks(archive, archive.system.dossier("finland-nato-2022"), day)

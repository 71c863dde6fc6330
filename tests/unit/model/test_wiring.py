"""Wiring: who writes what and who reads it when, checked before any year runs."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from foedus.errors import WiringError
from foedus.model.alliance import ALLIANCE, check_wiring
from foedus.model.submodel import SubModel, submodel
from foedus.model.variable import Variable
from foedus.model.variables import VARIABLES

WORDS = {
    "rain": Variable("rain", "Rain", "mm", (), ""),
    "river": Variable("river", "River", "m", (), ""),
    "season": Variable("season", "Season", "1", (), "", kind="given"),
}


@dataclass(frozen=True)
class Nothing:
    """No parameters."""


def named(
    name: str,
    *,
    now: Iterable[str] = (),
    last: Iterable[str] = (),
    writes: Iterable[str] = (),
    prepares_from: Iterable[str] = (),
) -> SubModel:
    def step() -> dict[str, float]:
        return {}

    step.__name__ = name
    return submodel(
        parameters=Nothing,
        now=set(now),
        last=set(last),
        writes=set(writes),
        prepares_from=set(prepares_from),
    )(step)


def faults(*submodels: SubModel) -> list[str]:
    with pytest.raises(WiringError) as caught:
        check_wiring(submodels, WORDS)
    return list(caught.value.args[0])


SKY = named("sky", now={"season"}, writes={"rain"})


def test_the_shipped_model_is_wired_and_every_computed_variable_has_a_writer() -> None:
    check_wiring(ALLIANCE)
    computed = {name for name, one in VARIABLES.items() if one.kind != "given"}
    assert set().union(*(one.writes for one in ALLIANCE)) == computed


def test_a_reader_may_come_after_its_writer_or_read_last_year() -> None:
    after = named("valley", now={"rain"}, writes={"river"})
    before = named("valley", last={"rain"}, writes={"river"})
    check_wiring([SKY, after], WORDS)
    check_wiring([before, SKY], WORDS)


def test_a_variable_with_two_writers_names_both() -> None:
    assert faults(SKY, named("sea", writes={"rain"})) == [
        "'rain' is written by 'sky' and by 'sea': keep one"
    ]


def test_a_reader_before_its_writer_is_told_both_remedies() -> None:
    assert faults(named("valley", now={"rain"}, writes={"river"}), SKY) == [
        "'valley' reads this year's 'rain', but 'sky' sets it later in the year; "
        "step after it or read last year's"
    ]


def test_nobody_reads_of_this_year_what_it_writes_itself() -> None:
    assert faults(named("sky", now={"rain"}, writes={"rain"}))[0].startswith(
        "'sky' reads this year's 'rain', but 'sky' sets it later"
    )


def test_a_reader_of_what_nothing_writes_is_refused() -> None:
    assert faults(SKY, named("valley", now={"river"})) == [
        "'valley' reads this year's 'river', which nothing writes"
    ]
    assert faults(SKY, named("valley", last={"river"})) == [
        "'valley' reads last year's 'river', which nothing writes"
    ]


def test_an_unknown_name_is_offered_the_nearest_known() -> None:
    assert faults(named("sky", writes={"rian"})) == [
        "'sky' writes 'rian', which is not in the vocabulary; did you mean 'rain'?"
    ]
    assert faults(SKY, named("valley", now={"riverr"})) == [
        "'valley' reads 'riverr', which is not in the vocabulary; did you mean 'river'?"
    ]
    assert faults(SKY, named("valley", last={"zzz"})) == [
        "'valley' reads 'zzz', which is not in the vocabulary"
    ]


def test_what_the_facts_give_nobody_writes() -> None:
    assert faults(named("sky", writes={"season"})) == [
        "'sky' writes 'season', which the facts give"
    ]


def test_preparing_reads_facts_only() -> None:
    assert faults(SKY, named("valley", prepares_from={"rain"})) == [
        "'valley' prepares from 'rain', which the facts do not give"
    ]


def test_all_faults_are_told_at_once() -> None:
    found = faults(
        named("valley", now={"rain"}, writes={"rivr"}),
        SKY,
        named("sea", writes={"rain", "season"}),
    )
    assert len(found) == 4

"""`foedus mobility`: the answer first, stable keys, a map without overlaps, exit status."""

import csv
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from foedus.analyse.mobility import mobility
from foedus.analyse.resilience import resilience
from foedus.facts.sources import Source
from foedus.facts.system import System
from foedus.present.facts_text import authors
from foedus.present.mobility_map import foot, resilience_map, route_map
from foedus.present.mobility_text import meaning

KEYS = {
    "from", "to", "day", "regime", "days", "days_range", "parts", "km", "km_by_ferry", "route",
    "states", "borders", "regimes", "barriers", "cut",
}  # fmt: skip
OF_RESILIENCE = {
    "day", "regime", "pairs", "days", "unreachable", "flank", "random", "states", "links_lost",
    "links_improved",
}  # fmt: skip


def test_it_tells_the_days_before_the_way(ask: Any, tmp_path: Path) -> None:
    said = ask("mobility", "bremerhaven", "suwalki", "--cut", "1", folder=tmp_path)
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0].startswith("Bremerhaven to Suwałki on 2026-11-22")
    assert "A heavy brigade is there after" in lines[1]
    assert "in 9 of 10 draws" in said.out
    assert "Roads stand in for rail" in said.out
    assert "no other set delays more" in " ".join(said.out.split())


def test_it_writes_a_table_a_map_and_a_card(ask: Any, tmp_path: Path) -> None:
    assert ask("mobility", "Rotterdam", "Rzeszów", folder=tmp_path).status == 0
    folder = tmp_path / "out" / "mobility-rotterdam-rzeszow"
    with (folder / "route.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["from"] == "Rotterdam"
    assert rows[-1]["to"] == "Rzeszów"
    assert (folder / "charts" / "route.png").stat().st_size > 10_000
    card = json.loads((folder / "card.json").read_text("utf-8"))
    assert card["mobility"] == "route"
    assert card["regime"] == "pledge-3"


def test_json_has_stable_keys_and_writes_nothing(ask: Any, tmp_path: Path) -> None:
    said = ask("mobility", "Alexandroupoli", "Constanta", "--json", folder=tmp_path)
    found = json.loads(said.out)
    assert set(found) == KEYS
    assert found["route"][0] == "Alexandroupoli"
    assert found["route"][-1] == "Constanţa"
    assert found["days"] == pytest.approx(sum(found["parts"].values()))
    assert [one["to"] for one in found["borders"]] == ["BGR", "ROU"]
    assert found["km"] > 500
    days = [one["days"] for one in found["regimes"]]
    assert days == sorted(days, reverse=True)
    assert not (tmp_path / "out").exists()


def test_resilience_in_json_and_text(ask: Any, tmp_path: Path) -> None:
    found = json.loads(ask("mobility", "--resilience", "--json", folder=tmp_path).out)
    assert set(found) == OF_RESILIENCE
    assert found["links_lost"][0]["days"] >= found["links_lost"][-1]["days"]
    early = ask("mobility", "--resilience", "--on", "1998-06-01", "--json", folder=tmp_path).json
    assert {one["days"] for one in early["flank"] if one["place"] == "Vilnius"} == {None}
    told = ask("mobility", "--resilience", "--on", "1998-06-01", folder=tmp_path).out
    assert re.search(r"Vilnius \(LTU\) +– +– +– +–", told)
    assert "nan" not in told
    said = ask("mobility", "--resilience", folder=tmp_path)
    assert "The links whose improvement buys most" in said.out
    assert (tmp_path / "out" / "mobility-resilience" / "links.csv").exists()


def test_a_day_after_the_facts_says_what_it_rests_on(
    ask: Any, tmp_path: Path, system: System
) -> None:
    note = f"The facts end on {system.as_of}; what was in force then is taken to last."
    for words in (("Bremen", "Berlin"), ("--resilience",)):
        later = ask("mobility", *words, "--on", "2030-01-01", folder=tmp_path)
        assert note in " ".join(later.out.split())
        assert note not in " ".join(ask("mobility", *words, folder=tmp_path).out.split())


def test_who_lets_nobody_through_is_told_whole(ask: Any, tmp_path: Path) -> None:
    flat = " ".join(ask("mobility", "Bremen", "Berlin", folder=tmp_path).out.split())
    assert "these let none through: Belarus, Ireland, Russian Federation and Ukraine." in flat
    assert re.search(r"Nothing is held of these on that day[^.]*: Armenia, [^.]*Uzbekistan\.", flat)


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("Bremerhavn", "Suwałki"), "did you mean 'Bremerhaven'?"),
        (("Minsk", "Berlin"), "Belarus lets none through"),
        (("Valletta", "Rome"), "Malta is an island"),
        (("Berlin",), "name two places"),
        (("Berlin", "Paris", "--resilience"), "leave out places"),
        (("Berlin", "Paris", "--regime", "pledge-4"), "did you mean"),
        (("Berlin", "Paris", "--cut", "99"), "ask for 0 to 20"),
        (("Berlin", "Paris", "--on", "yesterday"), "is not a day"),
        (("Berlin", "Paris", "--on", "1985-01-01"), "the first year of the facts"),
    ],
)
def test_what_cannot_be_answered_says_why_with_status_2(
    ask: Any, tmp_path: Path, arguments: tuple[str, ...], wanted: str
) -> None:
    said = ask("mobility", *arguments, folder=tmp_path)
    assert said.status == 2
    assert wanted in said.err
    assert not (tmp_path / "out").exists()


def boxes(figure: Any) -> list[Any]:
    """Return the boxes of the names on a map."""
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    (axes,) = figure.axes
    return [one.get_window_extent(renderer) for one in axes.texts]


@pytest.mark.parametrize(
    ("start", "end", "cut"),
    [("Bremerhaven", "Suwałki", 3), ("Rotterdam", "Rzeszów", 3), ("Lisbon", "Kirkenes", 2)],
)
def test_no_name_on_the_map_covers_another_and_both_ends_are_named(
    system: System, start: str, end: str, cut: int
) -> None:
    figure = route_map(system, mobility(system, start, end, cut=cut))
    found = boxes(figure)
    assert not any(
        one.overlaps(other) for place, one in enumerate(found) for other in found[:place]
    )
    assert {start, end} <= {one.get_text() for one in figure.axes[0].texts}


def test_texts_name_the_makers_of_the_network_as_its_record_does(system: System) -> None:
    assert "Šubelj and Bajec 2011, repaired" in meaning(system)
    assert "Šubelj and Bajec 2011, repaired; ground: Natural Earth." in foot(system)
    source = system.sources["euroroad-2011"]
    other = source.model_copy(update={"author": source.author[:1], "issued": "2014-03"})
    renamed = replace(system, sources={**system.sources, source.id: other})
    assert "(Šubelj 2014, repaired)" in meaning(renamed)
    assert "Network: Šubelj 2014, repaired" in foot(renamed)
    without = replace(system, sources={})
    assert "not in sources.yaml" in meaning(without)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "Roads 2020"),
        (({"literal": "An Agency"},), "An Agency 2020"),
        (tuple({"family": one} for one in "ABC"), "A, B and C 2020"),
    ],
)
def test_who_wrote_a_source_is_told_in_short(
    system: System, names: tuple[dict[str, str], ...], said: str
) -> None:
    plain = {"id": "a", "type": "dataset", "title": "Roads", "author": names, "issued": "2020-05"}
    held = replace(system, sources={"a": Source.model_validate(plain)})
    assert authors(held, "a#table-1") == said


def test_no_name_on_the_map_of_resilience_covers_another(system: System) -> None:
    found = boxes(resilience_map(system, resilience(system)))
    assert len(found) > 12
    assert not any(
        one.overlaps(other) for place, one in enumerate(found) for other in found[:place]
    )

"""Topics of `foedus facts`: in any window, on any day, with a source for each fact."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from foedus.present.facts_topics import TOPICS

Facts = Callable[..., Any]

COOPERATION = """\
domains:
  - {id: defence, name: Defence and readiness}
  - {id: cyber, name: Cyber security}
kinds:
  - {id: joint-declaration, name: Joint declaration, meaning: A text signed by the heads of both.}
  - {id: exercise, name: Exercise, meaning: An exercise of both.}
instruments:
  - id: second
    kind: joint-declaration
    domain: defence
    organisations: [EU, NATO]
    date: 2018-07-10
    title: Second declaration
    what: Names mobility.
    source: nato-wales-2014
    checked: text
  - id: first
    kind: joint-declaration
    domain: defence
    organisations: [EU, NATO]
    states: [POL]
    date: 2016-07-08
    title: First declaration
    what: Names seven areas.
    figure: 7
    unit: areas
    source: nato-hague-2025
    checked: text
  - id: staffs
    kind: exercise
    domain: cyber
    organisations: [NATO]
    date: 2019-05
    title: Exercise of staffs
    what: Networks under attack.
    source: nato-hague-2025
    checked: recalled
"""


@pytest.fixture
def with_cooperation(shipped_copy: Path) -> Path:
    for path in (shipped_copy / "dossiers").iterdir():
        lines = path.read_text("utf-8").splitlines(keepends=True)
        # Dossiers name domains that the file below does not have.
        path.write_text("".join(one for one in lines if "    domain: " not in one), "utf-8")
    (shipped_copy / "partnership.yaml").unlink()  # it names instruments that this file lacks
    (shipped_copy / "brief.yaml").unlink()  # and so does this
    operations = shipped_copy / "operations.yaml"
    lines = operations.read_text("utf-8").splitlines(keepends=True)
    kept = (one for one in lines if "    recorded_as: " not in one)
    text = re.sub(r"(?m)^    domain: .*$", "    domain: cyber", "".join(kept))
    operations.write_text(text, "utf-8")
    (shipped_copy / "cooperation.yaml").write_text(COOPERATION, "utf-8")
    return shipped_copy


@pytest.fixture
def facts(ask: Any, tmp_path: Path) -> Facts:
    def found(name: str | None, *words: object) -> Any:
        said = ask("facts", *([name] if name else []), *words, "--json", folder=tmp_path)
        assert (said.status, said.err) == (0, "")
        return said.json

    return found


def said_by(found: Any) -> Iterator[dict[str, Any]]:
    """Yield every plain fact: what has a source and a way of checking."""
    if isinstance(found, dict):
        if "checked" in found:
            yield found
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from said_by(one)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("width", [80, 200])
def test_a_page_fits_the_window_and_cites_every_source(
    topic: str, width: int, ask: Any, with_cooperation: Path, monkeypatch: pytest.MonkeyPatch,
    system: Any, tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", str(width))
    where = ("--system", with_cooperation)
    said = ask("facts", topic, *where, folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    assert max(map(len, said.out.splitlines())) <= width
    assert said.out.startswith(TOPICS[topic].title)
    cited = " ".join(said.out.partition("\nSources\n")[2].split())
    found = ask("facts", topic, *where, "--json", folder=tmp_path).json
    stated = list(said_by(found))
    assert stated
    for one in stated:
        name = one["source"].partition("#")[0]
        assert f"{name}: {' '.join(system.sources[name].title.split())}" in cited
        assert one["checked"] in ("data", "text", "recalled")


def test_cooperation_counts_come_first_by_kind_and_domain(
    ask: Any, with_cooperation: Path, tmp_path: Path
) -> None:
    where = ("--system", with_cooperation)
    found = ask("facts", "cooperation", *where, "--json", folder=tmp_path).json
    assert found["counts"] == [
        {"kind": "joint-declaration", "by_domain": {"defence": 2, "cyber": 0}},
        {"kind": "exercise", "by_domain": {"defence": 0, "cyber": 1}},
    ]
    assert [one["id"] for one in found["instruments"]] == ["first", "second", "staffs"]
    text = ask("facts", "cooperation", *where, folder=tmp_path).out
    (defence,) = (line for line in text.splitlines() if line.startswith("Defence and readiness"))
    (total,) = (line for line in text.splitlines() if line.startswith("all "))
    assert defence.split()[3:] == ["2", "2"]
    assert total.split()[1:] == ["2", "1", "3"]
    assert text.index("Defence and readiness") < text.index("First declaration")


def test_cooperation_counts_only_what_was_known(
    ask: Any, with_cooperation: Path, tmp_path: Path
) -> None:
    where = ("--system", with_cooperation, "--as-of", "2019-05-30")
    found = ask("facts", "cooperation", *where, "--json", folder=tmp_path).json
    assert [sum(one["by_domain"].values()) for one in found["counts"]] == [2, 0]
    text = ask("facts", "cooperation", *where[:2], "--as-of", "2010-01-01", folder=tmp_path).out
    assert "Nothing is known by that day." in text


def test_an_actor_is_told_what_names_it(ask: Any, with_cooperation: Path, tmp_path: Path) -> None:
    found = ask("facts", "POL", "--system", with_cooperation, "--json", folder=tmp_path).json
    assert [one["title"] for one in found["cooperation"]] == ["First declaration"]


def test_commands_decided_are_told_from_those_in_effect(facts: Facts) -> None:
    posts = {one["id"]: one for one in facts("command-posts")["posts"]}
    for post, now, then in (("jfc-naples", ["USA"], ["ITA"]), ("jfc-norfolk", ["USA"], ["GBR"])):
        status = [(one["actors"], one["status"]) for one in posts[post]["holders"]]
        assert status == [(now, "in effect"), (then, "decided")]
    brunssum = [(one["actors"], one["status"]) for one in posts["jfc-brunssum"]["holders"]]
    assert brunssum[-2:] == [(["DEU"], "in effect"), (["DEU", "POL"], "decided")]
    before = {one["id"]: one for one in facts("command-posts", "--as-of", "2026-02-05")["posts"]}
    assert {one["status"] for one in before["jfc-naples"]["holders"]} == {"in effect"}


def test_the_rotation_shows_its_gaps_as_planned(facts: Facts, ask: Any, tmp_path: Path) -> None:
    found = facts("force-commitments")
    groups = next(one for one in found["commitments"] if one["id"] == "eu-battlegroups")
    assert groups["empty_slots"] == {"2012-1": 1, "2013-2": 1, "2014-1": 1}
    text = ask("facts", "force-commitments", folder=tmp_path).out
    assert "1 of 2 slots empty in the plan" in text


@pytest.mark.parametrize(("day", "declared"), [("2025-05-19", None), ("2025-05-20", "2025-05-20")])
def test_the_rapid_deployment_capacity_is_operational_on_its_day(
    day: str, declared: str | None, facts: Facts
) -> None:
    found = facts("force-commitments", "--as-of", day)["commitments"]
    (rdc,) = (one for one in found if one["id"] == "eu-rapid-deployment-capacity")
    assert rdc["declared_operational"] == declared


def test_the_tiers_keep_the_bounds_of_the_text(facts: Facts) -> None:
    found = facts("force-commitments")["commitments"]
    (model,) = (one for one in found if one["id"] == "nato-force-model")
    assert [(one["within_days"], one["persons"], one["bound"]) for one in model["tiers"]] == [
        (10, 100_000, "well_over"),
        (30, 200_000, "around"),
        (180, 500_000, "at_least"),
    ]
    assert model["classified"]


def test_pesco_has_its_members_by_date(facts: Facts) -> None:
    def members(day: str) -> set[str]:
        found = facts("union-instruments", "--as-of", day)["instruments"]
        (pesco,) = (one for one in found if one["id"] == "pesco")
        return {one["actor"] for one in pesco["participants"]}

    assert len(members("2023-05-22")) == 25
    assert members("2023-05-23") - members("2023-05-22") == {"DNK"}
    assert "MLT" not in members("2026-11-22")


def test_ceilings_are_kept_apart_by_their_prices(facts: Facts) -> None:
    found = facts("union-instruments")["instruments"]
    (facility,) = (one for one in found if one["id"] == "epf")
    start = {one["prices"]: one["amount"] for one in facility["amounts"][:2]}
    assert start == {"2018": 5, "current": 5.692}
    current = [one["amount"] for one in facility["amounts"] if one["prices"] == "current"]
    assert current == sorted(current)


def test_the_loans_are_allotted_to_nineteen_and_do_not_exceed_the_sum(facts: Facts) -> None:
    found = facts("union-instruments")["instruments"]
    (safe,) = (one for one in found if one["id"] == "safe")
    assert len({one["actor"] for one in safe["allocations"]}) == 19
    assert 145 < sum(one["amount"] for one in safe["allocations"]) <= safe["amounts"][0]["amount"]


def test_reported_hosts_are_not_called_confirmed(facts: Facts) -> None:
    found = facts("nuclear")
    assert {one["status"] for one in found["hosting"]} == {"reported"}
    assert {one["actor"] for one in found["arsenals"]} == {"USA", "GBR", "FRA"}


def test_every_candidate_is_listed_and_closed_chapters_only_grow(facts: Facts) -> None:
    ways = facts("accession")["candidacies"]
    union = {one["actor"] for one in ways if one["organisation"] == "EU"}
    assert union == {"ALB", "BIH", "GEO", "MDA", "MKD", "MNE", "SRB", "TUR", "UKR"}
    for way in ways:
        closed = [one["closed"] for one in way["steps"] if one["closed"] is not None]
        assert closed == sorted(closed), way["actor"]


def test_what_concerns_an_actor_is_on_its_page(facts: Facts) -> None:
    poland = facts("POL")
    assert ("jfc-brunssum", "to hold") in [(o["post"], o["role"]) for o in poland["command_posts"]]
    denmark = {(o["instrument"], o["since"]) for o in facts("DNK")["union_instruments"]}
    assert ("pesco", "2023-05-23") in denmark
    assert {o["kind"] for o in facts("MNE")["accession"]} >= {"application", "chapters_closed"}
    assert ("UKR", "blocks") in {(o["candidate"], o["kind"]) for o in facts("HUN")["accession"]}
    assert "2011-1" in {o["half"] for o in facts("SWE")["standby_groups"]}
    assert facts("POL", "--as-of", "2026-02-05")["command_posts"] == []


def test_levels_floors_and_events_of_commitment_are_listed(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", "commitment", folder=tmp_path).out
    for part in ("presence: ", "crisis_pool: ", "arms_and_aid: ", "alignment: "):
        assert part in text
    assert "floor 76 thousand persons" in text
    assert "100 thousand persons" in text
    old = ask("facts", "commitment", "--as-of", "2025-12-17", folder=tmp_path).out
    assert "floor 76" not in old


def test_the_acts_of_the_challenger_are_listed(facts: Facts) -> None:
    assert [one["id"] for one in facts("hostility", "--as-of", "2020-01-01")["events"]] == [
        "georgia-2008",
        "crimea-2014",
    ]


def test_dossiers_are_listed_with_outcome_and_who_held_them_up(
    ask: Any, facts: Facts, tmp_path: Path
) -> None:
    found = facts("dossiers")
    assert [one["proposed"] for one in found["dossiers"][:2]] == ["2003-01-15", "2003-04-29"]
    assert {one["id"] for one in found["issues"]} >= {"autonomy", "russia", "enlargement"}
    text = " ".join(ask("facts", "dossiers", folder=tmp_path).out.split())
    assert "2025-05-27: adopted by tfeu-122, after 69 days" in text
    assert "2023-07-12: failed, after 63 days" in text
    assert "adopted but diluted by pesco-unanimity" in text
    early = ask("facts", "dossiers", "--as-of", "2003-02-01", folder=tmp_path).out
    assert "Open on 2003-02-01, after 17 days" in " ".join(early.split())
    assert "Tervuren" not in early


def test_one_dossier_shows_blocks_votes_and_positions(
    ask: Any, facts: Facts, tmp_path: Path
) -> None:
    text = " ".join(ask("facts", "asset-freeze-2025", folder=tmp_path).out.split())
    assert "against HUN SVK; all others in favour" in text
    assert "BEL BGR ITA MLT: support" in text
    assert "a proxy, not said before the outcome" in text
    found = facts("finland-nato-2022", "--as-of", "2022-12-01")
    assert (found["outcome"], found["delay_days"], found["censored"]) == ("pending", 197, True)
    assert [(one["actor"], one["until"]) for one in found["blocks"]] == [("TUR", None)]
    said = ask("facts", "finland-nato-2023", folder=tmp_path)
    assert said.status == 2
    assert "did you mean 'finland-nato-2022'" in said.err
    # Before its proposal it is unknown, like a name that nobody ever gave.
    assert ask("facts", "finland-nato-2022", "--as-of", "2022-01-01", folder=tmp_path).status == 2


def test_topics_are_listed_and_misspelt_ones_answered(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", folder=tmp_path).out
    for topic in ("force-commitments", "command-posts", "nuclear", "hostility"):
        assert topic in text
    said = ask("facts", "comand-posts", folder=tmp_path)
    assert said.status == 2
    assert "did you mean 'command-posts'" in said.err


def test_an_underscore_is_taken_for_a_hyphen(facts: Facts) -> None:
    assert facts("command_posts") == facts("command-posts")


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("name", ["arms_imports", "capital_distance", "land_border"])
def test_a_series_of_pairs_has_a_short_view(
    name: str, width: int, ask: Any, facts: Facts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = ask("facts", name, folder=tmp_path).out
    rows = facts(name)["rows"]
    assert len(text.splitlines()) < 80
    assert max(map(len, text.splitlines())) <= width
    told = f"{len(rows):,} rows in all; `foedus facts {name} --json` prints every one."
    assert told in " ".join(text.split())


def test_the_short_view_names_the_largest_partner(ask: Any, facts: Facts, tmp_path: Path) -> None:
    rows = [row for row in facts("arms_imports")["rows"] if row["iso3"] == "POL"]
    last = max(row["year"] for row in facts("arms_imports")["rows"])
    most = max((row for row in rows if row["year"] == last), key=lambda row: row["value"])
    text = ask("facts", "arms_imports", folder=tmp_path).out
    (line,) = (line for line in text.splitlines() if line.split()[:1] == ["POL"])
    assert most["partner"] in line


@pytest.mark.parametrize("name", ["FIN", "HUN", "USA", "NATO", None])
def test_tables_fit_a_narrow_window(
    name: str | None, ask: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = ask("facts", *([name] if name else []), folder=tmp_path).out
    tables = text.partition("\nSources\n")[0]
    assert max(map(len, tables.splitlines())) <= 80


def test_positions_say_which_years_are_measured_and_what_a_proxy_misses(
    ask: Any, facts: Facts, tmp_path: Path
) -> None:
    found = facts("positions")
    issues = {one["id"]: one for one in found["issues"]}
    (foreign,) = issues["common-foreign-policy"]["sources"]
    cells = {cell["year"]: cell for cell in foreign["coverage"]}
    assert cells[2014] == {"year": 2014, "measured": 27, "carried": 0, "judged": 0}
    assert cells[2018] == {"year": 2018, "measured": 0, "carried": 26, "judged": 1}
    assert issues["indo-pacific"]["sources"] == []
    text = " ".join(ask("facts", "positions", folder=tmp_path).out.split())
    assert "2010 (22), 2014 (27), 2019 (26), 2024 (25)" in text
    assert "No difference across 2014 and 2019" in text
    assert "ITA left out" in text
    assert "not filled" in text


def test_positions_of_an_earlier_day_know_no_later_wave(facts: Facts) -> None:
    issues = {one["id"]: one for one in facts("positions", "--as-of", "2018-06-30")["issues"]}
    (foreign,) = issues["common-foreign-policy"]["sources"]
    measured = [cell["year"] for cell in foreign["coverage"] if cell["measured"]]
    assert measured == [1999, 2002, 2006, 2010, 2014]
    assert issues["russia-hard-line"]["sources"][0]["coverage"] == []


def test_the_page_of_an_actor_has_its_government_and_positions(facts: Facts) -> None:
    poland = facts("POL", "--as-of", "2024-06-30")
    (cabinet,) = poland["government"]
    assert (cabinet["title"], cabinet["since"]) == ("Tusk III", "2023-12-13")
    assert "KO/PO 157" in cabinet["what"]
    assert {one["status"] for one in poland["positions"]} == {"carried"}
    hungary = {one["role"]: one for one in facts("HUN")["positions"]}
    assert hungary["ches-eu-russia"]["value"] > 0
    assert not any(one["role"] == "ches-eu-russia" for one in facts("ITA")["positions"])
    assert (
        "doubted"
        in {one["role"]: one for one in facts("MLT")["positions"]}["ches-eu-russia"]["what"]
    )


def test_force_generation_shows_who_gives_nothing_and_what_was_found_of_readiness(
    facts: Facts, ask: Any, tmp_path: Path
) -> None:
    found = facts("force-generation")
    assert found["goals"][0]["commitment"] == "helsinki-goal"
    assert {one["actor"]: one["at_most"] for one in found["limits"]} == {"MLT": 0, "IRL": 182}
    text = " ".join(ask("facts", "force-generation", folder=tmp_path).out.split())
    assert "29.3 % of forces of the Union's members" in text
    before = facts("force-generation", "--as-of", "2022-01-15")
    assert "nato-force-model" not in {one["commitment"] for one in before["goals"]}


def test_operations_are_told_with_what_they_count_as_and_where(
    facts: Facts, ask: Any, tmp_path: Path
) -> None:
    found = facts("operations")
    held = {one["id"]: one for one in found["operations"]}
    assert held["aspides-2024"]["military"] is True
    assert held["eulex-kosovo-2008"]["military"] is False
    assert held["ocean-shield-2009"]["until"] == "2016-12-15"
    text = " ".join(ask("facts", "operations", folder=tmp_path).out.split())
    assert "executive military operation (military); maritime-security; Red Sea" in text
    assert "Ever: NATO: 0 military, 0 not military; EU: 0 military, 1 not military" in text
    before = facts("operations", "--as-of", "2024-02-18")["operations"]
    assert "aspides-2024" not in {one["id"] for one in before}
    heads = {one["topic"]: one["entries"] for one in facts(None)["topics"]}
    assert heads["operations"] == len(found["operations"])


def test_mobility_shows_stances_regimes_and_what_was_repaired(
    facts: Facts, ask: Any, tmp_path: Path, system: Any
) -> None:
    found = facts("mobility")
    stances = {one["name"]: one["stance"] for one in found["transit"]}
    assert (stances["Switzerland"], stances["Austria"]) == ("decides", "decides")
    assert [one["id"] for one in found["regimes"] if one["in_force"]] == ["pledge-3"]
    network = system.network.tables()
    assert found["network"]["places"] == len(network.places)
    assert sum(one["number"] for one in found["network"]["repairs"]) == len(network.repairs)
    before = facts("mobility", "--as-of", "2024-05-26")
    assert [one["id"] for one in before["regimes"] if one["in_force"]] == ["pledge-5"]
    text = " ".join(ask("facts", "mobility", folder=tmp_path).out.split())
    assert "pledge of three working days (in force)" in text
    assert f"{len(network.places):,} places in" in text

"""What holds for every file and every day, not only for the examples of the unit tests."""

import json
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.errors import DataError
from foedus.facts.data_package import PublicationRule, Resource
from foedus.facts.document import Place, Plain, steps
from foedus.facts.organisations import in_force
from foedus.facts.parameters import read_parameters
from foedus.facts.reading import parse, read_document
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.series import build_series, seen_on
from foedus.facts.system import System, load
from foedus.facts.tables import Table, read_table
from foedus.facts.validation import validated

SMALL = Path(__file__).parents[1] / "data" / "small_system"
thoroughly = settings(max_examples=300)

LETTERS = some.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
# A merge key is refused, in quotes or not.
WORDS = some.text(LETTERS, max_size=12).filter(lambda word: word != "<<")
SCALARS = (
    some.none()
    | some.booleans()
    | some.integers(-(10**17), 10**17)
    | some.floats(allow_nan=False, allow_infinity=False)
    | WORDS
)
VALUES = some.recursive(
    SCALARS,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)
MARKS = some.sampled_from(
    ["a", "b: ", "- ", "\n", "\n  ", "[", "]", "{", "}", ",", ": ", "&a ", "*a", "!!str ", "'", '"',
     "|", ">-", "#", "---", "...", "%YAML 1.1\n", "<<", "?", "\t", "\0", "2026", ".nan", "~", "é"]
)  # fmt: skip
DAYS = some.dates(date(1990, 1, 1), date(2021, 7, 1))


@cache
def small() -> System:
    return load(SMALL)


@thoroughly
@given(some.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    document, faults = read_document(data, "x.yaml")
    assert document is not None or faults
    table, faults = read_table(data, "x.csv")
    assert table is not None or faults


@thoroughly
@given(some.lists(MARKS, max_size=40).map("".join))
def test_nothing_that_looks_like_yaml_breaks_the_reader(text: str) -> None:
    try:
        document = parse(text.encode(), "x.yaml")
    except DataError:
        return
    for _, faults in (validated(document, ScenarioFile), read_parameters(document)):
        last = text.count("\n") + 1
        assert all(fault.line is not None and 1 <= fault.line <= last for fault in faults)


@thoroughly
@given(some.dictionaries(WORDS, VALUES, max_size=5), some.sampled_from([None, 2]))
def test_plain_values_come_back_as_they_were(
    values: dict[str | int, Plain], indent: int | None
) -> None:
    text = json.dumps(values, ensure_ascii=False, indent=indent)
    assert parse(text.encode(), "x").values == values


KEYS = some.from_regex(r"[a-z]{1,6}", fullmatch=True)
TREES = some.recursive(
    some.integers(0, 9),
    lambda inner: some.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=12,
)


@thoroughly
@given(some.dictionaries(KEYS, TREES, min_size=1, max_size=4), some.data())
def test_every_key_is_on_the_line_it_is_said_to_be(
    tree: dict[str | int, Plain], data: some.DataObject
) -> None:
    lines: list[str] = []
    expected: dict[Place, int] = {}

    def write(value: Plain, place: Place) -> None:
        for key, inner in steps(value):
            lines.extend(data.draw(some.lists(some.sampled_from(["", "# note"]), max_size=2)))
            simple = not isinstance(inner, dict)
            lines.append("  " * len(place) + f"{key}:" + (f" {inner}" if simple else ""))
            expected[(*place, key)] = len(lines)
            write(inner, (*place, key))

    write(tree, ())
    document = parse("\n".join(lines).encode(), "x")
    assert {place: line for place, line in document.lines.items() if place} == expected


@thoroughly
@given(some.dates(), some.none() | some.dates(), some.dates())
def test_an_interval_holds_its_first_day_and_not_its_last(
    since: date, until: date | None, day: date
) -> None:
    expected = day >= since and (until is None or day < until)
    assert in_force(since, until, day) == expected
    assert in_force(since, None, since)
    assert not in_force(since, since, since)


@thoroughly
@given(DAYS)
def test_a_member_is_a_member_from_since_to_the_day_before_until(day: date) -> None:
    system = small()
    for organisation in system.organisations:
        expected = {
            one.actor
            for one in organisation.memberships
            if one.since <= day and (one.until is None or day < one.until)
        }
        assert set(system.members(organisation.id, day)) == expected
        for actor in system.actor_ids:
            inside = organisation.id in dict(system.memberships_of(actor, day))
            assert inside == (actor in expected)


def shown(system: System) -> set[tuple[object, ...]]:
    """Return everything dated that a view shows, without ends."""
    facts: set[tuple[object, ...]] = set()
    for one in system.organisations:
        facts |= {(one.id, "member", m.actor, m.since) for m in one.memberships}
        facts |= {(one.id, "opt-out", m.actor, m.policy, m.since) for m in one.opt_outs}
    for part in system.commitment_parts:
        facts |= {(part.id, "observation", o.date) for o in part.observations}
        facts |= {(part.id, "floor", f.since) for f in part.floors}
        facts |= {(part.id, "event", e.date) for e in part.events}
    facts |= {("administration", a.actor, a.since) for a in system.administrations}
    facts |= {("pledge", p.id) for p in system.pledges}
    facts |= {("plan", p.actor, p.agreed) for p in system.plans}
    facts |= {("hostility", e.id) for e in system.hostility_events}
    for name in system.series_names:
        series = system.series(name)
        years = series.year if series.year is not None else np.zeros(len(series.value))
        facts |= {(name, str(a), int(y)) for a, y in zip(series.actor, years, strict=True)}
    return facts


@thoroughly
@given(DAYS, DAYS)
def test_a_later_day_hides_nothing_that_an_earlier_one_showed(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert shown(small().as_known_on(earlier)) <= shown(small().as_known_on(later))


@thoroughly
@given(DAYS, DAYS)
def test_moving_today_back_does_not_change_the_past(one: date, other: date) -> None:
    day, as_of = sorted((one, other))
    whole, view = small(), small().as_known_on(as_of)
    for organisation in ("PACT", "UNION"):
        assert view.members(organisation, day) == whole.members(organisation, day)
    assert shown(view.as_known_on(day)) == shown(whole.as_known_on(day))


ROWS = some.dictionaries(
    some.tuples(some.sampled_from("ABC"), some.sampled_from("XY"), some.integers(2000, 2005)),
    some.floats(-1e6, 1e6),
    max_size=20,
)


def resource(absent_means: float | None) -> Resource:
    return Resource.model_construct(
        name="x", title="x", description="x", unit="1", source="x", publisher="x", gaps=(),
        range=(-1e6, 1e6), checked="data", absent_means=absent_means,
        published=PublicationRule(years_after=1, month=6),
    )  # fmt: skip


@thoroughly
@given(ROWS, some.none() | some.just(0.0), some.dates(date(2000, 1, 1), date(2010, 1, 1)))
def test_a_table_holds_the_sums_of_its_public_rows(
    rows: dict[tuple[str, str, int], float], absent: float | None, day: date
) -> None:
    keys = list(rows)
    columns = {
        name: tuple(key[place] for key in keys)
        for place, name in ((0, "iso3"), (1, "partner"), (2, "year"))
    }
    table = Table("x", {**columns, "value": tuple(rows.values())}, tuple(range(len(rows))))
    series = seen_on(build_series(resource(absent), table), day)
    public = {key: v for key, v in rows.items() if day >= date(key[2] + 1, 7, 1)}
    covered = [key[2] for key in public]
    sums: dict[tuple[str, int], float] = defaultdict(float)
    for (actor, _, year), value in public.items():
        sums[actor, year] += value
    years, actors = (1999, *range(2005, 1999, -1)), ("C", "A", "D")
    found = series.table(actors, years)
    for row, year in enumerate(years):
        for column, actor in enumerate(actors):
            inside = bool(covered) and min(covered) <= year <= max(covered)
            nothing = absent if absent is not None and inside else np.nan
            np.testing.assert_allclose(
                found[row, column], sums.get((actor, year), nothing), atol=1e-6
            )


@thoroughly
@given(some.integers(1990, 2030), some.integers(-1, 3), some.integers(1, 12))
def test_a_value_is_public_right_after_its_month(year: int, years_after: int, month: int) -> None:
    rule = PublicationRule(years_after=years_after, month=month)
    eve = rule.first_day(year) - timedelta(days=1)
    assert (eve.year, eve.month) == (year + years_after, month)

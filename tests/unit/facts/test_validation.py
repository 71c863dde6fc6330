"""Content that is not what a field asks for: every fault at once, as the style guide has it."""

import pytest
from pydantic import ValidationError

from foedus.facts.actors import ActorsFile
from foedus.facts.hostility import HostilityFile
from foedus.facts.plans import PlansFile
from foedus.facts.reading import parse
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.sources import SourcesFile
from foedus.facts.validation import known_keys, validated

BAD_SCENARIO = b"""\
name: bad
question: What is wrong here?
based_on: 7
changes:
  - variable: troops
    unit: persons
    acters: [AAA]
    path: {2026: 80, 'later': .nan}
    why: To be told.
  - variable: troops
    unit: 1
    path: {}
    how: roughly
"""


def messages(data: bytes, kind: type) -> list[str]:
    record, faults = validated(parse(data, "x.yaml"), kind)
    assert (record is None) == bool(faults)
    return [str(fault) for fault in faults]


def test_every_fault_is_told_with_line_place_found_value_and_remedy() -> None:
    assert messages(BAD_SCENARIO, ScenarioFile) == [
        "line 3: based_on: Input should be a valid string (found 7);"
        " put it in quotes if it is meant as text",
        "line 8: changes.0.path.later: Input should be a valid integer (found 'later');"
        " write a whole number without quotes",
        "line 8: changes.0.path.later: Input should be a valid number (found '.nan');"
        " write a plain decimal number without quotes",
        "line 7: changes.0.acters is not a known key; did you mean 'actors'?",
        "line 11: changes.1.unit: Input should be a valid string (found 1);"
        " put it in quotes if it is meant as text",
        "line 12: changes.1.path: Dictionary should have at least 1 item after validation, not 0"
        " (found {})",
        "line 13: changes.1.how: Input should be 'set', 'at_least', 'at_most' or 'scale'"
        " (found 'roughly')",
        "line 10: changes.1.why is required",
    ]


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2014-02-30", "is no day of the calendar (found '2014-02-30')"),
        ("2014-2-3", "must be a day written like 2025-01-20 (found '2014-2-3')"),
        ("2014", "must be a day written like 2025-01-20 (found 2014)"),
        ("2014-02-27T10:00", "must be a day written like 2025-01-20"),
        ("", "has no value; write one or remove the key"),
    ],
)
def test_a_day_is_written_in_one_way(since: str, words: str) -> None:
    text = f"events:\n- {{id: a, title: A, source: s, checked: text, date: {since}}}\n"
    (message,) = messages(text.encode(), HostilityFile)
    assert message.startswith("line 2: events.0.date")
    assert words in message


def test_years_of_a_path_increase() -> None:
    text = (
        b"plans:\n- actor: AAA\n  variable: x\n  unit: u\n  agreed: 2020-01-01\n"
        b"  basis: legal\n  source: s\n  checked: text\n  path: {2030: 1, 2026: 2}\n"
    )
    assert messages(text, PlansFile) == [
        "line 9: plans.0.path: years must increase, but 2026 follows 2030; put them in order"
    ]


@pytest.mark.parametrize(
    ("issued", "good"),
    [("2025", 1), ("2025-04", 1), ("2025-04-28", 1), ("2025-13", 0), ("spring", 0), ("2025-4", 0)],
)
def test_a_source_is_dated_as_precisely_as_known(issued: str, good: int) -> None:
    text = f"references:\n- {{id: a, type: book, title: A, volume: 3, issued: {issued}}}\n"
    assert (messages(text.encode(), SourcesFile) == []) == good


def test_names_in_files_map_to_words_in_python() -> None:
    text = b"references:\n- {id: a, type: book, title: A, DOI: 10.1/x, container-title: B}\n"
    record, _ = validated(parse(text, "x"), SourcesFile)
    assert record is not None
    assert (record.references[0].doi, record.references[0].container_title) == ("10.1/x", "B")
    hint = messages(b"references:\n- {id: a, type: book, title: A, Doi: x}\n", SourcesFile)
    assert hint == ["line 2: references.0.Doi is not a known key; did you mean 'DOI'?"]


def test_a_list_where_a_mapping_belongs_and_the_reverse() -> None:
    assert messages(b"regions: {a: 1}\nactors:\n- AAA\n", ActorsFile) == [
        "line 1: regions: Input should be a valid list; write a list",
        "line 3: actors.0: Input should be a mapping of keys to values (found 'AAA');"
        " write keys and values",
    ]


def test_known_keys_follow_lists_and_records() -> None:
    assert "why" in known_keys(ScenarioFile, ("changes", 1))
    assert known_keys(ScenarioFile, ()) == ("name", "question", "based_on", "changes")


def test_records_are_frozen() -> None:
    record, _ = validated(parse(b"events: []\n", "x"), HostilityFile)
    assert record is not None
    with pytest.raises(ValidationError, match="frozen"):
        record.events = ()  # type: ignore[misc]

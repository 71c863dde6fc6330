"""Files of claims: one of one's own is read, and all faults of a bad one come at once."""

from pathlib import Path

import pytest

from foedus.analyse.claims import model_names
from foedus.errors import DataError, UnknownName
from foedus.facts.claim_tests import KINDS, ON_FACTS
from foedus.facts.claims import ClaimsFile
from foedus.facts.claims_file import claims_of, find_claims, read_claims
from foedus.facts.system import System, load

HEAD = """\
document:
  id: own
  title: A talk
  written: 2025-03-01
  source: own-talk
references:
  - {id: own-talk, type: speech, title: A talk}
claims:
"""
CLAIM = """\
  - id: {id}
    number: 1
    section: Start
    sentence: 1
    kind: event
    claim: Something.
    why: It is so.
    would_change: Nothing.
"""
EVENT = "    test: {event: {facts: [{instrument: joint-declaration-2016}]}}\n"


@pytest.fixture(scope="module")
def system() -> System:
    return load()


def claim(id: str, rest: str) -> str:
    return CLAIM.format(id=id) + rest


def read(text: str, folder: Path, system: System) -> ClaimsFile:
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return read_claims(path, system, model_names(system))


def faults(text: str, folder: Path, system: System) -> list[tuple[int | None, str]]:
    with pytest.raises(DataError) as met:
        read(text, folder, system)
    return [(fault.line, fault.message) for fault in met.value.faults]


def test_a_file_of_ones_own_is_read(tmp_path: Path, system: System) -> None:
    file = read(HEAD + claim("one", EVENT), tmp_path, system)
    assert file.claims[0].tests[0].kind == "event"
    assert set(ON_FACTS) < set(KINDS)


def test_every_fault_comes_with_its_line_and_all_at_once(tmp_path: Path, system: System) -> None:
    model = "{{indicator: {0}, scenario: {1}, since: {2}, until: 2035, claimed: above}}"
    bad = [
        ("a", f"    test:\n      scenario: {model.format('europan_share', 'us-stays', 2031)}\n"),
        ("b", f"    test:\n      scenario: {model.format('european_share', 'us-stay', 2031)}\n"),
        ("c", f"    test:\n      scenario: {model.format('european_share', 'us-stays', 2055)}\n"),
        ("d", "    test:\n      event: {facts: [{instrument: joint-declaration-2017}]}\n"),
        (
            "e",
            "    test:\n      figure: {quantity: {series: population, group: "
            "{title: all, organisation: NATOO}}, claimed: above, threshold: 5, unit: persons}\n",
        ),
        (
            "f",
            "    test:\n      figure: {quantity: {indicator: european_share}, claimed: above, "
            'threshold: "5", unit: "%"}\n',
        ),
        (
            "g",
            EVENT + "    parts: [{what: x, none: {missing: y}}, {what: z, none: {missing: y}}]\n",
        ),
    ]
    text = HEAD.replace("source: own-talk", "source: another-talk")
    text += "".join(claim(id, rest) for id, rest in bad)
    found = faults(text, tmp_path, system)
    said = {message: line for line, message in found}

    def line_of(words: str) -> int | None:
        matching = [line for message, line in said.items() if words in message]
        assert len(matching) == 1, (words, said)
        return matching[0]

    lines = text.splitlines()
    assert "europan_share" in lines[(line_of("indicator 'europan_share' is not known") or 0) - 1]
    assert "us-stay," in lines[(line_of("scenario 'us-stay' is not known") or 0) - 1]
    assert "2055" in lines[(line_of("2055 is outside the run; choose a year from") or 0) - 1]
    assert "2017" in lines[(line_of("instrument 'joint-declaration-2017'") or 0) - 1]
    assert "NATOO" in lines[(line_of("organisation 'NATOO' is not known") or 0) - 1]
    assert (
        'threshold: "5"' in lines[(line_of("threshold: Input should be a valid number") or 0) - 1]
    )
    assert "id: g" in lines[(line_of("needs either test or parts (found both)") or 0) - 1]
    assert line_of("source 'another-talk' is not known") == 5


def test_two_kinds_in_one_test_are_a_fault(tmp_path: Path, system: System) -> None:
    rest = "    test:\n      none: {missing: a}\n      event: {facts: [{actor: FIN, coded: x}]}\n"
    found = faults(HEAD + claim("one", rest), tmp_path, system)
    assert any("needs one kind of test (found event and none)" in message for _, message in found)
    assert all(line is not None and line >= 9 for line, _ in found)


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("    test: {}\n", "needs one kind of test (found none of them)"),
        (EVENT.replace("test: {", "test: {essential: true, "), "goes with one of parts"),
        ("    test: {event: {facts: []}}\n", "at least 1 item"),
        ("    test: {event: {facts: [{actor: FIN}]}}\n", "actor goes with organisation or"),
        (
            "    test: {event: {facts: [{part: alignment, on: 2025-02-25}]}}\n",
            "is the day of no event",
        ),
        (
            "    test: {trend: {quantity: {series: population}, since: 2000, claimed: rising}}\n",
            "give series with group",
        ),
        (
            "    test: {mediation: {indicator: european_share, scenario: us-stays, since: 2031, "
            "until: 2035, claimed: above, share: 0.5, through: percieved_threat}}\n",
            "did you mean 'perceived_threat'",
        ),
        (
            "    test: {scenario: {indicator: european_share, scenario: us-stays, since: 2031, "
            "until: 2035, claimed: above, group: {title: allies, organisation: NATO}}}\n",
            "variable of actors 'european_share' is not known",
        ),
        (
            "    test: {scenario: {indicator: defence_share, scenario: us-stays, since: 2031, "
            "until: 2035, claimed: above}}\n",
            "indicator 'defence_share' is not known",
        ),
        (
            "    test: {count: {left: {label: a, since: 2020-01-01, per: {label: b, since: "
            "2020-01-01}}, right: {label: c, since: 2010-01-01}, claimed: above}}\n",
            "give per twice",
        ),
        (
            "    test: {count: {left: {label: a, since: 2020-01-01, until: 2019-01-01}, right: "
            "{label: c, since: 2010-01-01}, claimed: above}}\n",
            "until must be a later day than since",
        ),
        (EVENT + "    since: {none: {missing: x}}\n", "since goes with kind forecast"),
        ("    parts: [{what: x, none: {missing: y}}]\n", "parts needs two tests or more"),
        (
            "    parts: [{none: {missing: y}}, {what: x, none: {missing: y}}]\n",
            "each of parts needs what",
        ),
        (EVENT.replace("event", "evnt"), "found none of them"),
    ],
)
def test_a_bad_test_is_told(rest: str, words: str, tmp_path: Path, system: System) -> None:
    found = faults(HEAD + claim("one", rest), tmp_path, system)
    assert any(words in message for _, message in found), found
    assert all(line is not None for line, _ in found)


def test_a_claim_given_twice_is_a_fault(tmp_path: Path, system: System) -> None:
    found = faults(HEAD + claim("one", EVENT) + claim("one", EVENT), tmp_path, system)
    assert [message for _, message in found if "is given twice" in message]


def test_a_series_that_is_missing_is_no_fault(tmp_path: Path, system: System) -> None:
    rest = (
        "    test: {trend: {quantity: {series: no_such_series, group: {title: a, actors: [FIN]}}, "
        "since: 2000, claimed: rising}}\n"
    )
    assert read(HEAD + claim("one", rest), tmp_path, system).claims


def test_documents_are_found_by_name_or_path(tmp_path: Path, system: System) -> None:
    assert "zhao-2024" in claims_of(system)
    assert find_claims(system, "zhao-2024").name == "zhao-2024.yaml"
    assert find_claims(system, str(tmp_path / "own.yaml")).name == "own.yaml"
    with pytest.raises(UnknownName, match="did you mean 'zhao-2024'"):
        find_claims(system, "zao-2024")

"""Parameters: ranges that make sense, families of one meaning, correlations of known names."""

import pytest

from foedus.facts.checks.parameters import parameter_faults
from foedus.facts.parameters import read_parameters
from foedus.facts.reading import parse
from foedus.facts.system import System

ONE = {
    "meaning": "m", "unit": "year", "basis": "judged", "central": "15", "low": "6", "high": "40",
    "why": "w", "reviewed": "2021-06-30",
}  # fmt: skip


def messages(**changes: str | None) -> list[str]:
    keys = {key: value for key, value in (ONE | changes).items() if value is not None}
    text = "speed:\n" + "".join(f"  {key}: {value}\n" for key, value in keys.items())
    return [fault.message for fault in read_parameters(parse(text.encode(), "x.yaml"))[1]]


def test_a_parameter_as_it_should_be() -> None:
    assert messages() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"low": "16"}, "low 16.0 is above central 15.0"),
        ({"high": "14"}, "central 15.0 is above high 14.0"),
        ({"minimum": "7"}, "low 6.0 is below minimum 7.0"),
        ({"maximum": "30"}, "high 40.0 is above maximum 30.0"),
        ({"low": "0", "shape": "lognormal"}, "low 0.0 is not above 0"),
        ({"basis": "measured"}, "source is required for basis measured"),
        ({"basis": "guessed"}, "should be 'measured', 'legal', 'estimated' or 'judged'"),
        ({"why": None}, "speed.why is required"),
        ({"high": ".inf"}, "speed.high: Input should be a valid number (found '.inf')"),
        ({"high": "1e999"}, "speed.high: Input should be a finite number"),
        ({"central": "'15'"}, "write a plain decimal number without quotes"),
        ({"central": "true"}, "speed.central: Input should be a valid number (found True)"),
        ({"centre": "1"}, "speed.centre is not a known key; did you mean 'central'?"),
    ],
)
def test_a_parameter_that_contradicts_itself(changes: dict[str, str | None], words: str) -> None:
    (message,) = messages(**changes)
    assert words in message


def test_all_contradictions_of_one_parameter_are_told() -> None:
    (message,) = messages(low="50", high="1", basis="legal")
    assert message.count(";") >= 4


def test_members_of_a_family_are_parameters(small: System) -> None:
    family = small.parameters["threat"].families["event_level"]
    war = family.parameters["war-2018"]
    assert (war.unit, war.meaning, war.central) == ("1", "Alarm that an event causes.", 0.9)
    assert (war.minimum, war.maximum) == (0.0, 1.0)
    assert family.parameters["border-2014"].maximum is None


def test_correlations_are_kept_apart(small: System) -> None:
    (one,) = small.parameters["threat"].correlations
    assert one.between == ("half_life", "event_level.war-2018")
    assert list(small.parameters["threat"].parameters) == ["half_life", "reach"]


def test_a_fault_inside_a_family_has_its_own_line() -> None:
    text = (
        b"level:\n  meaning: m\n  unit: '1'\n  over: event\n  reviewed: 2021-01-01\n  values:\n"
        b"    a:\n      basis: judged\n      central: 1\n      low: 2\n      high: 3\n"
        b"      why: w\n      wyh: x\ncorrelations:\n- {between: [a], value: 2}\n"
    )
    found = [str(fault) for fault in read_parameters(parse(text, "x.yaml"))[1]]
    assert found == [
        "line 13: level.values.a.wyh is not a known key; did you mean 'why'?",
        "line 15: correlations.0.between.1 is required",
        "line 15: correlations.0.value: Input should be less than 1 (found 2)",
        "line 15: correlations.0.basis is required",
        "line 15: correlations.0.why is required",
    ]


def test_each_regime_of_permits_has_its_value_and_no_other_has_one() -> None:
    documents = {
        "mobility.yaml": parse(b"regimes:\n- {id: slow}\n- {id: quick}\n", "mobility.yaml"),
        "parameters/mobility.yaml": parse(
            b"wait:\n  over: permit regime\n  values:\n    slow: {}\n    quik: {}\n",
            "parameters/mobility.yaml",
        ),
    }
    misspelt, missing = map(str, parameter_faults(documents))
    assert "permit regime 'quik' is not known; did you mean 'quick'?" in misspelt
    assert "has no value for permit regime quick; add one for each" in missing

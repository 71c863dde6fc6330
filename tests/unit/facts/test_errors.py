"""The errors: one tree, readable, and able to come back from another process."""

import pickle

import pytest

from foedus import errors
from foedus.errors import DataError, Fault, FoedusError, UnknownName


def test_every_error_is_in_the_tree_of_the_docstring() -> None:
    classes = [
        one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)
    ]
    assert len(classes) == 10
    for one in classes:
        assert issubclass(one, FoedusError)
        assert one.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize(
    "error",
    [
        DataError([Fault("a.yaml", 1, "x"), Fault("b.yaml", None, "y")]),
        UnknownName("actor", "AAB", ["AAA"]),
        errors.RangeError("z"),
    ],
)
def test_an_error_survives_the_way_between_processes(error: FoedusError) -> None:
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is type(error)
    assert str(twin) == str(error)


def test_faults_are_told_by_file_and_line() -> None:
    faults = [Fault("b", 2, "m"), Fault("a", 9, "m"), Fault("b", None, "m"), Fault("a", 10, "m")]
    assert str(DataError(faults)) == (
        "a has 2 fault(s):\n  line 9: m\n  line 10: m\nb has 2 fault(s):\n  m\n  line 2: m"
    )


def test_no_guess_is_made_for_a_name_out_of_all_measure() -> None:
    assert errors.did_you_mean("a" * 100_000, ["a" * 100_000 + "b"]) == ""

"""The public names of the package: a short list, each loaded only when it is used."""

import subprocess
import sys

import pytest

import foedus

NAMES = [
    "FoedusError",
    "System",
    "__version__",
    "check",
    "compare",
    "council",
    "explain",
    "load",
    "mobility",
    "power",
    "simulate",
    "vote",
]


def test_the_list_of_public_names() -> None:
    assert sorted(foedus.__all__) == NAMES
    assert dir(foedus) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(foedus, name) is not None


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nato'"):
        _ = foedus.nato


def modules_after(code: str) -> set[str]:
    line = f"import sys; {code}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_import_alone_loads_none_of_them() -> None:
    loaded = modules_after("import foedus")
    assert not loaded & {"numpy", "pydantic", "xarray", "foedus.errors", "foedus.facts.system"}


def test_a_name_loads_when_it_is_used() -> None:
    loaded = modules_after("import foedus; foedus.FoedusError")
    assert "foedus.errors" in loaded
    assert "numpy" not in loaded


def test_reading_facts_needs_neither_charts_nor_labelled_arrays() -> None:
    loaded = modules_after("import foedus; foedus.load()")
    assert not loaded & {"xarray", "pandas", "matplotlib"}

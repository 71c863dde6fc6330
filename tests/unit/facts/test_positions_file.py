"""positions.yaml: sources that fit their kind, scales with two ends, names that exist."""

from pathlib import Path
from shutil import copytree

import pytest

from foedus.errors import DataError
from foedus.facts.system import SHIPPED, load


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return Path(copytree(SHIPPED / "eu_nato", tmp_path / "own"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: supplier", "kind: suppliers", "kind"),
        (
            "question: eu_foreign",
            "series: arms_imports",
            "kind cabinets needs question and",
        ),
        ("        low: 10\n", "        low: 0\n", "low and high are equal"),
        ("- after: 2014", "- after: 2019", "after must be an earlier year"),
        ("series: arms_imports", "series: arms_import", "did you mean 'arms_imports'"),
        ("other: CHN", "other: CHM", "actor or role 'CHM' is not known"),
        ("other: guarantor", "other: guarantors", "other"),
        ("actors: [ITA]", "actors: [ITX]", "actor 'ITX' is not known"),
        ("inside: NATO", "inside: NATA", "organisation 'NATA' is not known"),
        (
            "actors: [TUR]}",
            "organisation: EU, actors: [TUR]}",
            "an organisation or actors, and",
        ),
        ("- id: china", "- id: autonomy", "'autonomy' is given twice"),
    ],
)
def test_faults_are_told_with_their_line(own: Path, old: str, new: str, words: str) -> None:
    path = own / "positions.yaml"
    text = path.read_text("utf-8")
    if old not in text:
        pytest.fail(f"{old!r} is not in positions.yaml")
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        load(own)
    faults = [one for one in caught.value.faults if one.file == "positions.yaml"]
    assert any(words in one.message and one.line for one in faults), faults


def test_the_choices_of_measuring_are_required(own: Path) -> None:
    (own / "parameters" / "positions.yaml").unlink()
    with pytest.raises(DataError, match=r"parameters/positions\.yaml has 1 fault"):
        load(own)


def test_a_system_may_go_without(own: Path) -> None:
    (own / "positions.yaml").unlink()
    assert load(own).positions.issues == ()

"""Bad files: each is put over the small system and must be answered with file, line and remedy."""

import json
import shutil
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.errors import DataError, Fault
from foedus.facts.system import load
from foedus.facts.units import Units
from foedus.facts.validate import validate

HERE = Path(__file__).parent
SCENARIO = "scenarios/bad.yaml"
DISTANCE, SHARE = "series/distance.csv", "series/defence_share.csv"
PACKAGE = "series/datapackage.json"
RULE, MAJORITY = "rules/bad.yaml", "rules/union-majority.yaml"
GENERATION = "force_generation.yaml"
OPERATIONS = "operations.yaml"
COOPERATION, FORCES = "cooperation.yaml", "force_commitments.yaml"
DOSSIERS = "dossiers/some.yaml"
UNITS = Units(
    variables={"guarantor_troops": "thousand persons", "defence_share": "% of GDP"},
    parameters={
        "threat": {"half_life": "year", "reach": "km", "event_level": "1"},
        "economy": {"growth": "% per year"},
    },
)

# File of tests/data/bad, where it is put, the line of the fault, and words of the message.
FILES: list[tuple[str, str, int | None, str]] = [
    (
        "unknown_key.yaml",
        SCENARIO,
        6,
        "changes.0.acters is not a known key; did you mean 'actors'?",
    ),
    ("duplicate_key.yaml", SCENARIO, 4, "question is given twice, also on line 2"),
    ("wrong_unit.yaml", SCENARIO, 6, "'billion dollars' is not the unit of the code; write '% of"),
    ("unknown_variable.yaml", SCENARIO, 5, "did you mean 'defence_share'?"),
    ("unknown_source.yaml", SCENARIO, 9, "source 'gazete' is not known; did you mean 'gazette'?"),
    ("missing_source.yaml", "plans.yaml", 2, "plans.0.source is required"),
    ("cyclic_parent.yaml", SCENARIO, 3, "leads back to itself: bad → bad; break the circle"),
    ("cyclic_pin.yaml", SCENARIO, 7, "leads back to itself: bad → bad; break the circle"),
    ("year_as_text.yaml", SCENARIO, 9, "(found '2027'); write a whole number without quotes"),
    ("not_a_number.yaml", SCENARIO, 7, "(found '.nan'); write a plain decimal number"),
    ("octal_number.yaml", SCENARIO, 7, "(found '0o17'); write a plain decimal number"),
    ("day_as_number.yaml", SCENARIO, 7, "(found '2025-01-20'); write a plain decimal number"),
    ("switched_on.yaml", SCENARIO, 8, "Input should be 'set', 'at_least', 'at_most' or 'scale' (f"),
    ("norway.yaml", SCENARIO, 3, "based_on: must be small letters and digits joined by '-' (found"),
    ("list_at_the_top.yaml", SCENARIO, 1, "must hold keys and values at its top (found a list)"),
    ("second_document.yaml", SCENARIO, 4, "a second document (---) is not allowed; use a file of"),
    ("directive.yaml", SCENARIO, 1, "a directive (%) is not allowed; remove it"),
    ("python_tag.yaml", SCENARIO, 2, "tag tag:yaml.org,2002:python/object/apply:os.system is not"),
    ("anchor.yaml", SCENARIO, 8, "alias *asked is not allowed; write the value out"),
    ("merge_key.yaml", SCENARIO, 3, "merge key '<<' is not allowed; write the keys out"),
    ("billion_laughs.yaml", SCENARIO, 1, "anchor &a is not allowed; remove it"),
    ("unbalanced_quotes.yaml", SCENARIO, 2, "is not valid YAML: while scanning a quoted scalar"),
    ("tabs.yaml", SCENARIO, 5, "holds a tab (U+0009); use spaces"),
    ("nul.yaml", SCENARIO, 2, "holds a NUL (U+0000); remove it"),
    ("byte_order_mark.yaml", SCENARIO, 1, "begins with a byte order mark (BOM); save it without"),
    ("latin_1.yaml", SCENARIO, 2, "is not UTF-8 (found byte 0xe0); save it as UTF-8"),
    (
        "path_backwards.yaml",
        "plans.yaml",
        6,
        "years must increase, but 2022 follows 2025; put them",
    ),
    ("overlap.yaml", "organisations.yaml", 10, "AAA overlaps with line 8; end that one by 2009-12"),
    ("empty_interval.yaml", "organisations.yaml", 8, "until 2000-05-01 is not after since 2000-05"),
    ("low_above_central.yaml", "parameters/economy.yaml", 1, "low 1.9 is above central 1.5; exch"),
    (
        "parameter_unit.yaml",
        "parameters/economy.yaml",
        3,
        "'share per year' is not the unit of the",
    ),
    ("several.yaml", SCENARIO, 3, "put it in quotes"),
    ("several.yaml", SCENARIO, 7, "did you mean 'actors'?"),
    ("several.yaml", SCENARIO, 10, "changes.1.why is required"),
    ("several.yaml", SCENARIO, 11, "actor or organisation 'ZZZ' is not known; add it or name"),
    ("instrument_kind.yaml", COOPERATION, 7, "kind of instrument 'excercise' is not known; did"),
    ("instrument_kind.yaml", COOPERATION, 8, "domain 'defense' is not known; did you mean 'defe"),
    ("instrument_kind.yaml", COOPERATION, 9, "organisation 'PACK' is not known; did you mean 'P"),
    ("instrument_kind.yaml", COOPERATION, 10, "states.1: actor 'AAB' is not known; did you mean"),
    ("instrument_twice.yaml", COOPERATION, 7, "'first' is given twice, also on line 6; rename or"),
    ("until_before_date.yaml", COOPERATION, 11, "until 2019-04 is not after date 2019-05; the la"),
    ("figure_without_unit.yaml", COOPERATION, 6, "figure and unit go together; write both or ne"),
    ("commitment_replaced_by.yaml", FORCES, 7, "commitment 'new-force' is not known"),
    ("commitment_replaced_by.yaml", FORCES, 10, "within_days must be more than after_days"),
    ("commitment_replaced_by.yaml", FORCES, 12, "must be a half-year like 2010-1"),
    ("force_goal.yaml", GENERATION, 1, "must increase; put the shortest first"),
    ("force_goal.yaml", GENERATION, 3, "organisations.0: organisation 'PACK' is not known; did"),
    ("force_goal.yaml", GENERATION, 8, "commitment 'new-forces' is not known; did you mean 'ne"),
    ("force_goal.yaml", GENERATION, 9, "persons and within_days go together; write both or ne"),
    ("force_goal.yaml", GENERATION, 12, "AAA UNION overlaps with line 11; end that one by 2019"),
    ("force_goal.yaml", GENERATION, 14, "2031-03-01 is after the system's today"),
    ("force_goal.yaml", GENERATION, 14, "actor 'BBC' is not known; did you mean 'BB"),
    ("post_holder.yaml", "command_posts.yaml", 7, "host: actor 'BBC' is not known; did you mean"),
    ("post_holder.yaml", "command_posts.yaml", 10, "decided or since is required"),
    ("post_holder.yaml", "command_posts.yaml", 11, "2031-01-01 is after the system's today"),
    (
        "operation_names.yaml",
        OPERATIONS,
        4,
        "area of operations 'straits' is not known; did you",
    ),
    ("operation_names.yaml", OPERATIONS, 12, "organisation 'PACKT' is not known; did you mean 'P"),
    ("operation_names.yaml", OPERATIONS, 13, "kind of operation 'patroll' is not known; did you "),
    ("operation_names.yaml", OPERATIONS, 14, "domain 'cybr' is not known; did you mean 'cyber'?"),
    ("operation_names.yaml", OPERATIONS, 15, "area of operations 'strat' is not known; did you m"),
    ("operation_names.yaml", OPERATIONS, 18, "instrument 'first-declaratio' is not known; did yo"),
    ("operation_names.yaml", OPERATIONS, 19, "source 'gazete' is not known; did you mean 'gazett"),
    ("operation_until.yaml", OPERATIONS, 17, "until 2019-12 is not after since 2020-03-01; the l"),
    (
        "operation_undefined.yaml",
        OPERATIONS,
        4,
        "Input should be 'military', 'civilian' or",
    ),
    ("operation_until.yaml", OPERATIONS, 21, "ends 2020-06-30 is not after the decision of 202"),
    ("operation_no_rule.yaml", OPERATIONS, 1, "operations need a definition of what counts as m"),
    ("dispute.yaml", "disputes.yaml", 6, "actor 'BBC' is not known; did you mean 'BBB'"),
    ("dispute.yaml", "disputes.yaml", 11, "BBB stands on both sides; name each actor on one"),
    ("dispute.yaml", "disputes.yaml", 21, "dossier 'softland-invitatio' is not known; did you"),
    ("dispute.yaml", "disputes.yaml", 23, "series 'agreement' is not known"),
    ("participant_twice.yaml", "union_instruments.yaml", 8, "AAA overlaps with line 7; end that"),
    ("hosting_owner.yaml", "nuclear.yaml", 2, "owner: actor 'GGH' is not known; did you mean 'GG"),
    ("hosting_owner.yaml", "nuclear.yaml", 2, "Input should be 'reported' or 'acknowledged'"),
    ("candidacy.yaml", "accession.yaml", 3, "organisation 'UNIO' is not known; did you mean 'UN"),
    ("candidacy.yaml", "accession.yaml", 5, "2031-03-01 is after the system's today"),
    ("candidacy.yaml", "accession.yaml", 5, "Input should be 'promise', 'application', 'candi"),
    ("dossier_names.yaml", DOSSIERS, 4, "organisation 'PACK' is not known; did you mean 'PACT'?"),
    ("dossier_names.yaml", DOSSIERS, 5, "issue 'autonmy' is not known; did you mean 'autonomy'?"),
    ("dossier_names.yaml", DOSSIERS, 6, "domain 'defense' is not known; did you mean 'defence'?"),
    ("dossier_names.yaml", DOSSIERS, 7, "rule 'pact-consent' is not known; did you mean 'pact-c"),
    ("dossier_names.yaml", DOSSIERS, 13, "rule or route 'chair-prerogativ' is not known; did yo"),
    ("dossier_names.yaml", DOSSIERS, 14, "against.0: actor 'CCD' is not known; did you mean 'CC"),
    ("dossier_names.yaml", DOSSIERS, 16, "actors.0: actor 'AAB' is not known; did you mean 'AAA"),
    ("dossier_names.yaml", DOSSIERS, 16, "source 'gazete' is not known; did you mean 'gazette'?"),
    ("dossier_days.yaml", DOSSIERS, 10, "2017-09-01 is before it was proposed on 2018-03-01"),
    ("dossier_days.yaml", DOSSIERS, 2, "'softland-invitation' is in dossiers/pact.yaml too; re"),
    ("dossier_days.yaml", DOSSIERS, 11, "route is required, for its outcome is 'adopted'"),
    ("dossier_days.yaml", DOSSIERS, 25, "since: 2017-01-01 is before the dossier was proposed"),
    ("dossier_days.yaml", DOSSIERS, 25, "until: 2019-10-01 is after the dossier's end; correct"),
    ("dossier_days.yaml", DOSSIERS, 26, "demand is required: outside, inside or principle"),
    ("dossier_days.yaml", DOSSIERS, 28, "2019-09-01 may not be before the outcome on 2019-09-0"),
    ("dossier_days.yaml", DOSSIERS, 29, "2019-09 may not be before the outcome on 2019-09-01:"),
    ("dossier_days.yaml", DOSSIERS, 41, "open_until is required, for its outcome is 'pending'"),
    ("dossier_days.yaml", DOSSIERS, 40, "does not go with the outcome 'pending'; remove one"),
    ("dossier_days.yaml", DOSSIERS, 53, "2031-09-01 is after the system's today"),
    ("dossier_no_bases.yaml", DOSSIERS, 6, "legal_bases: List should have at least 1 item"),
    ("dossier_no_bases.yaml", DOSSIERS, 14, "'a-road' is given twice, also on line 2; rename or"),
    ("dossier_no_bases.yaml", DOSSIERS, 36, "'union-majority' is not among legal_bases; add i"),
    ("dossier_no_bases.yaml", DOSSIERS, 22, "Input should be 'adopted', 'adopted-diluted', 'fail"),
    ("rule_names.yaml", RULE, 1, "id: 'worse' is not the file's name; write 'bad'"),
    ("rule_names.yaml", RULE, 4, "organisation 'UNIO' is not known; did you mean 'UNION'?"),
    ("rule_names.yaml", RULE, 6, "series 'defence_shares' is not known; did you mean 'defence_sh"),
    ("rule_names.yaml", RULE, 14, "weight or measure 'burdens' is not known; did you mean 'burden"),
    ("rule_names.yaml", RULE, 15, "at_most_fewest_holding.of: weight or measure 'vote' is not kn"),
    ("rule_names.yaml", RULE, 16, "no abstention is constructive here; add constructive_abstenti"),
    ("rule_names.yaml", RULE, 22, "rule 'union-majoriti' is not known; did you mean 'union-major"),
    ("rule_names.yaml", RULE, 23, "source 'gazete' is not known; did you mean 'gazette'?"),
    ("rule_versions.yaml", RULE, 4, "union instrument 'arms-found' is not known; did you mean 'ar"),
    ("rule_versions.yaml", RULE, 6, "overlaps with line 12; end that one by 2010-01-01"),
    ("rule_versions.yaml", RULE, 12, "2007-01-01 comes after 2010-01-01; put the versions in ord"),
    ("rule_versions.yaml", RULE, 14, "agreed: 2008-01-01 is after since 2007-01-01; what applies"),
    ("rule_versions.yaml", RULE, 20, "2031-01-01 is after the system's today"),
    ("rule_weights.yaml", RULE, 13, "at_least: 6 is above the 5 that there are at most; correct"),
    ("rule_weights.yaml", RULE, 14, "at_least: 4 is above the 3 that there are at most; correct"),
    ("rule_weights.yaml", RULE, 15, "none_against.1: voter 'GGG' is not known"),
    ("rule_weights.yaml", RULE, 19, "HHH has no vote in these years; remove it"),
    ("rule_weights.yaml", RULE, 19, "leaves out CCC, with a vote in these years; add a weight"),
    ("rule_weights.yaml", RULE, 22, "'members' counts heads; choose another name"),
    ("rule_weights.yaml", RULE, 22, "of.AAA: Input should be greater than or equal to 0 (found -1"),
    ("rule_weights.yaml", RULE, 22, "of.BBB: Input should be a valid integer (found 1.5); write a"),
    ("rule_twice.yaml", RULE, 8, "named.2: 'AAA' is given twice, also on line 6; remove or rename"),
    ("rule_twice.yaml", RULE, 11, "measures.1.id: 'burden' is given twice, also on line 10; rem"),
    ("rule_twice.yaml", RULE, 22, "weights.1.id: 'votes' is given twice, also on line 21; remove"),
    ("rule_twice.yaml", RULE, 23, "'burden' is a measure of the rule too; rename one"),
    ("rule_bounds.yaml", RULE, 4, "named.1: actor 'QQQ' is not known; add it or name another"),
    ("rule_bounds.yaml", RULE, 12, "an exact fraction up to 1 such as 55/100 (found 0.55)"),
    ("rule_bounds.yaml", RULE, 13, "an exact fraction up to 1 such as 55/100 (found '3/2')"),
    ("rule_bounds.yaml", RULE, 14, "needs a tally and one of at_least, more_than, at_most, less_"),
    ("rule_bounds.yaml", RULE, 15, "none_against stands alone; remove the tally and its bound"),
    ("rule_bounds.yaml", RULE, 16, "Input should be 'in_favour', 'not_in_favour', 'against', 'not"),
    ("rule_bounds.yaml", RULE, 17, "atmost is not a known key; did you mean 'at_most'?"),
    ("rule_bounds.yaml", RULE, 20, "absent_counts_as stand with the rule that it votes as; remo"),
    ("rule_bounds.yaml", RULE, 27, "needs either ways or votes_as (found neither); keep one"),
    ("rule_circle.yaml", MAJORITY, 4, "needs one of organisation, participants_of, named (found"),
    ("rule_circle.yaml", MAJORITY, 10, "back to itself: union-majority → union-defence → union-ma"),
    ("rule_circle.yaml", MAJORITY, 16, "'fund-unanimity' has no version on 2009-01-01; begin or"),
    ("duplicate_row.csv", DISTANCE, 3, "row AAA,HHH is given twice, also on line 2"),
    ("not_a_number.csv", DISTANCE, 3, "leave the row out where there is none (found 'NaN')"),
    ("out_of_range.csv", DISTANCE, 3, "value -1.0 is outside the declared range 0 to 20100; corr"),
    ("unbalanced_quotes.csv", DISTANCE, 3, "is not valid CSV: unexpected end of data; check its"),
    ("byte_order_mark.csv", DISTANCE, 1, "begins with a byte order mark (BOM); save it without"),
    ("nul.csv", DISTANCE, 3, "holds a NUL (U+0000); remove it"),
    ("latin_1.csv", DISTANCE, 3, "is not UTF-8 (found byte 0xe9); save it as UTF-8"),
    ("windows_line_ends.csv", DISTANCE, 1, "has Windows line ends (CRLF); save it with LF"),
    ("columns.csv", DISTANCE, 1, "columns must be iso3[,partner][,year],value"),
    ("checksum.csv", DISTANCE, None, "derive the series anew or restore the file"),
    ("undeclared_gap.csv", SHARE, 3, "AAA has no value for 2017; declare the gap and its reason"),
    ("year_as_text.csv", SHARE, 3, "year must be a year of four digits (found 'two thousand')"),
]


def deep_nesting(folder: Path) -> None:
    (folder / SCENARIO).write_text("name: bad\nquestion:\n  " + "[" * 10_000 + "]" * 10_000 + "\n")


def deep_mappings(folder: Path) -> None:
    (folder / SCENARIO).write_text("name: bad\nquestion: " + "{a: " * 200_000 + "\n")


def anchor_bomb(folder: Path) -> None:
    aliases = "".join(f"k{number}: &a{number} [*a{number - 1}]\n" for number in range(1, 20_000))
    (folder / SCENARIO).write_text("name: &a0 bad\n" + aliases)


def many_duplicates(folder: Path) -> None:
    (folder / SCENARIO).write_text("name: bad\n" * 90_000)


def five_megabytes(folder: Path) -> None:
    (folder / SCENARIO).write_text("name: bad\nquestion: " + "why? " * 1_000_000)


def empty_file(folder: Path) -> None:
    (folder / SCENARIO).write_bytes(b"")


def empty_series(folder: Path) -> None:
    (folder / DISTANCE).write_bytes(b"")


def only_a_comment(folder: Path) -> None:
    (folder / SCENARIO).write_text("# to be written\n")


def a_folder_for_a_file(folder: Path) -> None:
    (folder / "plans.yaml").unlink()
    (folder / "plans.yaml").mkdir()


def a_link_out(folder: Path) -> None:
    (folder.parent / "outside.yaml").write_text("name: bad\nquestion: Where am I?\n")
    (folder / SCENARIO).symlink_to(folder.parent / "outside.yaml")


def a_linked_series(folder: Path) -> None:
    (folder / DISTANCE).rename(folder.parent / "distance.csv")
    (folder / DISTANCE).symlink_to(folder.parent / "distance.csv")


def path_of_series(path: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        package = folder / PACKAGE
        package.write_text(
            package.read_text().replace('"path": "distance.csv"', f'"path": "{path}"')
        )

    change.__name__ = f"path_of_series {path}"
    return change


def package_not_json(folder: Path) -> None:
    (folder / PACKAGE).write_text("name: small\ntitle: YAML in JSON's place\nresources: []\n")


def no_system_file(folder: Path) -> None:
    (folder / "system.yaml").unlink()


# What is done to the folder, the file of the fault, its line, and words of the message.
DEEDS: list[tuple[Callable[[Path], None], str, int | None, str]] = [
    (deep_nesting, SCENARIO, 3, "is nested more than 32 deep; flatten it"),
    (deep_mappings, SCENARIO, 2, "is nested more than 32 deep; flatten it"),
    (anchor_bomb, SCENARIO, 2, "alias *a0 is not allowed; write the value out"),
    (many_duplicates, SCENARIO, 2, "name is given twice, also on line 1"),
    (five_megabytes, SCENARIO, None, "more than the 1000000 allowed; split it"),
    (empty_file, SCENARIO, None, "is empty; write its keys or remove the file"),
    (empty_series, DISTANCE, None, "is empty"),
    (only_a_comment, SCENARIO, 1, "must hold keys and values at its top (found None)"),
    (a_folder_for_a_file, "plans.yaml", None, "is a folder; put a plain file in its place"),
    (a_link_out, SCENARIO, None, "is a link, which may lead out of the folder; put a plain file"),
    (a_linked_series, DISTANCE, None, "is a link, which may lead out of the folder"),
    (
        path_of_series("../actors.csv"),
        PACKAGE,
        151,
        "the name of a CSV file beside datapackage.json",
    ),
    (path_of_series("/etc/passwd"), PACKAGE, 151, "the name of a CSV file beside datapackage.json"),
    (package_not_json, PACKAGE, 1, "is not valid JSON"),
    (no_system_file, "FOLDER", None, "has no system.yaml, so it is no system"),
]


def put(name: str, folder: Path, place: str) -> None:
    """Put a bad file in its place, with the checksum that it would have been derived with."""
    shutil.copyfile(HERE / "bad" / name, folder / place)
    if not place.endswith(".csv") or name == "checksum.csv":
        return
    data = (folder / place).read_bytes()
    package = json.loads((folder / PACKAGE).read_text())
    for resource in package["resources"]:
        if place == f"series/{resource['path']}":
            resource |= {"hash": f"sha256:{sha256(data).hexdigest()}", "bytes": len(data)}
    (folder / PACKAGE).write_text(json.dumps(package, indent=2))


def state(folder: Path) -> list[tuple[str, int, int]]:
    found = [(path, path.lstat()) for path in folder.parent.rglob("*")]
    return sorted((str(path), about.st_mtime_ns, about.st_size) for path, about in found)


def faults_of_loading(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(DataError) as raised:  # noqa: PT012
        system = load(folder, units=UNITS)
        for name in system.series_names:
            system.series(name)
    return raised.value.faults


def faults_of_validating(folder: Path) -> tuple[Fault, ...]:
    try:
        return validate(folder, UNITS).faults
    except DataError as error:
        return error.faults


def check(folder: Path, place: str, line: int | None, words: str) -> None:
    before, began = state(folder), time.monotonic()
    loading, validating = faults_of_loading(folder), faults_of_validating(folder)
    assert time.monotonic() - began < 5
    assert state(folder) == before, "something was written"
    assert not (Path.cwd() / "written-by-a-tag").exists()
    for faults in (loading, validating):
        found = [fault for fault in faults if words in fault.message]
        assert found, [str(fault) for fault in faults]
        assert (found[0].file.replace(str(folder), "FOLDER"), found[0].line) == (place, line)
    text = str(DataError(loading))
    assert len(text) < 20_000, "nobody reads so much"
    assert "Traceback" not in text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "small_system", tmp_path / "small")
    return tmp_path / "small"


@pytest.mark.parametrize(
    ("name", "place", "line", "words"),
    FILES,
    ids=[f"{name} line {line} {words[:9]}" for name, _, line, words in FILES],
)
def test_a_bad_file(folder: Path, name: str, place: str, line: int | None, words: str) -> None:
    put(name, folder, place)
    check(folder, place, line, words)


@pytest.mark.parametrize(
    ("deed", "place", "line", "words"), DEEDS, ids=[deed.__name__ for deed, *_ in DEEDS]
)
def test_a_bad_folder(
    folder: Path, deed: Callable[[Path], None], place: str, line: int | None, words: str
) -> None:
    deed(folder)
    check(folder, place, line, words)


def test_every_bad_file_is_in_the_table() -> None:
    assert {path.name for path in (HERE / "bad").iterdir()} == {name for name, *_ in FILES}


def test_the_small_system_itself_is_good(folder: Path) -> None:
    assert validate(folder, UNITS).valid

"""Strict YAML: what is read as what, and what is refused on which line."""

import pytest

from foedus.errors import DataError
from foedus.facts.reading import DEEPEST, parse, read_document, scalar


def messages(text: str) -> list[str]:
    return [str(fault) for fault in read_document(text.encode(), "x.yaml")[1]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None), ("~", None), ("null", None), ("true", True), ("false", False),
        ("0", 0), ("-7", -7), ("2026", 2026), ("1.5", 1.5), (".5", 0.5), ("1e-3", 0.001),
        ("1.", 1.0), ("-0.25", -0.25),
        # What other versions of YAML turn into something else stays the text it is.
        ("NO", "NO"), ("on", "on"), ("Yes", "Yes"), ("True", "True"), ("NULL", "NULL"),
        ("0o17", "0o17"), ("017", "017"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("1:30", "1:30"),
        ("2025-01-20", "2025-01-20"), (".nan", ".nan"), (".inf", ".inf"), ("e5", "e5"), (".", "."),
    ],
)  # fmt: skip
def test_a_scalar_is_what_it_looks_like(written: str, meant: object) -> None:
    found = scalar(written)
    assert found == meant
    assert type(found) is type(meant)


def test_quotes_make_text() -> None:
    assert parse(b"a: '2026'\nb: \"true\"\nc: ''\n", "x").values == {
        "a": "2026",
        "b": "true",
        "c": "",
    }


def test_keys_are_words_or_whole_numbers() -> None:
    text = b"NO: 1\n2026: 2\n'2027': 3\ntrue: 4\n~: 5\n1.5: 6\n"
    assert list(parse(text, "x").values) == ["NO", 2026, "2027", "true", "~", "1.5"]


def test_every_value_has_the_line_of_its_key_or_item() -> None:
    document = parse(b"# note\na:\n  - b: 1\n    c:\n      d: 2\n  -\n    e\n", "x")
    assert dict(document.lines) == {
        (): 2, ("a",): 2, ("a", 0): 3, ("a", 0, "b"): 3, ("a", 0, "c"): 4,
        ("a", 0, "c", "d"): 5, ("a", 1): 7,
    }  # fmt: skip
    assert document.line(("a", 0, "unknown", "deeper")) == 3


def test_a_duplicate_key_names_both_lines_and_keeps_the_first() -> None:
    document, faults = read_document(b"a: 1\nb: 2\na: {b: 3, c: 4}\n", "x")
    assert [str(fault) for fault in faults] == ["line 3: a is given twice, also on line 1"]
    assert document is not None
    assert document.values == {"a": 1, "b": 2}


def test_the_content_of_a_duplicate_is_not_taken_for_duplicates() -> None:
    assert len(messages("a: {x: 1}\na: {x: 2}\na: {x: 3}\n")) == 2


def test_all_faults_of_form_are_told_at_once() -> None:
    found = messages("a: &one 1\nb: *one\nc: !!set {}\n<<: 4\n")
    assert [message.split(" is not")[0] for message in found] == [
        "line 1: anchor &one", "line 2: alias *one",
        "line 3: tag tag:yaml.org,2002:set", "line 4: merge key '<<'",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", "line 1: must hold keys and values at its top (found a list)"),
        ("a\n", "line 1: must hold keys and values at its top (found 'a')"),
        ("# nothing\n", "line 1: must hold keys and values at its top (found None)"),
        ("? [a]\n: 1\n", "line 1: a key must be one word or number, not a list or mapping"),
        ("a: 1\n---\nb: 2\n", "line 2: a second document (---) is not allowed"),
        ("%YAML 1.2\n---\na: 1\n", "line 1: a directive (%) is not allowed"),
        ("a: 'b\nc: 1\n", "line 1: is not valid YAML: while scanning a quoted scalar"),
        ("a: [1, 2\n", "line 2: is not valid YAML"),
        ("a: b: c\n", "line 1: is not valid YAML: mapping values are not allowed"),
        ("a: 1\n b: 2\n", "line 2: is not valid YAML"),
    ],
)
def test_a_fault_of_form_says_where_and_what(text: str, expected: str) -> None:
    assert messages(text)[0].startswith(expected)


def test_a_leading_document_mark_is_harmless() -> None:
    assert parse(b"---\na: 1\n", "x").values == {"a": 1}


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_depth_is_limited(opening: str, closing: str) -> None:
    def nested(depth: int) -> str:
        return "a: " + opening * (depth - 1) + closing * (depth - 1) + "\n"

    assert messages(nested(DEEPEST)) == []
    assert messages(nested(DEEPEST + 1)) == ["line 1: is nested more than 32 deep; flatten it"]
    assert messages(opening * 200_000) == ["line 1: is nested more than 32 deep; flatten it"]


def test_faults_without_end_are_cut_off() -> None:
    assert len(messages("a: [" + "*x, " * 10_000 + "]\n")) == 100
    assert len(messages("- {" + "a: 1, " * 10_000 + "}\n")) == 100


def test_parse_raises_every_fault() -> None:
    with pytest.raises(DataError) as raised:
        parse(b"a: 1\na: 2\na: 3\n", "x.yaml")
    assert str(raised.value) == (
        "x.yaml has 2 fault(s):\n"
        "  line 2: a is given twice, also on line 1\n"
        "  line 3: a is given twice, also on line 1"
    )

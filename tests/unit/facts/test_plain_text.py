"""Bytes that are not plain text are refused, with the line where a person would look."""

import pytest

from foedus.facts.plain_text import plain_text


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", None, "is empty"),
        (b" \n\n", None, "is empty"),
        (b"\xef\xbb\xbfa: 1\n", 1, "byte order mark"),
        (b"a: 1\nb: caf\xe9\n", 2, "is not UTF-8 (found byte 0xe9)"),
        (b"\xff\xfea\x00", 1, "is not UTF-8"),
        (b"a: 1\nb: \x00\n", 2, "holds a NUL (U+0000)"),
        (b"a:\n\tb: 1\n", 2, "holds a tab (U+0009); use spaces"),
        (b"a: 1\rb: 2\n", 1, "holds a hidden character (U+000D)"),
        ("a: \u202eb\n".encode(), 1, "holds a hidden character (U+202E)"),
        ("a: 1\u2028b: 2\n".encode(), 1, "holds a hidden character (U+2028)"),
        (b"a" * 101, None, "has 101 bytes, more than the 100 allowed"),
    ],
)
def test_a_hidden_or_broken_character_is_a_fault(data: bytes, line: int | None, words: str) -> None:
    _, faults = plain_text(data, "x.yaml", largest=100)
    assert (faults[0].line, faults[0].file) == (line, "x.yaml")
    assert words in faults[0].message


def test_windows_line_ends_are_read_as_line_ends() -> None:
    assert plain_text(b"a: 1\r\nb: 2\r\n", "x", largest=100) == ("a: 1\nb: 2\n", [])


def test_faults_are_told_all_but_not_without_end() -> None:
    assert len(plain_text(b"\x01\n" * 3, "x", largest=1000)[1]) == 3
    assert len(plain_text(b"\x01" * 100_000, "x", largest=1_000_000)[1]) == 100

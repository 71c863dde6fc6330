"""Strict CSV: columns by name, and every fault of every row."""

import pytest

from foedus.facts.tables import read_table

HEADER = b"iso3,year,value\n"


def messages(data: bytes) -> list[str]:
    return [str(fault) for fault in read_table(data, "x.csv")[1]]


def test_a_table_is_read_by_column_with_lines() -> None:
    data = (
        b"iso3,partner,year,value,standard_error,estimate,edition\n"
        b'AAA,OTH,2001,-1.50,0.1,true,"June, revised"\n'
        b"AAA,OTH,2002,2,0.2,false,July\n"
    )
    table, faults = read_table(data, "x.csv")
    assert faults == []
    assert table is not None
    assert table.lines == (2, 3)
    assert table.columns == {
        "iso3": ("AAA", "AAA"), "partner": ("OTH", "OTH"), "year": (2001, 2002),
        "value": (-1.5, 2.0), "standard_error": (0.1, 0.2), "estimate": (True, False),
        "edition": ("June, revised", "July"),
    }  # fmt: skip


def test_every_row_is_told_its_faults() -> None:
    rows = HEADER + b"AAA,2001,NaN\nAAA,MMII,1\nAAA,2003\nAAA,2004,\nAAA,2005,1e5\n,2006,1\n"
    assert messages(rows) == [
        "line 2: value must be a plain decimal number; leave the row out where there is none"
        " (found 'NaN')",
        "line 3: year must be a year of four digits (found 'MMII')",
        "line 4: has 2 field(s), the header 3; even them",
        "line 5: value must be a plain decimal number; leave the row out where there is none"
        " (found '')",
        "line 6: value must be a plain decimal number; leave the row out where there is none"
        " (found '1e5')",
        "line 7: iso3 must be the code of an actor (found '')",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"year,iso3,value\n", "line 1: columns must be iso3[,partner][,year],value"),
        (b"iso3,year,value,value\n", "line 1: columns must be"),
        (b"iso3,year,price\n", "line 1: columns must be"),
        (b"iso3,value\n", "line 1: columns must be"),
        (HEADER + b'AAA,2001,"1\n', "line 2: is not valid CSV: unexpected end of data"),
        (HEADER + b'AAA,2001,1"2\n', "line 2: value must be a plain decimal number"),
        (HEADER + b'AAA,"2001"1,12\n', "line 2: is not valid CSV"),
        (HEADER + b'AAA,"20\n01",12\n', "line 2: a field runs over its line"),
        (HEADER + b"AAA,2001,1", "line 2: the last line has no end"),
        (HEADER + b"AAA,2001,1\n\n", "line 3: has 0 field(s), the header 3"),
        (b"iso3,year,value\r\nAAA,2001,1\r\n", "line 1: has Windows line ends (CRLF)"),
        (HEADER + b"AAA,2001," + b"1" * 200_000 + b"\n", "line 2: is not valid CSV: field larger"),
        ("iso3,year,value\nAAA,２００１,1\n".encode(), "line 2: year must be a year"),
        (b"", "is empty"),
    ],
)
def test_a_table_that_is_none_is_refused(data: bytes, expected: str) -> None:
    assert messages(data)[0].startswith(expected)


def test_a_table_of_faults_is_cut_off() -> None:
    assert len(messages(HEADER + b"AAA,2001,x\n" * 5000)) == 100

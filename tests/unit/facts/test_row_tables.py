"""Tables of records: whatever the bytes are, faults are told and nothing else is raised."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.facts.governments import PartyLink, PartyPosition
from foedus.facts.row_tables import read_rows

HEADER = b"survey_party,wave,question,value,experts\n"


def read(data: bytes) -> tuple[list[PartyPosition], list[str]]:
    table, faults = read_rows(data, "x.csv", PartyPosition)
    return list(table.rows) if table else [], [str(one) for one in faults]


@given(st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda b: HEADER + b)))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    table, faults = read_rows(data, "x.csv", PartyPosition)
    assert (table is None) == bool(faults)


def test_an_empty_cell_is_not_given_and_columns_may_stand_in_any_order() -> None:
    rows, faults = read(b"wave,question,experts,value,survey_party\n2024,eu_foreign,,5.5,102\n")
    assert faults == []
    assert rows == [PartyPosition(survey_party=102, wave=2024, question="eu_foreign", value=5.5)]


def test_lines_are_those_of_the_file() -> None:
    rows, faults = read(HEADER + b"102,2024,eu_foreign,5.5,9\n102,2019,eu_foreign,high,9\n")
    assert rows == []
    assert len(faults) == 1
    assert faults[0].startswith("line 3: value: ")


def test_a_required_cell_and_odd_numbers_are_told() -> None:
    for cell in ("", "1e3", "NaN", "0x10", "05", " 5"):
        faults = read(HEADER + f"102,2024,eu_foreign,{cell},9\n".encode())[1]
        assert len(faults) == 1, cell
        assert "value" in faults[0]
    assert "experts" in read(HEADER + b"102,2024,eu_foreign,5.5,9.5\n")[1][0]
    assert "experts" in read(HEADER + b"102,2024,eu_foreign,5.5,-1\n")[1][0]


def test_headers_are_told() -> None:
    assert "columns must be" in read(b"survey_party,wave\n1,2\n")[1][0]
    assert "columns must be" in read(HEADER.replace(b"wave", b"value"))[1][0]
    assert read(b"")[1]


def test_a_share_is_a_part() -> None:
    header = b"party,name,survey_party,share,from_year,to_year,how,note\n"
    for share, told in (("0.5", 0), ("0", 1), ("1.5", 1)):
        row = f"a,A,1,{share},,,judged,\n".encode()
        assert len(read_rows(header + row, "x.csv", PartyLink)[1]) == told

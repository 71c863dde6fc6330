"""Derive council_population: the figures of Annex III to the Council's Rules of Procedure.

2005 to 2014 come from a copy of the acts that has two faults, which are mended here:

- trailing zeros are lost: 82438 stands for 82438.0 thousand;
- it sets the acts' lists, which run from the largest member to the smallest, beside one fixed list
  of names, so that members which changed rank have each other's figures (`HELD_BY`).

What is moved must lie nearer to the World Bank's population than what stood there. 2016 and 2025
are shares to two decimals times the printed total; 2023 was read in the act for fourteen members.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from names import ACTOR_OF_NAME
from reading import rows
from writing import Gap, Late, Row, Series, main

COPY_FILE = "institutions/eucouncil_weights.csv"
SHARES_FILE = "institutions/eu_qmv_population_shares_2016_2025.csv"
POPULATION_FILE = "gdp-population/population_worldbank.csv"
HUNDRED, FACTORS = 100, (1, 10, 100, 1000)

ACTS = {
    2005: ("p20045", "Decision 2004/701/EC"),
    2006: ("p2006", "Decision 2006/34/EC"),
    2007: ("p2007", "Decision 2007/4/EC"),
    2008: ("p2008", "Decision 2007/881/EC"),
    2009: ("p2009", "Decision 2008/945/EC"),
    2010: ("p2010", "Decision 2009/937/EU"),
    2011: ("p2011", "Decision 2010/795/EU"),
    2012: ("p2012", "Decision 2011/900/EU"),
    2013: ("p2013a", "Decision 2013/37/EU"),
    2014: ("p2014a", "Decision 2013/746/EU"),
}
"""Year → column of the copy, and the act that it copies."""

ACCEDED = {("HRV", 2013): ("p2013b", "Decision 2013/345/EU")}
"""Members that joined within the year; the figures of all others hold through it."""

_BELGIUM = {"BEL": "PRT", "PRT": "BEL"}
_BALTIC = {"LVA": "SVN", "SVN": "LVA"}
HELD_BY = {
    **dict.fromkeys((2009, 2010, 2011, 2012), _BELGIUM),
    2013: _BELGIUM | _BALTIC,
    2014: {"BEL": "GRC", "GRC": "PRT", "CZE": "BEL", "PRT": "CZE"}
    | {"FIN": "SVK", "SVK": "FIN"}
    | _BALTIC,
}
"""Year → member → whose row of the copy holds its figure."""

SHARES = {
    2016: "Decision 2015/2393; rounded share",
    2025: "figures of December 2024; rounded share",
}

ACT_OF_2023 = "Decision 2022/2518"
READ_2023 = {
    "DEU": (83_203_320, 18.59), "FRA": (67_842_582, 15.16), "ITA": (59_607_184, 13.32),
    "ESP": (47_432_805, 10.6), "POL": (37_654_247, 8.41), "ROU": (19_038_098, 4.25),
    "NLD": (17_734_036, 3.96), "BEL": (11_631_136, 2.6), "GRC": (10_603_810, 2.37),
    "CZE": (10_545_457, 2.36), "SWE": (10_440_000, 2.33), "PRT": (10_352_042, 2.31),
    "HUN": (9_689_010, 2.17), "AUT": (8_967_500, 2.0),
}  # fmt: skip
"""Persons and share in %, in the Slovenian text; the copy that was read ends after Austria."""
SHARES_2023 = {
    "BGR": 1.53, "DNK": 1.31, "FIN": 1.24, "SVK": 1.21, "IRL": 1.13, "HRV": 0.86, "LTU": 0.63,
    "SVN": 0.47, "LVA": 0.41, "EST": 0.3, "CYP": 0.2, "LUX": 0.14, "MLT": 0.12,
}  # fmt: skip
"""Shares of the rest in %, in a copy of the voting calculator that has the same fourteen."""
HALF_OF_LAST_DIGIT = 0.005

MISSING = ((2015,), (2017, 2018, 2019, 2020, 2021, 2022), (2024,))
"""Runs of years of which no complete list was found; 2026 as well."""
MISSING_WITH_GBR = ((2015,), (2017, 2018, 2019, 2020))


def derive(reference: Path) -> Series:
    """Return the series: one whole number of persons per member and year."""
    found = [*_from_acts(reference), *_from_shares(reference), *_of_2023()]
    members = sorted({str(row["iso3"]) for row in found} - {"GBR"})
    unread = "no complete list of the act's figures was found"
    return Series(
        name="council_population",
        title="Population by which the Council of the European Union votes",
        description="Figures of Annex III to the Council's Rules of Procedure, adopted in "
        "December for the year that follows: usually Eurostat's for 1 January of the year before."
        " There are the years 2005 to 2014, 2016, 2023 and 2025. 2005 to 2014: hundreds of "
        "persons, from the acts by a copy (source coresize-council-weights), whose lost zeros and"
        " exchanged rows are mended: Belgium and Portugal 2009–2013; Latvia and Slovenia "
        "2013–2014; Belgium, Czechia, Greece and Portugal in turn, and Finland with Slovakia, "
        "2014; the largest of 2014 agree with the act's text, and each year's sum with its "
        "printed threshold of 62 %. Croatia's figure of 2013 holds from July; the others did not "
        "change then. A year of this series is that of the act, which in three spells is not that"
        " of the calendar: from 2004-11-01 to 2004-12-31 the figures in force are those of "
        "Decision 2004/701, here 2005, and there is no 2004; from 2009-12-01 to 2009-12-31 those "
        "of Decision 2009/937, here 2010, while 2009 is Decision 2008/945; from 2014-11-01 to "
        "2014-12-31 those of Decision 2014/692, which were not read, while 2014 is Decision "
        "2013/746, for January to October. 2023: fourteen members from the act's text, the rest "
        "from the voting calculator's shares times 447,497,565, the total that the fourteen imply"
        " to within 32,000. 2016 and 2025: shares to two decimals times the printed total. A "
        "figure from a rounded share (see edition) is right to 0.005 % of the total, some 25,000 "
        "persons: 6 % of Malta's. The World Bank's series population differs by less than 3 % but"
        " for Cyprus, where it counts the whole island, states revised after a census (Bulgaria "
        "2023, Latvia, Lithuania and Romania before 2014) and rounded shares of the smallest.",
        unit="persons",
        source="council-decision-2009-937",
        further_sources=(
            *(f"council-decision-{act}" for act in _ACT_SOURCES),
            "agence-europe-11449",
            "agence-europe-13544",
            "composition-council-shares",
            "coresize-council-weights",
        ),
        publisher="Council of the European Union",
        range=(300_000, 100_000_000),
        published=(-1, 12),
        rows=found,
        gaps=(
            *(Gap(tuple(members), years, unread) for years in MISSING),
            *(Gap(("GBR",), years, unread) for years in MISSING_WITH_GBR),
        ),
        late=_late(found),
    )


_ACT_SOURCES = (
    *("2004-701", "2006-34", "2007-4", "2007-881", "2008-945", "2010-795", "2011-900", "2013-37"),
    *("2013-345", "2013-746", "2015-2393", "2022-2518"),
)


def _from_acts(reference: Path) -> list[Row]:
    copy = {ACTOR_OF_NAME[row["country"]]: row for row in rows(reference / COPY_FILE)}
    population = {
        (row["Country Code"], int(row["Year"])): float(row["Value"])
        for row in rows(reference / POPULATION_FILE)
    }
    found: list[Row] = []
    for year in ACTS:
        for actor in copy:
            column, act = ACCEDED.get((actor, year), ACTS[year])
            # About 1 January of the year before, the day of the figures.
            near = (population[actor, year - 2] + population[actor, year - 1]) / 2
            own = _persons(copy[actor][column], near)
            moved = _persons(copy[HELD_BY.get(year, {}).get(actor, actor)][column], near)
            if own is None or moved is None:
                continue
            if _distance(moved, near) > _distance(own, near):
                sys.exit(f"{actor} {year}: the figure in its own row is nearer; is it mended?")
            found.append({"iso3": actor, "year": year, "value": moved, "edition": act})
    return found


def _persons(cell: str, near: float) -> int | None:
    """Return the persons that a cell in hundreds means, its lost zeros restored."""
    if not cell:
        return None
    return min(
        (int(cell) * factor * HUNDRED for factor in FACTORS),
        key=lambda persons: _distance(persons, near),
    )


def _distance(one: float, other: float) -> float:
    return abs(math.log(one / other))


def _from_shares(reference: Path) -> list[Row]:
    return [
        {
            "iso3": ACTOR_OF_NAME[row["member_state"]],
            "year": (year := int(row["applies_in_year"])),
            "value": _part(float(row["population_share_pct"]), int(row["eu_total_population"])),
            "edition": SHARES[year],
        }
        for row in rows(reference / SHARES_FILE)
    ]


def _of_2023() -> list[Row]:
    total = implied_total()
    exact = {actor: persons for actor, (persons, _) in READ_2023.items()}
    shared = {actor: _part(share, total) for actor, share in SHARES_2023.items()}
    return [
        {"iso3": actor, "year": 2023, "value": persons, "edition": edition}
        for figures, edition in (
            (exact, ACT_OF_2023),
            (shared, f"{ACT_OF_2023}; rounded share"),
        )
        for actor, persons in figures.items()
    ]


def implied_total() -> float:
    """Return the middle of the totals of 2023 that all fourteen persons and shares allow."""
    low = max(n / (share + HALF_OF_LAST_DIGIT) for n, share in READ_2023.values())
    high = min(n / (share - HALF_OF_LAST_DIGIT) for n, share in READ_2023.values())
    if low > high:
        sys.exit("2023: no total fits all shares")
    return 100 * (low + high) / 2


def _part(share: float, total: float) -> int:
    """Return a share in % of a total, in whole persons."""
    return round(share * total / 100)


def _late(found: list[Row]) -> tuple[Late, ...]:
    def of(year: int) -> tuple[str, ...]:
        return tuple(str(row["iso3"]) for row in found if row["year"] == year)

    late = "adopted in January, for the year that had begun"
    return (
        Late(of(2006), (2006,), "2006-01-26", late),
        Late(of(2007), (2007,), "2007-01-04", "adopted on the day of accession, 1 January"),
        Late(tuple({*of(2013)} - {"HRV"}), (2013,), "2013-01-19", late),
        Late(("HRV",), (2013,), "2013-07-01", "holds from accession; day of publication not read"),
    )


if __name__ == "__main__":
    main(derive)

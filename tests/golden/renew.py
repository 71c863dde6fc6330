"""Renew the golden summary on purpose: `make golden`, that is `python -m tests.golden.renew`.

It prints what moved since the last time. Commit the file only with the reason for each move.
"""

import csv
from collections.abc import Mapping
from math import isclose
from pathlib import Path

from foedus.analyse.summarise import summarise
from foedus.facts.system import load
from foedus.simulate.run import simulate

GOLDEN = Path(__file__).with_name("headlines.csv")
SCENARIOS = ("baseline", "us-retrenches", "us-stays")
YEARS = (2030, 2040)
LEVELS = (0.05, 0.5, 0.95)
RUNS, SEED = 512, 1
CLOSE = 1e-9  # relative; machines differ in the last bits

Key = tuple[str, str, int]  # scenario, line, year
Headlines = Mapping[Key, tuple[float, ...]]


def computed() -> Headlines:
    """Return 5 %, median and 95 % of every line in each scenario and year it is projected for."""
    system = load()
    found = {}
    for scenario in SCENARIOS:
        for line in summarise(system, simulate(system, scenario, RUNS, SEED)).lines:
            for year in YEARS:
                at = line.at(year)
                if at is not None:
                    found[scenario, line.name, year] = tuple(at[level] for level in LEVELS)
    return found


def stored() -> Headlines:
    """Return the headlines of the golden file; none if there is no file yet."""
    if not GOLDEN.exists():
        return {}
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return {
            (row["scenario"], row["line"], int(row["year"])): (
                float(row["q05"]),
                float(row["q50"]),
                float(row["q95"]),
            )
            for row in csv.DictReader(file)
        }


def moved(before: Headlines, after: Headlines) -> list[str]:
    """Return a sentence for each headline that is new, gone or another."""
    told = []
    for key in sorted(before.keys() | after.keys()):
        name = f"{key[0]}, {key[1]}, {key[2]}"
        if key not in before:
            told.append(f"{name}: new")
        elif key not in after:
            told.append(f"{name}: gone")
        elif not all(
            isclose(a, b, rel_tol=CLOSE) for a, b in zip(before[key], after[key], strict=True)
        ):
            values = (
                " ".join(f"{value:.6g}" for value in one) for one in (before[key], after[key])
            )
            told.append(f"{name}: {' → '.join(values)}")
    return told


def write(headlines: Headlines) -> None:
    """Write the golden file, with one digit more than is compared."""
    with GOLDEN.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("scenario", "line", "year", "q05", "q50", "q95"))
        for key, values in headlines.items():
            writer.writerow((*key, *(f"{value:.10g}" for value in values)))


def main() -> None:
    """Renew the file and say what moved."""
    before, after = stored(), computed()
    told = moved(before, after)
    write(after)
    print("\n".join(told) if told else "nothing moved")


if __name__ == "__main__":
    main()

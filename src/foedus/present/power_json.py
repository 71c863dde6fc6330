"""Voting power as plain values, and as a table."""

import csv
from dataclasses import asdict
from io import StringIO
from typing import Any

from foedus.analyse.power import Indices, PowerRow, PowerTable
from foedus.instruments.coalitions import Coalitions
from foedus.present.council_json import council_json

INDICES = ("banzhaf", "banzhaf_absolute", "shapley_shubik")


def power_json(table: PowerTable) -> dict[str, Any]:
    """Return what `power --json` prints."""
    return {
        **council_json(table.council),
        "passage_probability": table.indices.passage,
        "members": [asdict(row) for row in table.rows],
        "without_changes": None if table.usual is None else _usual(table.usual),
        "veto_players": list(table.vetoes),
        "blocking": None if table.blocking is None else _blocking(table, table.blocking),
        "blocking_unknown": table.blocking_unknown,
    }


def _blocking(table: PowerTable, found: Coalitions) -> dict[str, Any]:
    return {
        "smallest_size": found.smallest_size,
        "number_of_smallest": found.number_of_smallest,
        "examples": [list(one) for one in table.examples],
    }


def _usual(indices: Indices) -> dict[str, Any]:
    found = indices.power
    return {
        "passage_probability": indices.passage,
        "members": [
            {"voter": voter, **{name: float(getattr(found, name)[place]) for name in INDICES}}
            for place, voter in enumerate(indices.council.voters)
        ],
    }


def power_csv(table: PowerTable) -> str:
    """Return one row per member: shares of weight, indices, changes."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    measures = list(table.council.measures)
    changes = [f"change_{name}" for name in INDICES]
    percents = [f"{name}_percent" for name in measures]
    writer.writerow(["member", "name", *percents, *INDICES, *changes])
    for row in table.rows:
        writer.writerow(_csv_row(row, measures, changes))
    return text.getvalue()


def _csv_row(row: PowerRow, measures: list[str], changes: list[str]) -> list[str]:
    values = [row.percent[name] for name in measures]
    values += [getattr(row, name) for name in INDICES]
    told = [getattr(row, name) for name in changes]
    return [
        row.voter,
        row.name,
        *(f"{value:.8g}" for value in values),
        *("" if value is None else f"{value:.8g}" for value in told),
    ]

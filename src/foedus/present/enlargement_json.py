"""Enlargement as JSON with stable keys, for scripts."""

from collections.abc import Sequence
from typing import Any

from foedus.analyse.enlargement import Entry, Outlook, Standing
from foedus.facts.system import System

Plain = dict[str, Any]


def enlargement_json(system: System, found: Outlook, entries: Sequence[Entry]) -> Plain:
    """Return candidates, members that held some up, and what entries would change."""
    changed = {one.actor: _entry(one) for one in entries}
    return {
        "as_of": system.as_of.isoformat(),
        "scenario": found.scenario,
        "runs": found.runs,
        "seed": found.seed,
        "candidates": [
            {**_standing(one), "entry": changed.get(one.actor)}
            for one in found.standings
            if len(entries) > 1 or one.actor in changed
        ],
        "holders": [vars(one) for one in found.holders],
    }


def _standing(one: Standing) -> Plain:
    return {
        "actor": one.actor,
        "name": one.name,
        "grade": None if one.grade is None else vars(one.grade),
        "stage": one.stage,
        "work_left": dict(zip(("talks", "opening", "closing"), one.left, strict=True)),
        "suspended": one.suspended,
        "holding": [block.model_dump(mode="json") for block in one.holding],
        "steps": [step.model_dump(mode="json") for step in one.way.steps],
        "blocks": [block.model_dump(mode="json") for block in one.way.blocks],
        "targets": [target.model_dump(mode="json") for target in one.way.targets],
        "chance_to_be_a_member": [
            {"year": year, "q05": low, "chance": chance, "q95": high}
            for year, (low, chance, high) in one.chances.items()
        ],
    }


def _entry(one: Entry) -> Plain:
    return {**_vote(one), "pools": [vars(pool) for pool in one.pools]}


def _vote(one: Entry) -> Plain:
    table = one.power
    if table is None:
        return dict.fromkeys(("rule", "on", "passage", "passage_before", "power"))
    usual = table.usual
    return {
        "rule": table.council.rule.id,
        "on": table.council.day.isoformat(),
        "passage": table.indices.passage,
        "passage_before": None if usual is None else usual.passage,
        "power": [
            {
                "actor": row.voter,
                "banzhaf": row.banzhaf,
                "change_banzhaf": row.change_banzhaf,
                "shapley_shubik": row.shapley_shubik,
                "change_shapley_shubik": row.change_shapley_shubik,
                "percent": row.percent,
            }
            for row in table.rows
        ],
    }

"""Forecasts of decisions and their backtest as plain values, with stable keys."""

import math
from typing import Any

from foedus.analyse.backtest import Backtest, Score
from foedus.analyse.decide import Blocker, Prediction
from foedus.analyse.decision_choices import DAYS
from foedus.analyse.decision_lines import Line
from foedus.analyse.decision_looks import held_up, likeliest_route, on_record
from foedus.analyse.earlier_dossiers import Archive
from foedus.facts.dossiers import Dossier
from foedus.facts.system import System
from foedus.present.as_json import key_of

Plain = dict[str, Any]


def decide_json(
    archive: Archive, dossier: Dossier, found: tuple[Prediction, ...], solver: str
) -> Plain:
    """Return what `decide DOSSIER --json` prints."""
    return {
        "dossier": dossier.id,
        "title": dossier.title,
        "organisations": list(dossier.organisations),
        "proposed": dossier.proposed,
        "solver": solver,
        "looks": [_look(archive, dossier, one, solver) for one in found],
        "happened": happened(dossier),
    }


def happened(dossier: Dossier) -> Plain:
    """Return what came of a dossier."""
    return {
        "outcome": dossier.outcome,
        "decided": dossier.decided,
        "open_until": dossier.open_until,
        "delay_days": dossier.delay_days,
        "route": dossier.route,
        "blockers": list(dict.fromkeys(one.actor for one in dossier.blocks)),
    }


def _look(archive: Archive, dossier: Dossier, one: Prediction, solver: str) -> Plain:
    ended = sum(case.adopted or case.failed for case in one.cases)
    held = held_up(dossier, one)
    known = on_record(dossier, one.view.day, archive.system.today)
    return {
        "on": one.view.day.isoformat(),
        "age_days": one.view.age,
        "learned_from": {
            "dossiers": len(one.cases),
            "adopted": sum(case.adopted for case in one.cases),
            "failed": sum(case.failed for case in one.cases),
            "enough": ended >= archive.choices.of["least_cases"],
        },
        "route": likeliest_route(one.lines[solver].routes),
        "blocked": one.blocked,
        "classes": dict(one.weights),
        "share_that_takes_a_way_around": one.learned.around,
        "legal_bases": [
            {
                "rule": basis.basis.rule,
                "members": len(basis.basis.council.voters),
                "can_block_alone": len(basis.basis.alone),
                "blocked": basis.chance.blocked,
                "passes_on_record": basis.passes_on_record,
            }
            for basis in one.bases
        ],
        "blockers": [_blocker(one, blocker) for blocker in one.blockers],
        "named": list(one.named),
        "compared": {
            "named": list(held.named), "missed": list(held.missed), "false": list(held.false),
        },
        "blocks_on_record_not_used": [
            {"actor": block.actor, "since": block.since} for block in known
        ],
        "solvers": {name: line_json(line) for name, line in one.lines.items()},
        "effects": {name: pace.effect for name, pace in one.learned.pace.items()},
        "effects_found": {name: pace.found for name, pace in one.learned.pace.items()},
        "naive": {name: line_json(line) for name, line in one.naive.items()},
    }  # fmt: skip


def _blocker(prediction: Prediction, one: Blocker) -> Plain:
    stated = prediction.view.stated.get(one.actor)
    return {
        "actor": one.actor,
        "probability": one.probability,
        "stance": one.sign,
        "position": None
        if stated is None
        else {"date": stated.date, "what": stated.what, "source": stated.source},
        "record": {"blocked": list(one.blocked), "chances": one.chances},
    }


def line_json(line: Line) -> Plain:
    """Return one line of a forecast; delays in days."""
    return {
        "outcome": line.outcome,
        **{f"adopted_{years}y": value for years, value in line.adopted.items()},
        **{f"failed_{years}y": value for years, value in (line.failed or {}).items()},
        "delay_days": {key_of(level): value * DAYS for level, value in line.delay.items()} or None,
        "routes": dict(line.routes) or None,
    }


def backtest_json(system: System, found: Backtest) -> Plain:
    """Return what `decide --all --json` prints."""
    return {
        "cases": len(found.cases),
        "failures": found.failures,
        "pending": found.pending,
        "as_of": system.as_of.isoformat(),
        "left_out": list(found.left_out),
        "scored": {f"{years}y": count for years, count in found.scored.items()},
        "solvers": {name: score_json(score) for name, score in found.solvers.items()},
        "naive": {name: score_json(score) for name, score in found.naive.items()},
        "blockers_last_look": vars(found.last_look),
        "differences": [vars(one) | {"says": one.says} for one in found.differences],
        "dossiers": [
            {
                "dossier": dossier.id,
                "on": first.view.day.isoformat(),
                **{
                    name: {f"adopted_{years}y": value for years, value in line.adopted.items()}
                    for name, line in first.lines.items()
                },
                "named": list(first.named),
                "named_last_look": list(last.named),
                "happened": happened(dossier),
            }
            for dossier, first, last in found.cases
        ],
    }


def score_json(score: Score) -> Plain:
    """Return the scores of one line; null where nothing could be scored."""
    parts = (("", score.brier), ("_adopted", score.brier_adopted), ("_other", score.brier_other))
    return {
        **{
            f"brier_{years}y{name}": _finite(value)
            for name, held in parts
            for years, value in held.items()
        },
        "delay_concordance": _finite(score.concordance),
        "blockers": dict[str, int](vars(score.blockers)),
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None

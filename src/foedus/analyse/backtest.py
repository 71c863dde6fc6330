"""Backtest: every dossier forecast from what lay before it, and scored beside the naive lines.

The scored forecast is that of the first look (`first_look`). Time runs from that day. A dossier
last seen open before a horizon is left out of the score for that horizon; one that failed was not
adopted, at any horizon, and counts as later than every adoption when delays are put in order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.decide import WITHOUT, Prediction, predict
from foedus.analyse.decision_choices import DAYS, Choices, choices_of
from foedus.analyse.decision_lines import HORIZONS, Line
from foedus.analyse.dossier_rules import Bases
from foedus.analyse.dossier_view import first_look, last_look, seen_until
from foedus.analyse.earlier_dossiers import Archive
from foedus.facts.dossiers import Dossier
from foedus.facts.system import System
from foedus.instruments.forecast_scores import brier, concordance, known_by
from foedus.instruments.paired_bootstrap import mean_interval

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
OPPONENTS = "opponents"
"""The naive line that names whoever is on record against, and says the base rate otherwise."""
BASE_RATE = "base_rate"


@dataclass(frozen=True)
class Named:
    """Actors named as blockers, over all scored dossiers.

    named    named, and they blocked
    missed   they blocked, and were not named
    false    named, and they did not block
    """

    named: int
    missed: int
    false: int


@dataclass(frozen=True)
class Score:
    """How one line fared.

    brier         by horizon in years, over all whose end by then is known
    brier_adopted, brier_other
                  the same over those adopted at last, and over those failed or pending
    concordance   of delays, Harrell's
    blockers      at the first look
    """

    brier: Mapping[int, float]
    brier_adopted: Mapping[int, float]
    brier_other: Mapping[int, float]
    concordance: float
    blockers: Named


@dataclass(frozen=True)
class Difference:
    """Brier score of a solver less that of a naive line, or of the model without a solver.

    Below 0 the solver is better.

    low, high   range of the resampled mean
    """

    solver: str
    naive: str
    horizon: int
    mean: float
    low: float
    high: float

    @property
    def says(self) -> str:
        """What the range says of the solver: better, worse or level."""
        if self.high < 0:
            return "better"
        return "worse" if self.low > 0 else "level"


@dataclass(frozen=True, eq=False)
class Backtest:
    """Every forecast with its score.

    cases         dossiers that were scored, with their forecasts of the first and the last look
    left_out      dossiers before which too few had ended
    scored        by horizon: how many could be scored
    last_look     blockers at the last look, by the model
    """

    cases: tuple[tuple[Dossier, Prediction, Prediction], ...]
    left_out: tuple[str, ...]
    failures: int
    pending: int
    scored: Mapping[int, int]
    solvers: Mapping[str, Score]
    naive: Mapping[str, Score]
    last_look: Named
    differences: tuple[Difference, ...]


def archive_of(system: System) -> Archive:
    """Return the dossiers and rules of a system, ready to be learned from."""
    return Archive(system, choices_of(system), Bases(system))


def backtest(system: System, choices: Choices | None = None) -> Backtest:
    """Return the forecasts of every dossier of a system with enough before it, and their scores.

    choices   in place of those of the system's parameters
    """
    archive = Archive(system, choices or choices_of(system), Bases(system))
    window = archive.choices.count("window")
    cases: list[tuple[Dossier, Prediction, Prediction]] = []
    left_out = []
    for dossier in system.dossiers:
        first = predict(archive, dossier, first_look(system, dossier, window))
        ended = sum(one.adopted or one.failed for one in first.cases)
        if ended < archive.choices.of["least_cases"]:
            left_out.append(dossier.id)
            continue
        last = max(last_look(system, dossier), first.view.day)
        again = first if last == first.view.day else predict(archive, dossier, last)
        cases.append((dossier, first, again))
    return _scored(archive, tuple(cases), tuple(left_out))


@dataclass(frozen=True, eq=False)
class _Truth:
    """What came of the scored dossiers, each (case,); years run from the day of the forecast."""

    years: Array
    adopted: Flags
    ended: Flags
    delay: Array


def _truth(cases: Sequence[tuple[Dossier, Prediction, Prediction]]) -> _Truth:
    days = [(seen_until(one) - first.view.day).days for one, first, _ in cases]
    adopted = np.array([one.outcome.startswith("adopted") for one, _, _ in cases], bool)
    ended = np.array([one.outcome != "pending" for one, _, _ in cases], bool)
    delay = np.array([float(one.delay_days) for one, _, _ in cases])
    return _Truth(
        np.maximum(0, np.array(days)) / DAYS,
        adopted,
        ended,
        np.where(ended & ~adopted, np.inf, delay),
    )


def _scored(
    archive: Archive,
    cases: tuple[tuple[Dossier, Prediction, Prediction], ...],
    left_out: tuple[str, ...],
) -> Backtest:
    truth = _truth(cases)
    by_model = _blockers([(one, first.named) for one, first, _ in cases])
    nobody = _blockers([(one, ()) for one, _, _ in cases])
    opposed = _blockers([(one, _opposed(first)) for one, first, _ in cases])
    solvers = {name: [one.lines[name] for _, one, _ in cases] for name in _names(cases, "lines")}
    naive = {name: [one.naive[name] for _, one, _ in cases] for name in _names(cases, "naive")}
    scores = {name: _score(lines, truth, nobody) for name, lines in naive.items()}
    if naive:
        scores[OPPONENTS] = _score(naive[BASE_RATE], truth, opposed)
    return Backtest(
        cases=cases,
        left_out=left_out,
        failures=int((truth.ended & ~truth.adopted).sum()),
        pending=int((~truth.ended).sum()),
        scored={one: int(known_by(truth.years, truth.ended, one).sum()) for one in HORIZONS},
        solvers={name: _score(lines, truth, by_model) for name, lines in solvers.items()},
        naive=scores,
        last_look=_blockers([(one, again.named) for one, _, again in cases]),
        differences=_differences(archive, solvers, naive, truth),
    )


def _names(cases: Sequence[tuple[Dossier, Prediction, Prediction]], what: str) -> tuple[str, ...]:
    return tuple(getattr(cases[0][1], what)) if cases else ()


def _opposed(prediction: Prediction) -> tuple[str, ...]:
    return tuple(one.actor for one in prediction.blockers if one.sign == "oppose")


def _blockers(named: Sequence[tuple[Dossier, tuple[str, ...]]]) -> Named:
    hits = missed = false = 0
    for dossier, actors in named:
        did = {one.actor for one in dossier.blocks}
        hits += len(did & set(actors))
        missed += len(did - set(actors))
        false += len(set(actors) - did)
    return Named(hits, missed, false)


def _losses(lines: Sequence[Line], truth: _Truth, horizon: int) -> tuple[Array, Flags, Flags]:
    """Return forecasts, what happened and for whom that is known, each (case,)."""
    forecast = np.array([one.adopted[horizon] for one in lines])
    happened = truth.adopted & (truth.years <= horizon)
    return forecast, happened, known_by(truth.years, truth.ended, horizon)


def squared_errors(found: Backtest, solver: str, horizon: int) -> Array:
    """Return what each dossier adds to a Brier score, where its end by the horizon is known.

    Returns (case,), in the order of `found.cases`.
    """
    lines = [first.lines[solver] for _, first, _ in found.cases]
    forecast, happened, known = _losses(lines, _truth(found.cases), horizon)
    return np.asarray(((forecast - happened) ** 2)[known])


def _score(lines: Sequence[Line], truth: _Truth, blockers: Named) -> Score:
    found: dict[str, dict[int, float]] = {"all": {}, "adopted": {}, "other": {}}
    for horizon in HORIZONS:
        forecast, happened, known = _losses(lines, truth, horizon)
        for name, which in (
            ("all", known),
            ("adopted", known & truth.adopted),
            ("other", known & ~truth.adopted),
        ):
            found[name][horizon] = brier(forecast[which], happened[which])
    order = concordance(np.array([one.mean_delay for one in lines]), truth.delay, truth.adopted)
    return Score(found["all"], found["adopted"], found["other"], order, blockers)


def _differences(
    archive: Archive,
    solvers: Mapping[str, Sequence[Line]],
    naive: Mapping[str, Sequence[Line]],
    truth: _Truth,
) -> tuple[Difference, ...]:
    level, draws = archive.choices.of["level"], archive.choices.count("resamples")
    found = []
    beside = {**naive, **{WITHOUT: solvers[WITHOUT]}} if solvers else {}
    for name, lines in solvers.items():
        for other, plain in beside.items():
            if other == name:
                continue
            for horizon in HORIZONS:
                mine, happened, known = _losses(lines, truth, horizon)
                theirs, _, _ = _losses(plain, truth, horizon)
                gain = ((mine - happened) ** 2 - (theirs - happened) ** 2)[known]
                if gain.size:
                    low, high = mean_interval(gain, level, draws, seed=1)
                    found.append(Difference(name, other, horizon, float(gain.mean()), low, high))
    return tuple(found)

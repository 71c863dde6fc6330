"""Does threat, or the guarantor's administration, move how often both organisations act?

`python tools/partnership_rates.py` prints the figures that
docs/explanation/sub-models/partnership.md quotes and on which parameters/partnership.yaml rests. It
needs no reference folder.

Yearly counts are regressed on one course at a time, log rate = a + b · course, by Poisson
likelihood; the error is widened by the dispersion that is left. Years follow one another, so that a
course that rises once fits any count that rises once: the same regression on every circular shift
of the course tells how often chance of that kind does as well.
"""

from dataclasses import dataclass

import numpy as np

import foedus
from foedus.facts.system import System
from foedus.model.hostility import hostility_path
from foedus.model.observed import kind_in_office
from foedus.model.partnership_facts import (
    SIDES,
    act_evidence,
    acts_by_year,
    domain_ids,
    lapse_evidence,
)

FIRST, LAST = 2001, 2025  # whole years of the record
ROUNDS = 50  # of Newton's method; it settles within ten
RIDGE = 0.01  # precision that keeps the slope finite where a course meets no act at all
LATER = 2016  # from the first Joint Declaration on, for the fit on the later years alone


@dataclass(frozen=True)
class Fit:
    """A slope, its error widened for dispersion, and how often a shifted course does as well."""

    slope: float
    error: float
    dispersion: float
    as_good: float

    def __str__(self) -> str:
        return (
            f"{self.slope:+.2f} (error {self.error:.2f}, dispersion {self.dispersion:.1f}); "
            f"{100 * self.as_good:.0f} % of shifted courses fit as well"
        )


def main() -> None:
    system = foedus.load()
    years = range(FIRST, LAST + 1)
    acts = acts_by_year(system, years).sum(axis=2)
    courses = {
        "hostility, same year": hostility(system, years),
        "hostility, year before": hostility(system, [year - 1 for year in years]),
        "transactional administration": transactional(system, years),
        "trend, per decade": (np.arange(len(years)) - len(years) / 2) / 10,
    }
    for side, counts in zip(SIDES, acts.T, strict=True):
        spread = counts.var(ddof=1) / counts.mean()
        print(f"{side}: {counts.sum():.0f} acts, variance over mean {spread:.1f}")
        for name, course in courses.items():
            print(f"  {name}: {fit(counts, course)}")
        threat, trend = courses["hostility, same year"], courses["trend, per decade"]
        print(f"  hostility, beside the trend: {fit(counts, threat, trend)}")
        late = np.array(years) >= LATER
        print(f"  hostility, from {LATER} on: {fit(counts[late], threat[late])}")
    shape, span = act_evidence(system)
    for place, domain in enumerate(domain_ids(system)):
        rates = ", ".join(
            f"{side} {shape[row, place] / span[row, 0]:.2f}" for row, side in enumerate(SIDES)
        )
        print(f"rate a year, {domain}: {rates}")
    ended, watched = lapse_evidence(system)
    print(f"lapses: {ended:.0f} in {watched:.0f} instrument-years")


def fit(counts: np.ndarray, course: np.ndarray, beside: np.ndarray | None = None) -> Fit:
    """Return the slope of log counts on a course.

    counts  (year,)
    course  (year,)
    beside  (year,)   another course that stays where it is while this one is shifted
    """
    slope, error, dispersion, gain = regress(counts, course, beside)
    shifts = [regress(counts, np.roll(course, by), beside)[3] for by in range(1, len(course))]
    as_good = float(np.mean([one >= gain - 1e-9 for one in shifts]))
    return Fit(slope, error, dispersion, as_good)


def regress(
    counts: np.ndarray, course: np.ndarray, beside: np.ndarray | None = None
) -> tuple[float, float, float, float]:
    """Return slope, its error, dispersion, and the gain in log likelihood over a constant rate."""
    courses = [course] if beside is None else [course, beside]
    design = np.stack([np.ones(len(course)), *(one - one.mean() for one in courses)], axis=1)
    held = np.array([0.0, *(RIDGE for _ in courses)])
    weights = np.array([np.log(counts.mean()), *(0.0 for _ in courses)])
    for _ in range(ROUNDS):
        rate = np.exp(design @ weights)
        information = design.T @ (rate[:, None] * design) + np.diag(held)
        step = np.linalg.solve(information, design.T @ (counts - rate) - held * weights)
        weights = weights + step / max(1.0, float(np.abs(step).max()))
    rate = np.exp(design @ weights)
    dispersion = float(((counts - rate) ** 2 / rate).sum() / (len(counts) - design.shape[1]))
    spread = np.linalg.inv(information)[1, 1]
    gain = float((counts * np.log(rate / counts.mean()) - rate + counts.mean()).sum())
    return float(weights[1]), float(np.sqrt(spread * max(1, dispersion))), dispersion, gain


def hostility(system: System, years: list[int] | range) -> np.ndarray:
    """Return the challenger's hostility at central parameters, (year,)."""
    file = system.parameters["hostility"]
    levels = file.families["event_level"].values
    events = system.hostility_events
    return np.asarray(
        hostility_path(
            np.array(years, dtype=float),
            np.array([float(event.date.year) for event in events]),
            np.array([[levels[event.id].central for event in events]]),
            np.array([[file.parameters["half_life"].central]]),
        )[0]
    )


def transactional(system: System, years: range) -> np.ndarray:
    """Return 1 for years with a transactional administration, else 0, (year,)."""
    kinds = [kind_in_office(system, year) for year in years]
    return np.array([float(kind == "transactional") for kind in kinds])


if __name__ == "__main__":
    main()

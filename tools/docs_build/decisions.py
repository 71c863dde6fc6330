"""Decisions: what the pages quote of forecasts of dossiers and of how they fared."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.backtest import Backtest, Difference, archive_of, backtest, squared_errors
from foedus.analyse.decide import Prediction
from foedus.analyse.decision_choices import choices_of
from foedus.analyse.decision_looks import looks
from foedus.analyse.earlier_dossiers import Archive
from foedus.facts.system import System
from foedus.instruments.paired_bootstrap import mean_interval

Found = tuple[float, int]  # value, decimal places
LINE = "compromise"
Changed = tuple[tuple[str, float], ...]  # parameters and what they are set to
FORMS: dict[str, Changed] = {
    "first": (("pieces", 1.0), ("bargain_lowest", -5.0)),  # as first scored
    "free": (("bargain_lowest", -5.0),),  # hazards by age alone
}
VERDICTS = {
    "better": "it beats",
    "worse": "it does worse than",
    "level": "it cannot be told from",
}


@dataclass
class Decisions:
    """Forecasts of one system, each made when first asked for."""

    system: System
    held: dict[Changed, Backtest] = field(default_factory=dict)

    @cached_property
    def archive(self) -> Archive:
        return archive_of(self.system)

    def backtest(self, *changed: tuple[str, float]) -> Backtest:
        """Return the backtest, with some parameters changed."""
        if changed not in self.held:
            choices = choices_of(self.system)
            choices = replace(choices, of={**choices.of, **dict(changed)})
            self.held[changed] = backtest(self.system, choices)
        return self.held[changed]

    def scored(self, line: str, what: str, *rest: str) -> Found:
        """Return a number of the backtest; the names are told in `numbers.py`."""
        changed: Changed = next((FORMS[one] for one in rest if one in FORMS), ())
        if what == "over" and rest[0] in FORMS:
            return self._less(line, int(rest[1]), changed, *rest[2:]), 3
        rest = tuple(one for one in rest if one not in FORMS)
        found = self.backtest(*changed)
        if line == "count":
            return self._count(found, what, *rest)
        if what == "over":
            naive, years, *which = rest
            one = _difference(found, line, naive, years)
            return getattr(one, which[0] if which else "mean"), 3
        score = (found.solvers | found.naive)[line]
        if what == "brier":
            years, *which = rest
            parts = {"adopted": score.brier_adopted, "others": score.brier_other}
            return (parts[which[0]] if which else score.brier)[int(years)], 3
        if what == "order":
            return score.concordance, 2
        return float(getattr(found.last_look if rest == ("last",) else score.blockers, what)), 0

    def verdict(self, line: str, naive: str, years: str, form: str = "") -> str:
        """Return what a line's score says beside that of a naive line."""
        found = self.backtest(*FORMS.get(form, ()))
        return VERDICTS[_difference(found, line, naive, years).says]

    def _less(self, line: str, years: int, changed: Changed, which: str = "mean") -> float:
        """Return the Brier score of a line less that of another form; the mean, or an end."""
        mine, theirs = self._squares(line, years, ()), self._squares(line, years, changed)
        choices = choices_of(self.system)
        low, high = mean_interval(
            mine - theirs, choices.of["level"], choices.count("resamples"), seed=1
        )
        return {"mean": float((mine - theirs).mean()), "low": low, "high": high}[which]

    def _squares(self, line: str, years: int, changed: Changed) -> NDArray[np.float64]:
        """Return the squared errors of a line, over all whose end by then is known, (case,)."""
        return squared_errors(self.backtest(*changed), line, years)

    def _count(self, found: Backtest, what: str, *rest: str) -> Found:
        adopted = len(found.cases) - found.failures - found.pending
        counts = {
            "cases": len(found.cases), "adopted": adopted, "failures": found.failures,
            "pending": found.pending, "left_out": len(found.left_out),
            "dossiers": len(self.system.dossiers),
        }  # fmt: skip
        if what == "scored":
            return float(found.scored[int(rest[0])]), 0
        return float(counts[what]), 0

    def forecast(self, dossier: str, look: str, what: str, which: str) -> Found:
        """Return a number of a forecast, %."""
        found = looks(self.archive, self.system.dossier(dossier))
        one: Prediction = found[0 if look == "first" else -1]
        if what == "blocks":
            (share,) = (b.probability for b in one.blockers if b.actor == which)
        elif what == "blocked":
            (share,) = (b.chance.blocked for b in one.bases if b.basis.rule == which)
        elif what == "by":
            share = one.lines[LINE].routes[which]
        else:
            share = one.lines[LINE].adopted[int(which)]
        return 100 * share, 0


def _difference(found: Backtest, line: str, naive: str, years: str) -> Difference:
    asked = (line, naive, int(years))
    (one,) = (one for one in found.differences if (one.solver, one.naive, one.horizon) == asked)
    return one

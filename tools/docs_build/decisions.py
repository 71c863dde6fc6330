"""Decisions: what the pages quote of forecasts of dossiers and of how they fared."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from foedus.analyse.backtest import Backtest, archive_of, backtest
from foedus.analyse.decide import Prediction
from foedus.analyse.decision_choices import choices_of
from foedus.analyse.decision_looks import looks
from foedus.analyse.earlier_dossiers import Archive
from foedus.facts.system import System

Found = tuple[float, int]  # value, decimal places
LINE = "compromise"


@dataclass
class Decisions:
    """Forecasts of one system, each made when first asked for."""

    system: System
    held: dict[float | None, Backtest] = field(default_factory=dict)

    @cached_property
    def archive(self) -> Archive:
        return archive_of(self.system)

    def backtest(self, span: float | None = None) -> Backtest:
        """Return the backtest, if asked learned from so many years of each earlier dossier."""
        if span not in self.held:
            choices = choices_of(self.system)
            if span is not None:
                choices = replace(choices, of={**choices.of, "learning_span": span})
            self.held[span] = backtest(self.system, choices)
        return self.held[span]

    def scored(self, line: str, what: str, *rest: str) -> Found:
        """Return a number of the backtest; the names are told in `numbers.py`."""
        span = float(rest[-1]) if rest[-2:-1] == ("span",) else None
        rest = rest if span is None else rest[:-2]
        found = self.backtest(span)
        if line == "count":
            return self._count(found, what, *rest)
        if what == "over":
            naive, years, *which = rest
            (one,) = (
                one
                for one in found.differences
                if (one.solver, one.naive, one.horizon) == (line, naive, int(years))
            )
            return getattr(one, which[0] if which else "mean"), 3
        score = (found.solvers | found.naive)[line]
        if what == "brier":
            years, *which = rest
            parts = {"adopted": score.brier_adopted, "others": score.brier_other}
            return (parts[which[0]] if which else score.brier)[int(years)], 3
        if what == "order":
            return score.concordance, 2
        return float(getattr(found.last_look if rest == ("last",) else score.blockers, what)), 0

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

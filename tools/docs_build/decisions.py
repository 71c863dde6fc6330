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
NOW = (("learning_span", 2.0), ("bargain_lowest", 0.0))  # what one would choose after the score


@dataclass
class Decisions:
    """Forecasts of one system, each made when first asked for."""

    system: System
    held: dict[tuple[tuple[str, float], ...], Backtest] = field(default_factory=dict)

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
        changed: tuple[tuple[str, float], ...] = ()
        if "now" in rest:
            rest, changed = rest[: rest.index("now")], NOW
        elif "span" in rest:
            rest, changed = rest[: rest.index("span")], NOW[:1]
        found = self.backtest(*changed)
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

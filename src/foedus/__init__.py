"""foedus: simulate and examine alliance systems; the flagship is the EU–NATO partnership.

>>> import foedus
>>> system = foedus.load()
>>> runs = foedus.simulate(system, "baseline", runs=128, until=2030)
>>> float(runs["european_share"].sel(year=2030).median()) > 31.6
True
"""

from importlib import import_module
from typing import TYPE_CHECKING

from foedus.version import __version__

if TYPE_CHECKING:
    from foedus.analyse.claims import check
    from foedus.analyse.compare import compare
    from foedus.analyse.council import council
    from foedus.analyse.explain import explain
    from foedus.analyse.mobility import mobility
    from foedus.analyse.power import power
    from foedus.analyse.vote import vote
    from foedus.errors import FoedusError
    from foedus.facts.system import System
    from foedus.model.loading import load
    from foedus.simulate.run import simulate

__all__ = [
    "FoedusError",
    "System",
    "__version__",
    "check",
    "compare",
    "council",
    "explain",
    "load",
    "mobility",
    "power",
    "simulate",
    "vote",
]

_HOMES = {
    "FoedusError": "foedus.errors",
    "System": "foedus.facts.system",
    "check": "foedus.analyse.claims",
    "compare": "foedus.analyse.compare",
    "council": "foedus.analyse.council",
    "explain": "foedus.analyse.explain",
    "load": "foedus.model.loading",
    "mobility": "foedus.analyse.mobility",
    "power": "foedus.analyse.power",
    "simulate": "foedus.simulate.run",
    "vote": "foedus.analyse.vote",
}


def __getattr__(name: str) -> object:
    """Load a public name on first use, so that `import foedus` stays quick (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'foedus' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)

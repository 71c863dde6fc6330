"""RUN: from scenario and draws to recorded runs. To call the package is to call `run.simulate`."""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xarray


class _Callable(ModuleType):
    """Once imported, a package hides the function of its name: `foedus.simulate` must stay both."""

    def __call__(self, *arguments: Any, **named: Any) -> "xarray.Dataset":
        from foedus.simulate.run import simulate

        return simulate(*arguments, **named)


sys.modules[__name__].__class__ = _Callable

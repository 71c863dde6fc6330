"""The one vocabulary of variables: name, unit, dimensions, range, meaning and label.

It feeds the checks of scenarios and sub-models, the attributes of datasets, axis titles and the
reference pages. Who the guarantor and the supported state are is said in the system's files; labels
hold their roles in braces, which `foedus.model.wording` fills in. Names keep the `us_` of the
flagship (docs/decisions/0004).
"""

from collections.abc import Mapping
from types import MappingProxyType

from foedus.model import computed, given, indicator_entries
from foedus.model.partnership_entries import (
    PARTNERSHIP_COMPUTED,
    PARTNERSHIP_GIVEN,
    PARTNERSHIP_INDICATORS,
)
from foedus.model.variable import Indicator, Variable

INDICATORS = (*indicator_entries.INDICATORS, *PARTNERSHIP_INDICATORS)
GIVEN = (*given.GIVEN, *PARTNERSHIP_GIVEN)
COMPUTED = (*computed.COMPUTED, *PARTNERSHIP_COMPUTED)

VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {v.name: v for v in (*INDICATORS, *GIVEN, *COMPUTED)}
)

__all__ = ["COMPUTED", "GIVEN", "INDICATORS", "VARIABLES", "Indicator", "Variable"]

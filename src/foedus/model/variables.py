"""The one vocabulary of variables: name, unit, dimensions, range, meaning and label.

It feeds the checks of scenarios and sub-models, the attributes of datasets, axis titles and the
reference pages. Who the guarantor and the supported state are is said in the system's files; labels
hold their roles in braces, which `foedus.model.wording` fills in. Names keep the `us_` of the
flagship (docs/decisions/0004).
"""

from collections.abc import Mapping
from types import MappingProxyType

from foedus.model import given, indicator_entries
from foedus.model.computed import COMPUTED
from foedus.model.mobility_entries import MOBILITY_GIVEN, MOBILITY_INDICATORS
from foedus.model.variable import Indicator, Variable

INDICATORS = (*indicator_entries.INDICATORS, *MOBILITY_INDICATORS)
GIVEN = (*given.GIVEN, *MOBILITY_GIVEN)

VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {v.name: v for v in (*INDICATORS, *GIVEN, *COMPUTED)}
)

__all__ = ["COMPUTED", "GIVEN", "INDICATORS", "VARIABLES", "Indicator", "Variable"]

"""The one vocabulary of variables: name, unit, dimensions, range, meaning and label.

It feeds the checks of scenarios and sub-models, the attributes of datasets, axis titles and the
reference pages. Who the guarantor and the supported state are is said in the system's files; labels
hold their roles in braces, which `foedus.model.wording` fills in. Names keep the `us_` of the
flagship (docs/decisions/0004).
"""

from collections.abc import Mapping
from types import MappingProxyType

from foedus.model.computed import COMPUTED as STATE
from foedus.model.enlargement_entries import (
    COMPUTED_OF_ENLARGEMENT,
    GIVEN_OF_ENLARGEMENT,
    INDICATORS_OF_ENLARGEMENT,
)
from foedus.model.given import GIVEN as FACTS
from foedus.model.indicator_entries import INDICATORS as ENTRIES
from foedus.model.variable import Indicator, Variable

GIVEN = (*FACTS, *GIVEN_OF_ENLARGEMENT)
COMPUTED = (*STATE, *COMPUTED_OF_ENLARGEMENT)
INDICATORS = (*ENTRIES, *INDICATORS_OF_ENLARGEMENT)

VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {v.name: v for v in (*INDICATORS, *GIVEN, *COMPUTED)}
)

__all__ = ["COMPUTED", "GIVEN", "INDICATORS", "VARIABLES", "Indicator", "Variable"]

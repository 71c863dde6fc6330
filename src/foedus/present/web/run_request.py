"""Run request: what can be asked of POST /runs."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from foedus.errors import RangeError
from foedus.present.web.limits import MOST_RUNS

Setting = Annotated[float, Field(allow_inf_nan=False)] | Annotated[str, Field(max_length=100)]


def run_request(scenario: str, runs: int, seed: int, until: int | None) -> "RunRequest":
    """Return a request without moved levers. Raises RangeError for what no request may be."""
    try:
        return RunRequest(scenario=scenario, runs=runs, seed=seed, until=until)
    except ValidationError as error:
        told = "; ".join(f"{one['loc'][0]}: {one['msg']}" for one in error.errors())
        raise RangeError(f"a report cannot hold this run: {told}") from error


class RunRequest(BaseModel):
    """A scenario, levers moved on top of it, and how many runs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenario: Annotated[str, Field(max_length=300)] = "baseline"
    """Name of a scenario, or of several joined by '+'."""
    levers: Annotated[dict[str, Setting], Field(max_length=100)] = {}
    """Settings by lever: a number, or the name of a level or choice."""
    runs: Annotated[int, Field(ge=1, le=MOST_RUNS)] = 256
    """Number of runs."""
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 1
    """Same seed, same draws."""
    until: Annotated[int, Field(ge=2000, le=2200)] | None = None
    """Last year; by default the system's."""

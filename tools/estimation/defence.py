"""The defence equation, fitted as it is simulated.

    Δln s − m_Δ = drift + own_i − persistence · (ln s − m_s − own_level · past level)
                  + threat_response · unmet threat + pledge_response · gap
                  + allies_response · persistence · allies + growth_response · growth
                  + η_year + ε,   own_i ~ N(0, own_trend),
                  η_year = common_persistence · η_before + N(0, common_noise),
                  ε ~ t(tail_weight) · own_noise · volatility

The profile of threat (levels of past events, half-life, reach, border) is drawn with the slopes,
since the data speak of their product. National plans, floors and the answer to a gap in assurance
have no history to be fitted to.
"""

import jax.numpy as jnp
import numpyro
import numpyro.distributions as dist

from estimation.panel import Panel
from estimation.sampling import draw_priors

REFERENCE_LEVEL = 1.0  # hostility of the act that is the yardstick, which has no prior


def defence_model(panel: Panel, priors: dict, tail_weight: float, change=None) -> None:
    """Declare the joint distribution of parameters and changes."""
    p = draw_priors(priors)
    own = numpyro.sample("own", dist.Normal(0, 1).expand([int(panel.state.max()) + 1]))
    years = panel.last_year - panel.first_year + 1
    innovation = numpyro.sample("innovation", dist.Normal(0, 1).expand([years]))
    expected = (
        explained(panel, p)
        + p["own_trend"] * own[panel.state]
        + common_shock(innovation, p)[panel.year - panel.first_year]
    )
    scale = p["own_noise"] * panel.volatility
    numpyro.sample("change", dist.StudentT(tail_weight, expected, scale), obs=change)


def common_shock(innovation: jnp.ndarray, p: dict) -> jnp.ndarray:
    """Return the shock that all states share, by year: part of last year's and something new."""
    years = jnp.arange(len(innovation))
    age = years[:, None] - years[None, :]
    weight = jnp.where(age >= 0, p["common_persistence"] ** jnp.maximum(age, 0), 0.0)
    return p["common_noise"] * weight @ innovation


def explained(panel: Panel, p: dict) -> jnp.ndarray:
    """Return the change that the terms explain, by row: without own trends and common shocks."""
    anchor = p["own_level"] * panel.past_level
    wanted = p["threat_demand"] * felt_threat(panel, p)
    return (
        p["drift"]
        - p["persistence"] * (panel.log_share - anchor)
        + p["threat_response"] * jnp.clip(anchor + wanted - panel.log_share, 0, wanted)
        + p["pledge_response"] * panel.gap
        + p["allies_response"] * p["persistence"] * panel.allies
        + p["growth_response"] * panel.growth
    )


def felt_threat(panel: Panel, p: dict) -> jnp.ndarray:
    """Return last year's threat, by row, as sub-models `hostility` and `threat` have it."""
    acts = panel.event_year
    levels = jnp.array([p.get(f"event_level.{act}", REFERENCE_LEVEL) for act in acts])
    decay = jnp.exp(-panel.distance / p["reach"])
    near = decay + (1 - decay) * p["border_bonus"] * panel.border
    years = jnp.arange(panel.first_year - 1, panel.last_year + 1)
    age = years[:, None] - jnp.array([*acts.values()])[None, :]
    faded = jnp.where(age >= 0, levels * 0.5 ** (jnp.maximum(age, 0) / p["half_life"]), 0.0)
    return faded.max(axis=1, initial=0.0)[panel.year - panel.first_year] * near

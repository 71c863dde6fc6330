"""Sampling: draws from a posterior by the No-U-Turn sampler (Hoffman and Gelman 2014, JMLR 15)."""

from collections.abc import Callable
from dataclasses import dataclass

import jax
import numpy as np
import numpyro
from numpyro.diagnostics import summary
from numpyro.infer import MCMC, NUTS

from estimation.levels import LEVELS
from estimation.priors import distribution

WARM_UP, DRAWS, CHAINS, SEED = 1000, 4000, 2, 1
TARGET = 0.95  # acceptance: small steps, since persistence and own trend lie on a ridge
PRIOR_DRAWS = 200_000

numpyro.enable_x64()
numpyro.set_host_device_count(CHAINS)


@dataclass(frozen=True)
class Posterior:
    """Draws of each parameter, (draw,), with what was believed before and how the chains mixed."""

    draws: dict[str, np.ndarray]
    prior_quantiles: dict[str, tuple[float, ...]]  # of LEVELS
    prior_spread: dict[str, float]
    effective: dict[str, float]
    rhat: dict[str, float]

    def median(self, name: str) -> float:
        """Return the median of a parameter."""
        return float(np.median(self.draws[name]))

    def kept(self, name: str) -> float:
        """Return how much of the prior's spread is left; near 1, the data say nothing."""
        return float(self.draws[name].std() / self.prior_spread[name])


def draw_priors(priors: dict[str, dict]) -> dict:
    """Return one sample site for each prior, inside a numpyro model."""
    return {name: numpyro.sample(name, distribution(prior)) for name, prior in priors.items()}


def sample(
    model: Callable, priors: dict[str, dict], draws: int = DRAWS, **data: np.ndarray
) -> Posterior:
    """Return draws of the parameters that have a prior; `draws` of each chain."""
    kernel = NUTS(model, target_accept_prob=TARGET)
    chains = MCMC(
        kernel,
        num_warmup=min(WARM_UP, draws),
        num_samples=draws,
        num_chains=CHAINS,
        progress_bar=False,
    )
    chains.run(jax.random.PRNGKey(SEED), **data)
    grouped = chains.get_samples(group_by_chain=True)
    found = summary({name: grouped[name] for name in priors})
    flat = chains.get_samples()
    key = jax.random.PRNGKey(0)
    before = {
        name: np.asarray(distribution(prior).sample(key, (PRIOR_DRAWS,)))
        for name, prior in priors.items()
    }
    return Posterior(
        draws={name: np.asarray(flat[name]) for name in priors},
        prior_quantiles={
            name: tuple(np.quantile(drawn, LEVELS).tolist()) for name, drawn in before.items()
        },
        prior_spread={name: float(drawn.std()) for name, drawn in before.items()},
        effective={name: float(found[name]["n_eff"]) for name in priors},
        rhat={name: float(found[name]["r_hat"]) for name in priors},
    )

"""Priors: what was believed before the fit, read from priors.yaml."""

from pathlib import Path

import jax.numpy as jnp
import numpyro.distributions as dist
import yaml

FILE = Path(__file__).with_name("priors.yaml")


def priors_of(model: str) -> dict[str, dict]:
    """Return the priors of a sub-model as the file has them."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))[model]


def distribution(prior: dict) -> dist.Distribution:
    """Return the distribution that a prior names."""
    kind = prior["kind"]
    if kind == "truncated":
        limits = {"low": prior["low"], "high": prior["high"]}
        return dist.TruncatedNormal(prior["mean"], prior["spread"], **limits)
    if kind == "lognormal":
        return dist.LogNormal(jnp.log(prior["median"]), prior["spread"])
    if kind == "beta":
        return dist.Beta(prior["a"], prior["b"])
    if kind == "halfnormal":
        return dist.HalfNormal(prior["spread"])
    raise ValueError(f"unknown prior {kind!r}; use truncated, lognormal, beta or halfnormal")

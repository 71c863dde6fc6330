"""Partnership: joint instruments come and lapse; a judged level says how lively a domain is.

    acts_sd   ~ Poisson(rate_sd · open part of the year · burst)    burst for joint acts alone
    rate_sd   ~ Gamma(shape_sd, span_s), what the acts on record say, drawn once per run
    joint_d   = last joint_d + joint acts − ends on record − Poisson(lapse rate · joint_d)
    stock_d   = last stock_d · 2^(−1 / half_life) + joint_step · (joint acts
                + own_part · Σ own acts · (1 if the other acted within `window`, else alone))
    level_d   = 100 · (1 − exp(−stock_d)), at most 100 − loss where formal exchange is blocked

    s  the side that acts: both together, the union alone, the alliance alone;  d  the domain

Numbers in force are facts up to the last document and measured rates after it. The level is judged:
it exists to be read beside the number, never in place of it. The rate of a run is not drawn but
learned while the run goes on, which is the same thing: each act drawn adds one to the shape, each
year of exposure one to the span. No link of the rates to threat or to the guarantor is in here,
since none was found (`tools/partnership_rates.py`).
"""

from dataclasses import dataclass

import numpy as np

from foedus.instruments.arrivals import learned_count
from foedus.model.submodel import Array, Shock, View, submodel, unit

JOINT = 0  # place on the axis `side`; after it come union and alliance


@dataclass(frozen=True)
class Partnership:
    """One value per run, shape (run, 1). Source: parameters/partnership.yaml."""

    burst: Array = unit("1")
    half_life: Array = unit("year")
    joint_step: Array = unit("1")
    own_part: Array = unit("1")
    alone_part: Array = unit("1")
    window: Array = unit("year")
    exchange_loss: Array = unit("index 0-100", link=True)


def start(given: View, p: Partnership, ready: None) -> dict[str, Array]:
    """Return numbers, stocks and years without an act at the end of the year before the start."""
    runs, sides_and_domains = len(p.burst), given.past_acts.shape[1:]
    stock = np.zeros((runs, sides_and_domains[-1]))
    idle = np.full((runs, sides_and_domains[0] - 1, sides_and_domains[1]), np.inf)
    for acts in given.past_acts:  # a loop over the past, once in a block
        stock, idle = advance(stock, idle, acts, p)
    return {
        "joint_instruments": np.tile(given.instruments_at_start, (runs, 1)),
        "acts_learned": np.zeros((runs, *sides_and_domains)),
        "exposure_learned": np.zeros((runs, len(given.act_span), 1)),
        "years_idle": idle,
        "reinforcement": stock,
    }


@submodel(
    parameters=Partnership,
    start=start,
    prepares_from={"past_acts", "instruments_at_start", "act_span"},
    last={
        "joint_instruments",
        "acts_learned",
        "exposure_learned",
        "years_idle",
        "reinforcement",
    },
    now={
        "acts_known",
        "ends_known",
        "open_part",
        "act_shape",
        "act_span",
        "lapse_evidence",
        "needs_exchange",
        "exchange_blocked",
    },
    shocks={
        "acts": Shock("uniform", per_actor=False, alike="act_shape"),
        "lapses": Shock("uniform", per_actor=False, alike="instruments_at_start"),
        "burst": Shock("normal", per_actor=False),
    },
    writes={
        "joint_instruments",
        "acts_learned",
        "exposure_learned",
        "years_idle",
        "reinforcement",
        "instruments_in_force",
        "partnership_level",
    },
)
def partnership(last: View, now: View, p: Partnership, shock: View) -> dict[str, Array]:
    """Return numbers and stocks by domain, (run, domain), and the two indicators, (run,)."""
    burst = np.exp(p.burst[:, 0] * shock.burst - p.burst[:, 0] ** 2 / 2)
    exposure = np.full((len(burst), len(now.act_span), 1), now.open_part)
    exposure[:, JOINT, 0] *= burst
    shape = now.act_shape + last.acts_learned
    drawn = learned_count(shock.acts, shape, now.act_span + last.exposure_learned, exposure)
    acts = now.acts_known + drawn
    ended, watched = now.lapse_evidence
    held = last.joint_instruments + acts[:, JOINT] - now.ends_known
    at_risk = last.joint_instruments * now.open_part
    lapsed = learned_count(shock.lapses, ended, watched, at_risk)
    held = np.maximum(0, held - lapsed)
    stock, idle = advance(last.reinforcement, last.years_idle, acts, p)
    capped = now.needs_exchange * now.exchange_blocked
    levels = level(stock, capped, p.exchange_loss)
    return {
        "joint_instruments": held,
        "acts_learned": last.acts_learned + drawn,
        "exposure_learned": last.exposure_learned + exposure,
        "years_idle": idle,
        "reinforcement": stock,
        "instruments_in_force": held.sum(axis=1),
        "partnership_level": levels.sum(axis=1) / max(1, levels.shape[1]),
    }


def advance(stock: Array, idle: Array, acts: Array, p: Partnership) -> tuple[Array, Array]:
    """Return stock and years without an act after a year with so many acts.

    stock  1,     (run, domain)
    idle   years, (run, own side, domain)   since union and alliance last acted, alone or together
    acts   number, (side, domain) or (run, side, domain)

    >>> one = np.ones((1, 1))
    >>> p = Partnership(0 * one, 8 * one, 0.3 * one, 0.5 * one, 0.5 * one, 3 * one, 40 * one)
    >>> nothing, never = np.zeros((1, 1)), np.full((1, 2, 1), np.inf)
    >>> alone, _ = advance(nothing, never, np.array([[0.0], [1.0], [0.0]]), p)
    >>> both, _ = advance(nothing, never, np.array([[0.0], [1.0], [1.0]]), p)
    >>> alone.item(), both.item()
    (0.075, 0.3)
    """
    own, joint = acts[..., JOINT + 1 :, :], acts[..., JOINT, :]
    acted = own + acts[..., : JOINT + 1, :] > 0  # whoever acts jointly acts
    idle = np.where(acted, 0.0, idle + 1)
    answered = np.where(idle[:, ::-1] < p.window[..., None], 1.0, p.alone_part[..., None])
    counted = own * answered
    added = p.joint_step * (joint + p.own_part * (counted[:, 0] + counted[:, 1]))
    return stock * np.exp2(-1 / p.half_life) + added, idle


def level(stock: Array, capped: Array, loss: Array) -> Array:
    """Return the level of each domain, 0 to 100, (run, domain).

    stock   1, (run, domain)
    capped  0 or 1, (domain,)   where exchange matters and is blocked
    loss    index 0-100, (run, 1)   what cannot be reached there

    >>> level(np.array([[0.0, 0.5, 3.0]]), np.array([0, 0, 1]), np.array([[40.0]])).round(1)
    array([[ 0. , 39.3, 60. ]])
    """
    free = 100 * (1 - np.exp(-stock))
    return np.asarray(np.where(capped > 0, np.minimum(free, 100 - loss), free))

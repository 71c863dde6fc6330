"""Streams: random numbers by address.

A draw's address is (seed, name of the stream, block of runs). One counter-based generator serves
each address, so that a result does not depend on the number of processes, on the order in which
blocks are computed, on other sub-models, or on how many runs are asked for.
"""

from collections.abc import Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.model.submodel import COARSE, Shock, SubModel

Array = NDArray[np.float64]
BLOCK = 128  # runs per block: fits the cache
NO_AXES: Mapping[str, tuple[int, ...]] = MappingProxyType({})


def generator(seed: int, stream: str, block: int) -> np.random.Generator:
    """Return the generator of one address (Salmon et al. 2011, SC11, "Parallel random numbers").

    >>> generator(1, "defence.own", 0).random() == generator(1, "defence.own", 0).random()
    True
    >>> generator(1, "defence.own", 0).random() == generator(1, "defence.own", 1).random()
    False
    """
    digest = blake2b(f"{seed}/{stream}".encode(), digest_size=8).digest()
    key = np.array([int.from_bytes(digest, "little"), block], dtype=np.uint64)
    return np.random.Generator(np.random.Philox(key=key))


def shocks_of(
    one: SubModel,
    p: object,
    seed: int,
    block: int,
    years: int,
    actors: int,
    axes: Mapping[str, tuple[int, ...]] = NO_AXES,
) -> dict[str, Array]:
    """Return the shocks of a sub-model in one block, each (year, run[, slot][, actor]).

    axes   lengths of the axes of given variables, years apart, for shocks that are alike to one

    Years come first, so that a longer run leaves the draws of earlier years as they were.
    """
    return {
        name: _draw(
            shock,
            p,
            generator(seed, f"{one.name}.{name}", block),
            years,
            axes[shock.alike] if shock.alike else _axes(shock, actors),
        )
        for name, shock in one.shocks.items()
    }


def _axes(shock: Shock, actors: int) -> tuple[int, ...]:
    return (shock.slots,) * bool(shock.slots) + (actors,) * shock.per_actor


def _draw(
    shock: Shock, p: object, rng: np.random.Generator, years: int, axes: tuple[int, ...]
) -> Array:
    shape = (years if shock.yearly else 1, BLOCK, *axes)
    drawn: NDArray[Any]
    if shock.distribution == "normal":
        drawn = rng.standard_normal(shape)
    elif shock.distribution == "uniform":
        drawn = rng.random(shape, np.float32) if shock.slots else rng.random(shape)
    elif shock.distribution == "coarse":
        drawn = rng.integers(0, COARSE, shape, np.uint16)
    elif shock.distribution == "student_t":
        degrees = getattr(p, shock.degrees_of_freedom or "")
        drawn = student_t(rng, degrees if shock.per_actor else degrees[:, 0], shape)
    else:
        raise ValueError(f"unknown distribution {shock.distribution!r}")
    return np.asarray(
        drawn if shock.yearly else np.broadcast_to(drawn[0], (years, *drawn.shape[1:]))
    )


def student_t(rng: np.random.Generator, degrees: Array, shape: tuple[int, ...]) -> Array:
    """Return draws from Student's t distribution, (year, …) as `shape`.

    degrees  degrees of freedom, above 0, broadcast against `shape`

    A chi-square variable with an even number of degrees is a sum of exponentials, which is three
    times as quick as the general draw; single precision is enough for chance and quicker still.
    Each year takes all its draws before the next, so that a longer run leaves those of earlier
    years as they were.

    >>> draws = student_t(generator(1, "x", 0), np.array([4.0]), (1, 100_000))
    >>> (np.quantile(draws, [0.75, 0.95])).round(1)
    array([0.7, 2.1])
    """
    pairs = float(degrees.flat[0]) / 2
    if (degrees != degrees.flat[0]).any() or pairs != int(pairs):
        return np.asarray(rng.standard_t(degrees, shape))
    drawn = np.empty(shape)
    for year in range(shape[0]):
        halved = rng.standard_exponential(shape[1:], np.float32)
        for _ in range(1, int(pairs)):
            halved += rng.standard_exponential(shape[1:], np.float32)
        drawn[year] = rng.standard_normal(shape[1:], np.float32) * np.sqrt(pairs / halved)
    return drawn

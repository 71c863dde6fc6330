"""Measures of agreement against figures that others printed."""

import numpy as np
import pytest

from foedus.instruments.agreement import cohen_kappa, ordered_agreement, s_score, scott_pi

# Van der Eijk 2001, Measuring agreement in ordered rating scales, p. 331 and the placement of two
# Dutch parties in per cent; as repeated in the vignette of the R package agrmt, which was read.
WORKED_EXAMPLE = [30.0, 40, 210, 130, 530, 50, 10]
LABOUR = [2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6]
DEMOCRATS_66 = [1.6, 2.6, 8.2, 21.0, 29.3, 27.0, 10.3]


def test_the_worked_example_of_van_der_eijk() -> None:
    assert ordered_agreement(np.array(WORKED_EXAMPLE)) == pytest.approx(0.6113333, abs=5e-8)


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        ([1, 1, 1, 1, 1, 1, 1], 0.0),
        ([1, 1, 1, 1, 1, 1, 0], 0.167),
        ([0, 1, 1, 1, 1, 1, 0], 0.333),
        ([0, 0, 1, 1, 1, 1, 0], 0.5),
        ([0, 0, 1, 1, 1, 0, 0], 0.667),
        ([0, 0, 1, 0, 1, 0, 0], 0.467),
        ([0, 0, 0, 0, 1, 0, 0], 1.0),
    ],
)
def test_the_layers_of_the_worked_example(pattern: list[int], printed: float) -> None:
    assert ordered_agreement(np.array(pattern, float)) == pytest.approx(printed, abs=5.1e-4)


def test_two_parties_of_van_der_eijk() -> None:
    found = ordered_agreement(np.array([LABOUR, DEMOCRATS_66]))
    assert found.round(2).tolist() == [0.61, 0.48]


def test_the_ideal_types_and_one_between() -> None:
    """All in one, even, half at each end; and (2, 0, 1, 1), printed 0.08 in the vignette."""
    types = np.array([[4.0, 0, 0, 0], [1, 1, 1, 1], [2, 0, 0, 2], [2, 0, 1, 1]])
    assert ordered_agreement(types).round(2).tolist() == [1.0, 0.0, -1.0, 0.08]


# Signorino and Ritter 1999, Tau-b or not tau-b, table 6: alliance commitments (0 none to 3 defence)
# of Germany and of Russia in 1914 towards Germany, Russia, the United Kingdom, France,
# Austria-Hungary, Italy, ..., Romania and eight others, and their shares of Europe's capabilities.
# As repeated in the R package fpsim 0.2 by S. Miller (gmyrus14), whose printed results were read.
GERMANY = np.array([3.0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0])
RUSSIA = np.array([0.0, 3, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
CAPABILITY = np.array(
    [0.25, 0.21, 0.20, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02, *[0.01] * 5, *[0.0] * 6]
)


def test_s_of_germany_and_russia_in_1914() -> None:
    assert s_score(GERMANY, RUSSIA, width=3.0) == pytest.approx(0.4)
    assert s_score(GERMANY, RUSSIA, width=3.0, weight=CAPABILITY) == pytest.approx(-0.46)


def test_chance_corrected_likeness_of_germany_and_russia_in_1914() -> None:
    """Printed by fpsim: spi() with nominal distances, cohenk() with squared ones."""
    assert scott_pi(GERMANY, RUSSIA, "nominal") == pytest.approx(-0.04477612, abs=5e-9)
    assert cohen_kappa(GERMANY, RUSSIA) == pytest.approx(-0.07758621, abs=5e-9)

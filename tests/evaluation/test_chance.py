"""Agreement beyond chance, on examples that were published with their values."""

import pytest

from annotator.evaluation.chance import alpha, kappa

COHEN_P45 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
COHEN_P37 = [[25, 12, 3], [13, 2, 15], [12, 16, 2]]
KRIPPENDORFF_A = [[5, 3], [1, 1]]


@pytest.mark.parametrize(
    ("table", "value"), [(COHEN_P45, 0.4915), (COHEN_P37, -0.0923)], ids=["Cohen 1960 p. 45", "p. 37"]
)
def test_kappa_is_that_of_the_paper(table, value):
    assert kappa(table) == pytest.approx(value, abs=1e-4)


def test_alpha_is_that_of_the_paper():
    """Ten articles, two observers, two names: .095."""
    assert alpha(KRIPPENDORFF_A) == pytest.approx(0.095, abs=5e-4)


@pytest.mark.parametrize("measure", [kappa, alpha])
def test_full_agreement_is_one_and_one_name_alone_is_nothing(measure):
    assert measure([[7, 0], [0, 3]]) == 1
    assert measure([[9, 0], [0, 0]]) is None
    assert measure([[0, 0], [0, 0]]) is None


@pytest.mark.parametrize("measure", [kappa, alpha])
def test_the_order_of_the_readers_does_not_matter(measure):
    turned = [list(column) for column in zip(*COHEN_P45, strict=True)]
    assert measure(turned) == pytest.approx(measure(COHEN_P45))

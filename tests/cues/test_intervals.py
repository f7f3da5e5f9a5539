"""Questions about many spans: the answers of the bisection are those of looking at every span."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.cues.intervals import Intervals

PAIR = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(pairs=st.lists(PAIR, max_size=8), asked=PAIR)
def test_answers_are_those_of_looking_at_every_interval(pairs, asked) -> None:
    start, end = asked
    known = Intervals(pairs)
    assert known.cover(start, end) == any(low <= start and end <= high for low, high in pairs)
    assert known.touch(start, end) == any(low < end and start < high for low, high in pairs)
    assert known.begin_in(start, end) == any(start <= low < end for low, _ in pairs)

"""A codebook that joins a corpus's own: nothing is doubled or lost, and what happens is said before."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import edits
from annotator.codebooks import Told, join, ready_codebook, starter_codes
from annotator.codebooks.joining import Joined
from annotator.corpus import Corpus
from annotator.model import Code

FUNCTIONS = ready_codebook("framing-functions")


def told(*codes: Code, **more) -> list[Told]:
    return [Told(code=code, **more) for code in codes]


def by_id(joined: Joined, key: str):
    return next(row for row in joined.rows if row.code.id == key)


def test_codes_that_are_not_there_are_new_and_come_last_in_their_order():
    joined = join(starter_codes(), FUNCTIONS.told, change_known=False)
    assert joined.summary == "5 new"
    assert min(row.code.order for row in joined.rows) > max(code.order for code in starter_codes())
    assert [row.code.order for row in joined.rows] == sorted(row.code.order for row in joined.rows)


def test_joining_again_changes_nothing():
    again = join(FUNCTIONS.codes, FUNCTIONS.told, change_known=False)
    assert again.summary == "5 the same"
    assert not again.change


def test_what_people_changed_stays_and_is_told():
    mine = replace(FUNCTIONS.codes[1], definition="As we agreed in March.")
    joined = join((mine,), FUNCTIONS.told, change_known=False)
    assert by_id(joined, mine.id).fate == "kept"
    assert by_id(joined, mine.id).code == mine


def test_a_file_changes_what_it_tells_and_nothing_else():
    mine = Code(id="code-a", name="A", definition="old", slot=3, line="wavy")
    other = told(
        Code(id="code-a", name="A", definition="new", slot=1), fields=frozenset({"name", "definition"})
    )
    (row,) = join((mine,), other, change_known=True).rows
    assert (row.fate, row.fields) == ("changed", ("definition",))
    assert row.code == replace(mine, definition="new")


def test_a_retired_code_is_in_use_again_and_says_so():
    gone = replace(FUNCTIONS.codes[1], retired=True, key="")
    joined = join((gone,), FUNCTIONS.told, change_known=False)
    assert by_id(joined, gone.id).fate == "restored"
    assert not by_id(joined, gone.id).code.retired
    assert "1 in use again" in joined.summary


def test_a_code_that_was_merged_stays_merged_and_says_so():
    target = Code(id="code-judgement", name="Judgement")
    gone = replace(FUNCTIONS.codes[3], retired=True, merged_into=target.id)
    row = by_id(join((target, gone), FUNCTIONS.told, change_known=False), gone.id)
    assert (row.fate, row.code) == ("kept", gone)
    assert row.remarks == ("it was merged into Judgement and stays so",)


def test_a_key_that_is_taken_is_not_given_twice_and_a_tag_gets_a_number():
    here = (Code(id="code-a", name="A", key="1", tag="AB"), Code(id="code-b", name="B", tag="ab2"))
    (row,) = join(here, told(Code(id="code-c", name="C", key="1", tag="Ab")), change_known=True).rows
    assert (row.code.key, row.code.tag) == ("", "Ab3")
    assert len(row.remarks) == 2


def test_a_key_that_is_taken_stays_what_it_was_in_a_known_code():
    here = (Code(id="code-a", name="A", key="1"), Code(id="code-b", name="B", key="2"))
    (row,) = join(here, told(Code(id="code-b", name="B", key="1")), change_known=True).rows
    assert (row.code.key, row.fate) == ("2", "same")


def test_codes_of_a_file_without_ids_are_those_of_the_same_names():
    here = (Code(id="code-top", name="Costs"), Code(id="code-low", name="Prices", parent="code-top"))
    other = told(
        Code(id="x-1", name="costs"),
        Code(id="x-2", name="Prices", parent="x-1", definition="what things cost"),
        Code(id="x-3", name="Prices"),
        fields=frozenset({"name", "definition", "parent"}),
        sure=False,
    )
    rows = join(here, other, change_known=True).rows
    assert [(row.code.id, row.fate) for row in rows] == [
        ("code-top", "changed"),
        ("code-low", "changed"),
        ("x-3", "new"),
    ]
    assert rows[1].code.parent == "code-top"


def test_nothing_stands_below_itself_or_below_what_is_not_there():
    circle = told(Code(id="code-a", name="A", parent="code-b"), Code(id="code-b", name="B", parent="code-a"))
    assert [row.code.parent for row in join((), circle, change_known=True).rows] == ["code-b", ""]
    (row,) = join((), told(Code(id="code-a", parent="code-gone")), change_known=True).rows
    assert row.code.parent == ""
    assert "not there" in row.remarks[0]


def test_a_chain_without_end_is_cut_and_very_many_codes_join_at_once():
    many = told(*(Code(id=f"code-{n}", name="Same", tag="S", parent=f"code-{n - 1}") for n in range(2, 5000)))
    rows = join((), [*told(Code(id="code-1", name="Same", tag="S")), *many], change_known=True).rows
    assert rows[99].code.parent == "code-99"
    assert rows[100].code.parent == ""
    assert "below 100 others" in rows[100].remarks[-1]
    assert len({row.code.tag for row in rows}) == len(rows)


def test_an_id_that_can_be_no_file_gets_another_one_the_same_each_time():
    (first,) = join((), told(Code(id="../../etc", name="A")), change_known=True).rows
    (second,) = join((first.code,), told(Code(id="../../etc", name="A")), change_known=True).rows
    assert first.code.id.startswith("code-")
    assert (second.code.id, second.fate) == (first.code.id, "same")


def test_joining_is_one_change_that_can_be_taken_back(tmp_path):
    corpus = Corpus.create(tmp_path / "Study", "Study", codes=starter_codes())
    joined = join(corpus.all_codes(), FUNCTIONS.told, change_known=False, note="Ready codebook")
    stored = corpus.commit(joined.change)
    assert len(corpus.codes()) == len(starter_codes()) + 5
    assert corpus.revisions()[-1].note == "Ready codebook"
    corpus.commit(edits.inverse(stored))
    assert {code.id for code in corpus.codes()} == {code.id for code in starter_codes()}
    again = join(corpus.all_codes(), FUNCTIONS.told, change_known=False)
    assert again.summary == "5 in use again"
    corpus.commit(again.change)
    assert len(corpus.codes()) == len(starter_codes()) + 5
    corpus.close()


NAMES = st.sampled_from(["A", "B", "C"])
IDS = st.sampled_from(["code-a", "code-b", "code-c", "code-d"])
MADE = st.lists(
    st.builds(
        Code,
        id=IDS,
        name=NAMES,
        parent=IDS | st.just(""),
        key=st.sampled_from(["", "1", "2"]),
        tag=st.sampled_from(["", "T", "t", "T2"]),
        retired=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda code: code.id,
)


def sound(codes: list[Code]) -> list[Code]:
    """Codes as a corpus has them: keys and tags used once, no circles, retired ones without a key."""
    return [row.code for row in join((), told(*codes), change_known=True).rows]


@settings(deadline=None)
@given(MADE, MADE, st.booleans(), st.booleans())
def test_whatever_joins_keys_and_tags_are_used_once_and_it_joins_once(first, second, change_known, sure):
    here = sound(first)
    joined = join(here, told(*second, sure=sure), change_known=change_known)
    after = {code.id: code for code in here} | {row.code.id: row.code for row in joined.rows}
    live = [code for code in after.values() if not code.retired]
    for values in (
        [code.key for code in live if code.key],
        [code.tag.casefold() for code in live if code.tag],
    ):
        assert len(values) == len(set(values))
    for code in after.values():
        steps, key = 0, code.id
        while key in after and (key := after[key].parent):
            steps += 1
            assert steps <= len(after)
    assert {put.after.id for put in joined.change.puts} == {
        row.code.id for row in joined.rows if row.fate in {"new", "changed", "restored"}
    }
    again = join(tuple(after.values()), told(*second), change_known=False)
    assert "new" not in {row.fate for row in again.rows} or not sure

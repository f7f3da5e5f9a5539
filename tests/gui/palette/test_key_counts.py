"""How many keys an annotation costs: two at most for a cue, n + 1 for n words, fewer with larger units."""

from hashlib import sha256

import pytest

from annotator.codebooks import starter_codes
from annotator.corpus import Corpus
from annotator.model import Article
from tests.hands import Hands, places, story, tasks

TASKS = {task.name: task for task in tasks()}


@pytest.fixture
def hands(window, workspace, qtbot):
    text = story(24)
    article = Article(id="art-story", text=text, sha256=sha256(text.encode()).hexdigest(), outlet="Example")
    workspace.open_corpus(Corpus.draft("Story", codes=starter_codes(), articles=[article]))
    workspace.use_coder("Ada")
    workspace.find_cues()
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
    window.reading.article_view.setFocus()
    return Hands(window)


@pytest.mark.parametrize("name", TASKS)
def test_a_task_takes_no_more_keys_than_it_may(hands, name):
    task, words = TASKS[name], places(hands.workspace.article.text)[5]
    hands.stand(words[3].start)
    hands.press("w", "1")  # something to step to, to recode, to link with
    hands.stand(words[0].start)
    hands.pressed = 0
    assert task.does(hands, words)
    assert hands.pressed <= task.keys


def test_what_is_promised_of_cues_and_of_words():
    assert all(task.keys <= 2 for name, task in TASKS.items() if "cue" in name)
    for count in range(1, 6):
        assert (
            next(task.keys for name, task in TASKS.items() if name.startswith(f"{count} word")) == count + 1
        )
    assert all(TASKS[name].keys == 2 for name in ("a noun phrase", "a sentence", "a paragraph"))

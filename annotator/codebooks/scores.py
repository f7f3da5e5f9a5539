"""The score of a frame that is asked in yes/no questions: the one place where it is computed.

A code has a score when it is about the whole article and each of its attributes, at least two, can be
answered yes or no. The score is the mean of the answers, yes = 1 and no = 0; as long as an answer is missing
there is none. So the generic news frames are scored in Semetko & Valkenburg 2000, each item with one weight.
"""

from annotator.model import Annotation, Attribute, Code

YES, NO = "yes", "no"
_FEWEST = 2


def items(code: Code) -> tuple[Attribute, ...]:
    """Return the questions that make up a code's score; none when it has no score."""
    questions = code.attributes
    asked = all(one.kind == "choice" and set(one.values) == {YES, NO} for one in questions)
    return questions if code.level == "article" and asked and len(questions) >= _FEWEST else ()


def score(annotation: Annotation, code: Code | None) -> float | None:
    """Return the share of a code's questions that are answered yes, 0 to 1; None without all answers."""
    questions = items(code) if code is not None else ()
    answers = [annotation.attributes.get(one.id) for one in questions]
    if not answers or any(answer not in (YES, NO) for answer in answers):
        return None
    return answers.count(YES) / len(answers)

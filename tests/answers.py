"""Hands that answer in a person's place, for the tests of the window and the journeys."""

from collections import deque

from annotator.gui.interaction import Interaction


class FakeInteraction(Interaction):
    """Records what was said and asked; answers come from the queue `answers`, or the test fails."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.answers = deque()
        self.said = []
        self.asked = []

    def tell(self, title, message, *, details=""):
        self.said.append((title, message))

    warn = tell

    def read(self, title, text):
        self.said.append((title, text))

    def confirm(self, title, message, *, yes):
        return self._answer(title, message)

    def ask_text(self, title, label, value=""):
        return self._answer(title, value)

    def choose(self, title, label, options):
        return self._answer(title, options)

    def fill(self, title, fields):
        answer = self._answer(title, fields)
        return None if answer is None else {name: value for name, _, value in fields} | answer

    def open_files(self, title, filters, folder):
        return self._answer(title, folder)

    def open_folder(self, title, folder):
        return self._answer(title, folder)

    def save_file(self, title, suggestion, filters):
        return self._answer(title, suggestion)

    def choose_printer(self, printer):
        answer = self._answer("Print", printer)
        return False if answer is None else answer(printer)

    def _answer(self, title, about):
        self.asked.append((title, about))
        assert self.answers, f"the program asked {title!r} and the test had no answer"
        return self.answers.popleft()

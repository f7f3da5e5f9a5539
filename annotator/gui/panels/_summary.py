"""The open article in numbers, each with how it was counted, and TextBlob's scores with their words."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.cues import Category
from annotator.gui.seen import LONG_TEXT
from annotator.gui.widgets.bars import Bar, Bars
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.side import FocusRing, Page, Side
from annotator.gui.workspace import Changed, Workspace
from annotator.summary import CAUTION, COUNTED, NO_RATES, Rate, ScoredWord, Summary, Tone, rates, summarise

FEW = 8
"""How many of the words behind a score are listed before a person asks for all."""

RATES_OF = {"all": "All words", "own": "The author's own words"}
"""Over which words rates are taken: what the switch offers."""

NOT_KNOWN = "Reported speech is found in English only: how many words are the author's own is not known."

HIDDEN = "Blind mode: what rules and word lists found is hidden."


class SummaryPanel(Side):
    """Counts, rates and scores; worked out in the background, and only while somebody can see them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: dict[str, Summary] = {}
        self._wanted = ""
        self.numbers = {
            name: PlainLabel(role="heading", wrap=False) for name in ("words", "sentences", "quoted")
        }
        self._rates_of = workspace.settings.get("rates_of", "all")
        self.switch = {of: QPushButton(said) for of, said in RATES_OF.items()}
        self.switches = QWidget()
        self.rates = Bars("Cues per 1,000 words")
        self.scores = Bars("TextBlob's scores", centred=True)
        self.words = Bars("Words behind the scores", centred=True)
        self.aside = PlainLabel(role="small")
        self.source = PlainLabel(role="small")
        self.rates_note = PlainLabel(role="small")
        self.tone_note = PlainLabel(role="small")
        self.more = QPushButton("All words")
        self._words_title = self._section("Word, polarity, subjectivity")
        self._build()
        workspace.changed.connect(self._refresh)

    def _build(self) -> None:
        self._build_switch()
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _checked: self._show())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(6)
        column.addLayout(self._figures())
        for part in (
            self._section("Cues per 1,000 words"),
            self.switches,
            self.rates,
            self.rates_note,
            self._section("Polarity and subjectivity (TextBlob)"),
            self.tone_note,
            self.scores,
            self._words_title,
            self.words,
        ):
            column.addWidget(part)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.aside)
        column.addWidget(self.source)
        column.addStretch(1)
        self.page = Page(page, name="Summary of the article")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def _build_switch(self) -> None:
        row = QHBoxLayout(self.switches)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(4)
        group = QButtonGroup(self)
        for of, button in self.switch.items():
            button.setCheckable(True)
            button.setChecked(of == self._rates_of)
            explain(button, COUNTED["own rates" if of == "own" else "rates"])
            button.clicked.connect(lambda _checked, of=of: self._take_rates_of(of))
            FocusRing(button)  # a button that is down looks alike with and without the keyboard
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)

    def _figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        labels = {"words": "words", "sentences": "sentences", "quoted": "quoted"}
        for column, (name, said) in enumerate(labels.items()):
            grid.addWidget(self.numbers[name], 0, column)
            grid.addWidget(PlainLabel(said, role="small", wrap=False), 1, column)
            explain(self.numbers[name], COUNTED[name])
            grid.setColumnStretch(column, 1)
        return grid

    def _section(self, title: str) -> PlainLabel:
        label = PlainLabel(title, role="section")
        label.setContentsMargins(0, 14, 0, 2)
        return label

    # --- from the person ---------------------------------------------------------------------------------

    def _take_rates_of(self, of: str) -> None:
        self._rates_of = of
        self._workspace.settings.put("rates_of", of)
        self._show()

    # --- from the workspace ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Work out what is not known yet."""
        super().showEvent(event)
        self._work_out()
        self._show()

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus"):
            self._known.clear()
        if what.change is None and what.touches("article", "cues", "mode", "corpus") and self.isVisible():
            self._work_out()
            self._show()

    def _work_out(self) -> None:
        """Have the open article's numbers worked out, once; TextBlob must not delay the first picture."""
        workspace = self._workspace
        article = workspace.article
        if article is None or not workspace.ready or article.sha256 in self._known:
            return
        if self._wanted == article.sha256:
            return
        self._wanted = article.sha256
        workspace.jobs.run(
            "summary",
            summarise,
            article,
            done=lambda summary: self._keep(article.sha256, summary),
            process=len(article.text) > LONG_TEXT,
        )

    def _keep(self, sha256: str, summary: Summary) -> None:
        self._known[sha256] = summary
        self._wanted = ""
        if isValid(self):  # the answer may come after the window has gone
            self._show()

    def _show(self) -> None:
        article = self._workspace.article
        summary = self._known.get(article.sha256) if article is not None else None
        self._show_numbers(summary)
        self._show_rates(summary, NO_RATES.get(article.extent, "") if article is not None else "")
        self._show_tone(summary)

    def _show_numbers(self, summary: Summary | None) -> None:
        for name, text in (
            ("words", f"{summary.words:,}" if summary else "–"),
            ("sentences", f"{summary.sentences:,}" if summary else "–"),
            ("quoted", f"{summary.quoted_share:.1%}" if summary else "–"),
        ):
            self.numbers[name].setText(text)

    def _show_rates(self, summary: Summary | None, refused: str) -> None:
        blind = self._workspace.mode == "blind"
        found: dict[str, Rate] = {}
        if summary and summary.words and not blind and not refused:
            found = rates(self._workspace.here.all_cues(), summary.words, summary.own_words)
        categories = [one for one in self._workspace.categories().values() if one.id in found]
        own = self._rates_of == "own"
        longest = max((max(rate.per_thousand, rate.own_per_thousand) for rate in found.values()), default=0.0)
        known = not own or (summary is not None and summary.own_words is not None)
        bars = [_rate_bar(one, found[one.id], own=own) for one in categories if known]
        self.rates.show_bars(bars, full=longest)
        self.switches.setVisible(bool(found))
        if summary and found:
            self.rates_note.setText(_own_note(summary) if own else _all_note(found))
        else:
            self.rates_note.setText(HIDDEN if blind else refused or "No cues.")

    def _show_tone(self, summary: Summary | None) -> None:
        blind = self._workspace.mode == "blind"
        tone = summary.tone if summary and not blind else None
        for part in (self.scores, self._words_title, self.words, self.aside, self.source):
            part.setVisible(tone is not None)
        if tone is None:
            english = summary is None or summary.tone is not None
            self.tone_note.setText(
                HIDDEN if blind else "..." if english else "Its word list is English; this article is not."
            )
            self.more.hide()
            return
        self.tone_note.setText(CAUTION)
        self.scores.show_bars(_score_bars(tone), full=1.0)
        self._show_words(tone)

    def _show_words(self, tone: Tone) -> None:
        listed = [word for word in tone.words if word.polarity or word.subjectivity]
        self.more.setVisible(len(listed) > FEW)
        self.more.setText("Fewer words" if self.more.isChecked() else f"All {len(listed)} words")
        shown = listed if self.more.isChecked() else listed[:FEW]
        self.words.show_bars([_word_bar(word) for word in shown], full=1.0)
        self.aside.setText(_aside(tone))
        self.source.setText(f"{COUNTED['tone']} {tone.scored} words scored. Source: {tone.source}.")


def _rate_bar(category: Category, rate: Rate, *, own: bool) -> Bar:
    per_thousand, count = (rate.own_per_thousand, rate.own) if own else (rate.per_thousand, rate.count)
    return Bar(
        name=category.name,
        value=per_thousand,
        figures=f"{per_thousand:.1f}  ({count})",
        slot=category.slot,
        line=category.line,
        tip=f"{category.name}: {rate.count} cues, {rate.per_thousand:.1f} per 1,000 words; "
        f"{rate.own} in the author's own words, {rate.own_per_thousand:.1f} per 1,000 of these",
    )


def _all_note(found: Mapping[str, Rate]) -> str:
    total, own = sum(rate.count for rate in found.values()), sum(rate.own for rate in found.values())
    return f"{own} of {total} cues are in the author's own words. {COUNTED['rates']}"


def _own_note(summary: Summary) -> str:
    if summary.own_words is None:
        return NOT_KNOWN
    words = f"{summary.own_words:,} of {summary.words:,} words are the author's own."
    return f"{words} {COUNTED['own']} {COUNTED['own rates']}"


def _score_bars(tone: Tone) -> list[Bar]:
    return [
        Bar(name="Polarity", value=tone.polarity, figures=_signed(tone.polarity), tip="From -1 to 1"),
        Bar(
            name="Subjectivity",
            value=tone.subjectivity,
            figures=f"{tone.subjectivity:.2f}",
            tip="From 0 to 1",
        ),
    ]


def _word_bar(word: ScoredWord) -> Bar:
    times = f" ×{word.count}" if word.count > 1 else ""
    said = f"polarity {_signed(word.polarity)}, subjectivity {word.subjectivity:.2f}, {word.count} times"
    figures = f"{_signed(word.polarity)} · {word.subjectivity:.2f}"
    return Bar(name=f"{word.word}{times}", value=word.polarity, figures=figures, tip=f"{word.word}: {said}")


def _aside(tone: Tone) -> str:
    if not tone.set_aside:
        return "Nothing was set aside."
    said = (f"{word.word} ({_signed(word.polarity)}, {word.reason})" for word in tone.set_aside)
    return f"Set aside: {', '.join(said)}."


def _signed(number: float) -> str:
    """Return a number with its sign, the minus as long as the plus."""
    return f"{number:+.2f}".replace("-", "−").replace("+0.00", "0.00").replace("−0.00", "0.00")

"""A strip of chips is as high as its lines, and scrolls only when there are more of them than it may show."""

from annotator.gui.widgets.chip import Chip
from annotator.gui.widgets.shelf import MOST, Shelf


def test_a_shelf_that_had_to_scroll_does_so_no_more_once_there_is_room(qtbot, qapp):
    shelf = Shelf("Chips")
    qtbot.addWidget(shelf)
    chips = [Chip(f"C{number}", slot=1 + number % 6) for number in range(12)]
    for chip in chips:
        shelf.row.addWidget(chip)
    wide = sum(chip.sizeHint().width() + 3 for chip in chips) // 2 + 60
    shelf.resize(wide, 80)
    shelf.show()
    qapp.processEvents()
    two_lines = shelf.height()
    assert two_lines <= MOST
    shelf.resize(wide // 2, 80)
    qapp.processEvents()
    assert shelf.verticalScrollBar().isVisible()
    shelf.resize(wide, 80)
    qapp.processEvents()
    assert not shelf.verticalScrollBar().isVisible()
    assert shelf.height() == two_lines
    assert all(chip.geometry().bottom() < shelf.height() for chip in chips)


def test_a_bar_never_takes_the_room_that_makes_it_needed(qtbot, qapp):
    """Whatever the width, chips that fit two lines without a bar are shown without one."""
    shelf = Shelf("Chips")
    qtbot.addWidget(shelf)
    for number in range(14):
        shelf.row.addWidget(Chip(f"C{number}", slot=1 + number % 6))
    shelf.show()
    for width in range(300, 700, 4):
        shelf.resize(width, 80)
        qapp.processEvents()
        fits = shelf.row.heightForWidth(width) <= MOST
        assert shelf.verticalScrollBar().isVisible() is not fits


def test_two_whole_lines_are_seen_in_large_letters(qtbot, qapp):
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    try:
        shelf = Shelf("Codes")
        qtbot.addWidget(shelf)
        chips = [Chip(f"C{number}") for number in range(40)]
        for chip in chips:
            shelf.row.addWidget(chip)
        shelf.resize(400, 50)
        shelf.show()
        qtbot.waitUntil(lambda: len({chip.y() for chip in chips}) > 2, timeout=20_000)
        second = sorted({chip.y() for chip in chips})[1]
        assert second + chips[0].height() <= shelf.viewport().height()
        third = sorted({chip.y() for chip in chips})[2]
        assert third >= shelf.viewport().height(), "nothing of a third line shows"
    finally:
        qapp.setFont(usual)

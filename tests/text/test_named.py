"""Names are found as whole names, those of most places first; days, months and titles are no part of them."""

from annotator.text.analysis import analyse
from annotator.text.named import names_in

TEXT = (
    "Mayor Ada Stone told the Harbour Council on Tuesday that the bridge stays shut. "
    "Mr Pell of the Council objected. Traders asked Ada Stone in March why Pell was not heard."
)


def test_names_are_whole_and_in_order():
    found = names_in(analyse(TEXT))
    assert "Harbour Council" in found
    assert "Pell" in found
    assert any("Ada Stone" in name for name in found)
    assert not any(name in found for name in ("Tuesday", "March", "Traders", "Mr Pell"))
    assert found.index("Pell") < found.index("Harbour Council")


def test_a_text_without_names_has_none():
    assert names_in(analyse("the bridge stays shut, and nobody says why.")) == ()
    assert names_in(analyse("")) == ()

"""Records of CSV files."""

import csv
import io

from annotator.csv_lines import csv_line


def test_a_record_comes_back_as_it_was_whatever_stands_in_its_cells():
    cells = ["plain", 'with "marks"', "a, b", "two\nlines", "a lone\rreturn", "=1+1", "", "é"]
    assert next(csv.reader(io.StringIO(csv_line(cells), newline=""))) == cells


def test_a_record_ends_as_rfc_4180_has_it():
    assert csv_line([1, None, 0.5]) == "1,,0.5\r\n"

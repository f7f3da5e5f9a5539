"""Dates: read where they can mean one day, in the languages of the databases, and said where they cannot."""

import pytest

from annotator.importers._dates import iso_date, leading_date, month_number, read_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-12-30", "2024-12-30"),
        ("2024-12-30T14:02:11Z", "2024-12-30T14:02:11Z"),
        ("2024-12-30T14:02:11.5+02:00", "2024-12-30T14:02:11.500000+02:00"),
        ("2024-12-30 14:02", "2024-12-30T14:02:00"),
        ("20240314T120000Z", "2024-03-14T12:00:00Z"),
        ("20240314", "2024-03-14"),
        ("30 December 2024", "2024-12-30"),
        ("Mon, Dec. 30, 2024", "2024-12-30"),
        ("Monday 30th  December 2024", "2024-12-30"),
        ("Sept 3 1999", "1999-09-03"),
        ("14 Mar 2024", "2024-03-14"),
        ("5. Juli 2019", "2019-07-05"),
        ("Freitag, 5. Juli 2019", "2019-07-05"),
        ("mardi 14 mars 2006", "2006-03-14"),
        ("le 1er août 2012", "2012-08-01"),
        ("6 de febrero de 2021", "2021-02-06"),
        ("segunda-feira, 2 de março de 2020", "2020-03-02"),
        ("12 czerwca 2023", "2023-06-12"),
        ("3 марта 2022", "2022-03-03"),
        ("2011年12月29日", "2011-12-29"),
        ("fe\u0301vrier", ""),
        ("1 fe\u0301vrier 2020", "2020-02-01"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("2023/12/25", "2023-12-25"),
        ("5.7.2019", "2019-07-05"),
        ("04/04/2024", "2024-04-04"),
        ("03/04/2024", ""),
        ("03/04/24", ""),
        ("December 2024", ""),
        ("31 February 2024", ""),
        ("2024-13-01", ""),
        ("20241301", ""),
        ("about 30 December 2024", ""),
        ("Sonne 30 December 2024", ""),
        ("30 December 2024 Monday", ""),
        ("30 Decembers 2024", ""),
        ("30 December 20245", ""),
        ("", ""),
    ],
)
def test_dates_are_read_where_they_can_mean_one_day(written: str, day: str):
    assert iso_date(written) == day


def test_a_date_that_can_be_two_days_names_both_until_the_order_is_said():
    found = read_date("03/04/2024")
    assert found.iso == ""
    assert "2024-04-03 or 2024-03-04" in found.problem
    assert "date order" in found.problem
    assert read_date("03/04/2024", order="dmy").iso == "2024-04-03"
    assert read_date("03/04/2024", order="mdy").iso == "2024-03-04"
    assert read_date("3.4.2024", order="mdy").iso == "2024-03-04"


def test_an_order_that_does_not_fit_is_a_problem_and_no_other_day():
    found = read_date("25/12/2023", order="mdy")
    assert (found.iso, "25/12/2023" in found.problem) == ("", True)


def test_what_is_no_date_says_so_and_nothing_says_nothing():
    assert "“soon”" in read_date(" soon ").problem
    assert read_date("  ").problem == ""


@pytest.mark.parametrize(
    ("line", "day", "rest"),
    [
        ("July 1, 2019 Monday 9:20 AM GMT", "2019-07-01", "Monday 9:20 AM GMT"),
        ("November 5, 2002 Tuesday Final Edition", "2002-11-05", "Tuesday Final Edition"),
        ("5 juillet 2019\u00a0vendredi", "2019-07-05", "vendredi"),
        ("Letters to the editor", "", "Letters to the editor"),
    ],
)
def test_a_date_is_taken_off_the_front_of_a_line(line: str, day: str, rest: str):
    found = leading_date(line)
    assert (found.iso, found.rest) == (day, rest)


def test_months_have_one_number_each_in_all_languages():
    assert [month_number(name) for name in ("März", "MARS", "mrt.", "marzo", "marca", "марта")] == [3] * 6
    assert month_number("ago") == 8
    assert month_number("Sturm") == 0

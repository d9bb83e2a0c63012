import csv
import io

import pytest

from articles.text.tables import csv_table


@pytest.mark.parametrize(
    "formula", ["=1+1", "+65", "-2", "@SUM(A1)", "\t=1", "\n=1", "  =1", "|calc", "%0", "＝1"]
)
def test_no_cell_begins_a_formula(formula):
    assert f'"\'{formula}"' in csv_table(["Name"], [[formula]])


def test_every_cell_is_quoted_and_read_back_as_it_was():
    table = csv_table(["Name", "Place"], [['Grace "G" Lim', "燈籠, 影業"], ["a\nb", ""]])

    assert table.startswith('"Name","Place"\r\n"Grace ""G"" Lim"')
    assert list(csv.reader(io.StringIO(table, newline=""))) == [
        ["Name", "Place"],
        ['Grace "G" Lim', "燈籠, 影業"],
        ["a\nb", ""],
    ]

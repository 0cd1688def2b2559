"""The notebooks in examples/ run as they stand, and come to what their text says."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="notebooks need nbformat: pip install '.[test]'")
nbclient = pytest.importorskip("nbclient", reason="notebooks need nbclient: pip install '.[test]'")
pytest.importorskip("ipykernel", reason="notebooks need a kernel: pip install '.[test]'")
pytest.importorskip("altair", reason="the notebooks draw charts: pip install 'fundnorm[charts]'")

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))
_SECONDS = 300  # for a cell; far more than any takes
_MACHINE = re.compile(r"/(?:work|root|home|Users|opt|tmp/venv)/\w")


def run(name: str, folder: Path, asked: str) -> Any:  # noqa: ANN401  whatever the notebook has
    """What an expression is after the last cell, by way of JSON; the notebook runs in an empty folder."""
    notebook = nbformat.read(ROOT / "examples" / name, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(f"import json\nprint(json.dumps({asked}, default=str))"))
    client = nbclient.NotebookClient(
        notebook, timeout=_SECONDS, resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    assert list(folder.iterdir()) == []
    return json.loads(notebook.cells[-1].outputs[0]["text"])


def test_there_are_two() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["critical_minerals", "missions_per_head"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert [cell for cell in code if cell.outputs or cell.execution_count] == []
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert not _MACHINE.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_says_before_each_step_what_it_does(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert cells[0].source.startswith("# ")
    assert sum(cell.cell_type == "markdown" for cell in cells) >= len(cells) // 2 - 1


def test_critical_minerals(tmp_path: Path) -> None:
    asked = """{
        "low": totals["low"].map(str).to_dict(),
        "high": totals["high"].map(str).to_dict(),
        "mission": str(mission.value_low),
        "rate": [str(mission.rate.value), mission.rate.date],
        "years": sorted({row["year"] for row in chart.data.values}),
        "drawn": sum(row["amount"] for row in chart.data.values if row["document"] == "United States"),
        "rules": sorted({row["rule"] for row in both.data.values}),
        "rupees": [[str(cell) for cell in row] for row in rupees.to_numpy()],
        "exploration": exploration.part_of,
        "exact": exact,
        "total": [str(comparison.total.low), str(comparison.total.high)],
        "rows": [(row.role.value, row.counted) for row in comparison.rows],
        "beside": [(row["low"], row["high"]) for row in beside.data.values],
    }"""
    found = run("critical_minerals.ipynb", tmp_path, asked)
    rupees = [[float(cell) for cell in row] for row in found["rupees"]]
    rate = float(found["rate"][0])
    assert found["rate"][1] == "2018-02-01"
    assert float(found["mission"]) == pytest.approx(84_000 / rate, abs=0.01)
    assert found["low"]["India"] == found["high"]["India"] == found["mission"]
    assert (found["low"]["United States"], found["high"]["United States"]) == ("1700.00", "1900.00")
    assert 1100 < float(found["low"]["Australia"]) < 1140
    assert found["exploration"] == 1
    assert found["exact"] is True
    lows, highs = ([Decimal(value) for value in found[end].values()] for end in ("low", "high"))
    assert [Decimal(end) for end in found["total"]] == [sum(lows), sum(highs)]
    assert found["rows"][:3] == [["counted", False], ["part", True], ["residual", True]]
    assert found["rows"][-1] == ["equivalent", False]
    assert [400, 600] in found["beside"]
    assert found["years"] == [str(year) for year in range(2018, 2025)]
    assert found["drawn"] == pytest.approx(1300)
    assert found["rules"] == ["mean rate of each year", "rate of the announcement"]
    assert len(rupees) == 6
    assert all(announced == pytest.approx(14_000 / rate, abs=0.01) for announced, _, _ in rupees)
    assert all(yearly < announced for announced, yearly, _ in rupees)


def test_missions_per_head(tmp_path: Path) -> None:
    asked = """{
        "currencies": nominal["currency"].to_list(),
        "heads": {name: str(value) for name, value in real["value_low"].items()},
        "bases": sorted(set(real["basis"])),
        "codes": [assumption.code for assumption in clean_rivers.assumptions],
        "drawn": [row["name"] for row in chart.data.values],
        "axis": chart.to_dict()["layer"][0]["encoding"]["x"]["title"],
        "message": message,
        "held": [code.code for code in (*held.assumptions, *held.flags)],
    }"""
    found = run("missions_per_head.ipynb", tmp_path, asked)
    heads = {name: float(value) for name, value in found["heads"].items()}
    assert len(set(found["currencies"])) == len(found["currencies"]) == 10
    assert found["bases"] == ["constant:2011,ppp,per-head"]
    assert max(heads, key=lambda name: heads[name]) == "Clever ports"
    assert heads["Clever ports"] == pytest.approx(33.76, abs=0.01)
    assert heads["Clean rivers"] == pytest.approx(8.80, abs=0.01)
    assert {"calendar-country", "even-split", "price-series"} <= set(found["codes"])
    assert len(found["drawn"]) == 10
    assert found["axis"] == "USD (constant:2011,ppp,per-head)"
    assert "pwt91 has 1950 to 2017" in found["message"]
    assert "fundnorm data update" in found["message"]
    assert any("held" in code for code in found["held"])

"""The rebuild of fundnorm/data/: what differs is named, and writing leaves nothing that differs."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

BUILD = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "build_data.py"))
FILES = {"currencies.csv": "code\nINR\n", "rates/annual/INR.csv": "year,per_usd\n2025,87\n"}


def test_a_written_folder_differs_in_nothing(tmp_path: Path) -> None:
    assert BUILD["differing"](FILES, tmp_path) == ["currencies.csv", "rates/annual/INR.csv"]
    BUILD["write"](FILES, tmp_path)
    assert BUILD["differing"](FILES, tmp_path) == []


def test_a_changed_a_lost_and_a_stray_file_are_named(tmp_path: Path) -> None:
    BUILD["write"](FILES, tmp_path)
    (tmp_path / "currencies.csv").write_text("code\r\nINR\r\n", newline="")
    (tmp_path / "rates/annual/INR.csv").unlink()
    (tmp_path / "rates/annual/QQQ.csv").write_text("")
    (tmp_path / "aliases.csv").write_text("by hand")
    assert BUILD["differing"](FILES, tmp_path) == [
        "currencies.csv",
        "rates/annual/INR.csv",
        "rates/annual/QQQ.csv",
    ]
    BUILD["write"](FILES, tmp_path)
    assert BUILD["differing"](FILES, tmp_path) == []
    assert (tmp_path / "aliases.csv").exists()


def test_another_argument_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert BUILD["main"](["--force"]) == 2
    assert "usage" in capsys.readouterr().err

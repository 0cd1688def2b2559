"""Where updated tables are kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from platformdirs import user_data_path

from fundnorm.lexicon import store


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    store._system_folder.cache_clear()


def test_it_is_the_folder_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(store.FOLDER_VARIABLE, str(tmp_path))
    assert store.user_folder() == tmp_path


@pytest.mark.parametrize("data_home", [None, "", "/data/of/mine"])
def test_else_it_is_the_one_that_platformdirs_names(
    data_home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(store.FOLDER_VARIABLE, raising=False)
    if data_home is None:
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_DATA_HOME", data_home)
    assert store.user_folder() == user_data_path("fundnorm", appauthor=False)


@pytest.mark.skipif(sys.platform != "linux", reason="spelled out on Linux only")
def test_on_linux_it_follows_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(store.FOLDER_VARIABLE, raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store.user_folder() == tmp_path / ".local" / "share" / "fundnorm" == user_data_path("fundnorm")

"""Every example in the documents is run, and prints what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

import examples


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the examples run: with copies of the files that they read."""
    examples.copy_documents(tmp_path)
    return tmp_path


@pytest.mark.parametrize("block", examples.blocks("console", "python", "text"), ids=lambda block: block.name)
def test_example(block: examples.Block, folder: Path) -> None:
    assert block.text
    assert examples.renewed(block, folder) == block.text


def test_the_readme_has_examples_of_each_sort() -> None:
    for language in ("console", "python", "text"):
        assert examples.blocks(language), language

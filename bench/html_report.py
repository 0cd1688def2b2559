"""The HTML report with a thousand rows in a headless Chromium: how long it takes to make, to load, to sort, to filter.

Needs a Chromium and `pip install 'fundnorm[browser]'`. Each figure of a click is the time to the new layout, in
milliseconds; the median of five.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from fundnorm import normalise, parse
from fundnorm.report.html import render

ROUNDS = 5
CLICK = """async (action) => {
  const started = performance.now();
  const field = document.querySelector("#filter");
  if (action.startsWith("filter")) {
    field.value = action.slice(7);
    field.dispatchEvent(new Event("input"));
  } else {
    [...document.querySelectorAll("#table thead button")].find((one) => one.textContent.startsWith(action)).click();
  }
  document.body.offsetHeight;
  const took = performance.now() - started;
  await new Promise((done) => setTimeout(done, 500));
  return took;
}"""


def report() -> str:
    """A report of ten documents with a hundred sums each and a column a year."""
    results = []
    for part in range(10):
        lines = (
            f"In {2015 + at % 9} road {at} was given ${at * 7919 % 1009}.5 million over {at % 5 + 2} years.\n"
            for at in range(part * 100, part * 100 + 100)
        )
        document = parse("".join(lines), country="US", date="2024-05-01", name=f"document {part + 1}")
        results.append((document, normalise(document, to="million EUR")))
    started = perf_counter()
    page = render(results, by_year=True)
    print(f"made in {perf_counter() - started:.2f} s, {len(page) / 1e6:.1f} MB")
    return page


def measure(page: Page, path: Path) -> None:
    """Print what loading and each action take."""
    started = perf_counter()
    page.goto(path.as_uri())
    print(f"loaded in {perf_counter() - started:.2f} s")
    for action in ("Value", "Sum", "filter road 77", "filter "):
        took = median(page.evaluate(CLICK, action) for _ in range(ROUNDS))
        print(f"{action.strip():<16} {took:6.1f} ms")


def main() -> int:
    """The exit status: 2 where there is no Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("there is no Chromium here: apt-get install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "report.html"
        path.write_text(report(), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=chromium, args=["--disable-quic", "--no-sandbox"])
        measure(browser.new_page(), path)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Cross-checks of the tables against each other; prints what README.md quotes.
Exit status 1 if something that must hold does not."""
import collections
import csv
import datetime as dt
import lzma
import statistics
import sys

from facts import OUT

bad = []


def must(ok, what):
    print(("ok   " if ok else "FAIL ") + what)
    if not ok:
        bad.append(what)


def read(name):
    return list(csv.DictReader(open(OUT / name, encoding="utf-8")))


def spread(name, pairs, limit):
    """pairs: (key, a, b)"""
    d = sorted((abs(a / b - 1), k) for k, a, b in pairs)
    if not d:
        return
    v = [x for x, _ in d]
    q = lambda p: v[min(len(v) - 1, int(p * len(v)))]
    print(f"     {name}: n={len(v)} median={q(.5):.4%} p95={q(.95):.3%} max={v[-1]:.2%} {d[-1][1]}")
    must(q(.5) < limit, f"{name}: median below {limit:.1%}")


def main():
    ann = {(r["currency"], int(r["year"])): r for r in read("fx_annual.csv")}
    mon = {(r["currency"], r["month"]): r for r in read("fx_monthly.csv")}
    pwt = {(r["iso3"], int(r["year"])): r for r in read("pwt91.csv")}
    cia = {(r["iso2"], int(r["year"])): float(r["value"]) for r in read("cia_macro.csv") if r["indicator"] == "fx_per_usd"}
    four = {"INR": ("IND", "IN"), "JPY": ("JPN", "JP"), "GBP": ("GBR", "GB"), "EUR": ("DEU", "DE")}
    for cur, (i3, i2) in four.items():
        got = {y: float(r["per_usd"]) for (c, y), r in ann.items() if c == cur}
        spread(f"{cur} annual against PWT 9.1, 1999-2017",
               [(y, got[y], float(pwt[i3, y]["xr"])) for y in range(1999, 2018)], 0.002)
        spread(f"{cur} annual against CIA, 2020-2024", [(y, got[y], cia[i2, y]) for y in range(2020, 2025) if (i2, y) in cia], 0.003)
    text = lzma.open(OUT / "ecb_daily.csv.xz", "rt").read().splitlines()
    must(len(text) > 7000 and text[0].startswith("Date,USD,JPY"), f"ecb_daily: {len(text) - 1} days, {text[-1][:10]} to {text[1][:10]}")
    ecb = collections.defaultdict(dict)
    for row in csv.DictReader(text):
        usd = float(row["USD"])
        for c, v in row.items():
            if c and c not in ("Date", "USD") and v not in ("", "N/A", None):
                ecb[c][row["Date"]] = float(v) / usd
        ecb["EUR"][row["Date"]] = 1 / usd
    flags = collections.Counter(f for r in ann.values() for f in r["flags"].split("|"))
    print("     fx_annual flags:", dict(flags), "sources:", dict(collections.Counter(r["source"] for r in ann.values())))
    tr = {r["old"]: float(r["old_per_new"]) for r in read("redenominations.csv")}
    a, b = float(ann["TRL", 2004]["per_usd"]), float(ann["TRY", 2005]["per_usd"])
    must(0.8 < a / tr["TRL"] / b < 1.25, "TRL 2004 / 1 000 000 is near TRY 2005")
    for peg in read("pegs.csv"):
        if peg["anchor"] == "USD" and not peg["kind"].startswith(("band", "official")):
            for y in range(2000, 2026):
                r = ann.get((peg["currency"], y))
                if r and peg["from"] < f"{y}-01-01" and (not peg["to"] or peg["to"] > f"{y}-12-31") and r["source"] != "peg":
                    if abs(float(r["per_usd"]) / float(peg["per_anchor"]) - 1) > 0.02:
                        print("     peg differs:", peg["currency"], y, r["per_usd"], r["source"], peg["per_anchor"])
    cpi = {int(r["year"]): float(r["cpi_u_1982_84"]) for r in read("us_cpi_annual.csv")}
    must(cpi[2010] == 218.056 and cpi[2020] == 258.811, "US CPI-U 2010 = 218.056, 2020 = 258.811")
    must(abs(float(pwt["USA", 2017]["ngdp_usd_million"]) / 19.48e6 - 1) < 0.01, "US nominal GDP 2017 near 19.48 tn")
    fy = read("fiscal_years.csv")
    must(all(1 <= int(r["start_month"]) <= 12 and r["label_convention"] in ("span", "start", "end", "calendar") for r in fy), "fiscal_years well formed")
    now = collections.Counter(r["iso2"] for r in fy if not r["valid_to"])
    must(max(now.values()) == 1 and len(now) > 225, f"fiscal_years: {len(now)} countries, one current row each")
    for r in read("fx_annual.csv"):
        if not float(r["per_usd"]) > 0:
            must(False, f"positive rate {r}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()

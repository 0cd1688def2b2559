"""ecb_daily.csv.xz, fx_monthly.csv, fx_annual.csv and fx_checks.csv.

Every rate is units of the currency per 1 US dollar.  Order of sources for a year:
ECB (daily) > NBP (daily table A, weekly table B) > PWT 9.1 (annual, to 2017) > CIA World
Factbook (annual, 2020-24) > pegs (pegs.csv; hard ones before PWT) > HMRC (monthly).  Where NBP and PWT/CIA (both from the IMF's
period averages) differ by more than 2%, PWT/CIA wins and the row is flagged "disagree".
An annual NBP rate is the mean of its monthly means, because tables A and B and some
currencies' frequency changed inside a year (INR 2011: weekly, then daily)."""
import collections
import csv
import datetime as dt
import json
import lzma
import statistics

import pycountry
from babel.core import get_global
from babel.numbers import get_territory_currencies

from facts import ECB_AVOID, OUT, by_month, ecb_csv, ecb_per_usd, hmrc_per_usd, nbp_per_usd, sig, write

EURO_FIXED = {  # irrevocable conversion rates, national units per euro (Council Regulations)
    "ATS": (13.7603, "AUT"), "BEF": (40.3399, "BEL"), "DEM": (1.95583, "DEU"), "ESP": (166.386, "ESP"),
    "FIM": (5.94573, "FIN"), "FRF": (6.55957, "FRA"), "GRD": (340.750, "GRC"), "IEP": (0.787564, "IRL"),
    "ITL": (1936.27, "ITA"), "LUF": (40.3399, "LUX"), "NLG": (2.20371, "NLD"), "PTE": (200.482, "PRT")}
SHARED = {"XOF": "SEN", "XAF": "CMR", "XCD": "LCA", "USD": None, "EUR": None, "AUD": "AUS", "CHF": "CHE",
          "DKK": "DNK", "GBP": "GBR", "ILS": "ISR", "NZD": "NZL", "NOK": "NOR", "ZAR": "ZAF", "ANG": "CUW"}


def pwt():
    """{currency: {year: (xr, kind)}}; PWT states past years in the unit of 2017."""
    raw = collections.defaultdict(dict)
    for r in csv.DictReader(open(OUT / "pwt91.csv")):
        raw[r["iso3"]][int(r["year"])] = (float(r["xr"]), r["xr_kind"])
    out = {}
    for iso3, ser in raw.items():
        c = pycountry.countries.get(alpha_3=iso3)
        if not c:
            continue
        curs = get_territory_currencies(c.alpha_2, dt.date(2017, 7, 1), tender=True)
        if not curs:
            continue
        cur = {"STP": "STN", "ZWE": "USD", "LBR": "USD"}.get(iso3, curs[0])  # as PWT states them
        if cur in SHARED and SHARED[cur] != iso3:
            continue
        out[cur] = ser
    for cur, (fixed, iso3) in EURO_FIXED.items():
        out[cur] = {y: (v * fixed, k) for y, (v, k) in raw[iso3].items() if y <= (1998 if cur != "GRD" else 2000)}
    return out


def cia():
    """{currency: {year: rate}} for 2020-24; the older edition's last years are estimates."""
    out = collections.defaultdict(dict)
    for r in csv.DictReader(open(OUT / "cia_macro.csv")):
        if r["indicator"] != "fx_per_usd" or not 2020 <= int(r["year"]) <= 2024:
            continue
        curs = get_territory_currencies(r["iso2"], dt.date(2024, 12, 31), tender=True)
        cur = {"SL": "SLE", "HR": "EUR", "BG": "BGN", "CW": "ANG", "SX": "ANG", "ZW": None, "PA": "PAB"}.get(r["iso2"], curs[0] if curs else None)
        home = SHARED.get(cur)
        if not cur or cur in {"USD", "TWD", "VND"}:  # TWD, VND: not period averages of the market rate
            continue
        iso3 = pycountry.countries.get(alpha_2=r["iso2"])
        if cur == "EUR" and r["iso2"] != "DE" or home and iso3 and iso3.alpha_3 != home:
            continue
        out[cur].setdefault(int(r["year"]), float(r["value"]))
    return out


def pegs(rate):
    """{currency: {year: per USD}} for whole calendar years under one parity.
    rate(anchor, year) gives the anchor's own value, or None."""
    out = collections.defaultdict(dict)
    for r in csv.DictReader(open(OUT / "pegs.csv")):
        if r["kind"].startswith("band"):
            continue
        first = dt.date.fromisoformat(r["from"])
        lo = first.year + (first > dt.date(first.year, 1, 2))
        last = dt.date.fromisoformat(r["to"]) if r["to"] else dt.date(2026, 12, 31)
        hi = last.year - (last < dt.date(last.year, 12, 31))
        for y in range(max(lo, 1950), hi + 1):
            base = rate(r["anchor"], y)
            if base:
                out[r["currency"]][y] = float(r["per_anchor"]) * base[0], base[1], r["kind"] == "hard"
    return out


def births():
    """{currency: first year of use anywhere}, from CLDR"""
    out = {}
    for uses in get_global("territory_currencies").values():
        for cur, lo, _hi, _tender in uses:
            if lo:
                out[cur] = min(out.get(cur, 9999), lo[0])
    return out


def annual(months):
    """{currency: {year: (mean of monthly means, months, observations)}}"""
    out = {}
    for cur, ser in months.items():
        grp = collections.defaultdict(list)
        for (y, _m), v in ser.items():
            grp[y].append(v)
        out[cur] = {y: (statistics.fmean(v[0] for v in l), len(l), sum(v[2] for v in l)) for y, l in grp.items()}
    return out


def main():
    with open(OUT / "ecb_daily.csv.xz", "wb") as f:
        f.write(lzma.compress(ecb_csv().encode(), preset=9 | lzma.PRESET_EXTREME))
    ecb = ecb_per_usd()
    nbp, spikes = nbp_per_usd()
    hm = {c: {k: (v, v, 1) for k, v in s.items()} for c, s in hmrc_per_usd().items()}
    em, nm = by_month(ecb), by_month(nbp)
    ea = {}
    for cur, ser in ecb.items():  # ECB: mean over all its days, as the ECB's own annual averages are
        grp = collections.defaultdict(list)
        for d, v in ser.items():
            grp[d.year].append((d, v))
        ea[cur] = {y: (statistics.fmean(v for _, v in l), len({d.month for d, _ in l}), len(l)) for y, l in grp.items()}
    na, ha, pw, ci = annual(nm), annual(hm), pwt(), cia()

    def anchor(cur, year):
        if cur == "USD":
            return 1.0, 12 if year < 2026 else 10
        for table in (ea, na):
            if year in table.get(cur, {}) and table[cur][year][1] >= (12 if year < 2026 else 1):
                return table[cur][year][:2]
        return (pw[cur][year][0], 12) if year in pw.get(cur, {}) else None

    pg, born = pegs(anchor), births()
    rows = []
    for cur in sorted(set(em) | set(nm)):
        for k in sorted(set(em.get(cur, {})) | set(nm.get(cur, {}))):
            src = "ecb" if k in em.get(cur, {}) and (cur, k[0]) not in ECB_AVOID else "nbp"
            if src == "nbp" and k not in nm.get(cur, {}):
                src = "ecb"
            mean, last, n = (em if src == "ecb" else nm)[cur][k]
            rows.append((cur, f"{k[0]}-{k[1]:02d}", sig(mean), sig(last), n, src))
    write("fx_monthly.csv", ["currency", "month", "mean_per_usd", "last_per_usd", "n_obs", "source"], rows)

    rows, checks = [], []
    for cur in sorted(set(ea) | set(na) | set(pw) | set(ha) | set(ci) | set(pg)):
        if cur == "USD":
            continue
        years = set(ea.get(cur, {})) | set(na.get(cur, {})) | set(pw.get(cur, {})) | set(ha.get(cur, {})) | set(ci.get(cur, {})) | set(pg.get(cur, {}))
        for y in sorted(years):
            e, n, h, p = (s.get(cur, {}).get(y) for s in (ea, na, ha, pw))
            have = {}
            if e:
                have["ecb"] = e
            if n:
                have["nbp"] = n
            if p:
                have["pwt91"] = (p[0], 12, 1)
            if y in ci.get(cur, {}):
                have["cia"] = (ci[cur][y], 12, 1)
            if y in pg.get(cur, {}):
                have["peg"] = (*pg[cur][y][:2], 1)
            hard = y in pg.get(cur, {}) and pg[cur][y][2]
            if h:
                have["hmrc"] = h
            order = ["ecb", "nbp", "peg", "pwt91", "cia", "hmrc"] if hard else ["ecb", "nbp", "pwt91", "cia", "peg", "hmrc"]
            ifs = have.get("pwt91") or have.get("cia")
            if (cur, y) in ECB_AVOID and "nbp" in have:
                order = ["nbp", "pwt91", "cia", "peg", "hmrc", "ecb"]
            elif n and ifs and abs(n[0] / ifs[0] - 1) > 0.02 and not (p and p[1] != "market"):
                order = ["ecb", "pwt91", "cia", "nbp", "peg", "hmrc"]
            if len(have) > 1 and y == 2026:
                have.pop("hmrc", None)
            full = [s for s in order if s in have and have[s][1] == 12 and (s != "ecb" or have[s][2] > 200)]
            best = max(have.values(), key=lambda v: v[1])[1]
            src = full[0] if full else next(s for s in order if s in have and have[s][1] == best)
            v, months, obs = have[src]
            if months < 3 and y < 2026:
                continue  # a few weeks do not make an annual average
            flags = []
            if months < 12:
                flags.append("partial")
            if src == "pwt91" and p[1] != "market":
                flags.append("estimated")
            if y < born.get(cur, 0):
                flags.append("restated")
            rest = {s: have[s][0] for s in order if s in have and s != src and (have[s][1] == 12 or months < 12)}
            worst = max(((abs(x / v - 1), s) for s, x in rest.items() if s != "hmrc"), default=None)
            if worst is None and "hmrc" in rest:
                worst = (abs(rest["hmrc"] / v - 1), "hmrc")
            if worst and worst[0] > (0.02 if worst[1] != "hmrc" else 0.05):
                flags.append("disagree")
                checks.append((cur, y, src, sig(v), worst[1], sig(rest[worst[1]]), f"{worst[0]:.4f}"))
            if not worst:
                flags.append("unchecked")
            rows.append((cur, y, sig(v), src, months, obs, worst[1] if worst else "",
                         f"{worst[0]:.4f}" if worst else "", "|".join(flags)))
    write("fx_annual.csv", ["currency", "year", "per_usd", "source", "months", "n_obs",
                            "check_source", "check_rel_diff", "flags"], rows)
    write("fx_checks.csv", ["currency", "year", "source", "per_usd", "other", "other_per_usd", "rel_diff"],
          sorted(checks, key=lambda r: -float(r[-1])))
    print("spikes dropped from NBP:", [(c, str(d), sig(v), sig(p), sig(n)) for c, d, v, p, n in spikes])
    print(json.dumps(collections.Counter(r[3] for r in rows)))


if __name__ == "__main__":
    main()

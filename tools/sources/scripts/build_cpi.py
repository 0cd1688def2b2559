"""us_cpi_monthly.csv and us_cpi_annual.csv from the data base inside the `cpi` package
(US Bureau of Labor Statistics, CPI-U, US city average, all items, not seasonally adjusted)."""
import importlib.util
import pathlib
import sqlite3

from facts import write

if __name__ == "__main__":
    db = pathlib.Path(importlib.util.find_spec("cpi").origin).parent / "cpi.db"
    con = sqlite3.connect(db)
    got = con.execute("select year, period, value from indexes where series='CUUR0000SA0' "
                      "order by year, period").fetchall()
    write("us_cpi_monthly.csv", ["month", "cpi_u_1982_84"],
          [(f"{y}-{p[1:]}", v) for y, p, v in got if p[0] == "M" and p <= "M12"])
    write("us_cpi_annual.csv", ["year", "cpi_u_1982_84"], [(y, v) for y, p, v in got if p == "M13"])

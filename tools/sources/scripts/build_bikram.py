"""bikram_years.csv: the first days of 1 Baisakh and 1 Shrawan (fourth month) of each Bikram Sambat year and the days of
its months, from nepali-datetime.
1 Shrawan is the first day of Nepal's fiscal year.  The months' lengths are set by an almanac, not by a formula, so days
after the last almanac are forecasts: packages differ by a day in BS 2086 and 2090."""

import nepali_datetime

from facts import write


def main():
    rows = []
    for year in range(2000, 2098):
        firsts = [nepali_datetime.date(year, month, 1).to_datetime_date() for month in range(1, 13)]
        firsts.append(nepali_datetime.date(year + 1, 1, 1).to_datetime_date())
        days = " ".join(str((later - earlier).days) for earlier, later in zip(firsts, firsts[1:]))
        rows.append((year, firsts[0], firsts[3], days))
    write("bikram_years.csv", ["bikram_year", "baisakh_1", "shrawan_1", "month_days"], rows)


if __name__ == "__main__":
    main()

"""bikram_years.csv: the Gregorian day of 1 Shrawan (fourth month) of each Bikram Sambat year, from nepali-datetime.
It is the first day of Nepal's fiscal year.  The months' lengths are set by an almanac, not by a formula, so days
after the last almanac are forecasts: packages differ by a day in BS 2086 and 2090."""

import nepali_datetime

from facts import write


def main():
    days = [(year, nepali_datetime.date(year, 4, 1).to_datetime_date()) for year in range(2000, 2098)]
    write("bikram_years.csv", ["bikram_year", "shrawan_1"], days)


if __name__ == "__main__":
    main()

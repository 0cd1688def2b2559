"""What sums take over from each other, repeats, and stated equivalents."""

from __future__ import annotations

import pytest
from hand_made import codes, flags, items, said, shares, years

from fundnorm.model.money import Modifier, RatePer


class TestWhatIsTakenOver:
    def test_a_part_takes_its_whole_s_time(self) -> None:
        whole, part = items(said(160, period=years(2), announced="2025-01"), said(80, part_of=0), to="INR")
        assert part.time == whole.time
        assert part.mention.period is None
        assert shares(part) == [("IN 2024-25", "40.00"), ("IN 2025-26", "40.00")]
        assert codes(part) == ["period-inherited", "calendar-country", "start", "even-split"]
        assert part.assumptions[0].text == "period inherited from 1"
        assert part.part_of == 1

    def test_a_part_keeps_its_own_time(self) -> None:
        _, part = items(said(160, period=years(2)), said(80, part_of=0, period=years(1)), to="INR")
        assert len(shares(part)) == 1
        assert "period-inherited" not in codes(part)

    def test_a_whole_takes_nothing_from_its_part(self) -> None:
        whole, _ = items(said(160), said(80, part_of=0, period=years(1)), to="INR")
        assert (whole.time, whole.schedule) == (None, None)

    def test_an_equivalent_takes_its_anchor_s_time_and_the_other_way_round(self) -> None:
        for mentions in (
            (said(160, period=years(2)), said(2, "USD", equivalent_of=0)),
            (said(160), said(2, "USD", equivalent_of=0, period=years(2))),
        ):
            found = items(*mentions, to="INR")
            assert [len(shares(one)) for one in found] == [2, 2]

    def test_a_part_may_stand_before_its_whole(self) -> None:
        part, whole = items(said(80, part_of=1), said(160, period=years(2)), to="INR")
        assert (part.part_of, len(shares(part)), whole.part_of) == (2, 2, None)


class TestRepeats:
    def test_fold_into_one_item(self) -> None:
        found = items(
            said(160, announced="2025"),
            said(160, equivalent_of=0, period=years(2)),
            said(80, part_of=1),
            said(160, equivalent_of=1),
        )
        assert [(one.number, one.repeats, one.part_of) for one in found] == [(1, 2, None), (2, 0, 1)]
        assert found[0].announced == "2025"
        assert len(shares(found[0])) == 2
        assert "period-inherited" not in codes(found[0])

    def test_renumber_what_points_past_them(self) -> None:
        found = items(
            said(5), said(5, equivalent_of=0), said(9), said(2, "USD", equivalent_of=2), said(3, part_of=3)
        )
        assert [(one.number, one.equivalent_of, one.part_of) for one in found] == [
            (1, None, None),
            (2, None, None),
            (3, 2, None),
            (4, None, 3),
        ]

    def test_in_another_currency_stay_items(self) -> None:
        found = items(said(160), said(2, "USD", equivalent_of=0), said(2, "USD", equivalent_of=0))
        assert [(one.repeats, one.equivalent_of) for one in found] == [(0, None), (1, 1)]

    def test_of_another_amount_stay_items(self) -> None:
        found = items(said(3, per=RatePer.YEAR, period=years(5)), said(15, equivalent_of=0))
        assert [one.repeats for one in found] == [0, 0]

    def test_fold_whatever_limits_the_figure(self) -> None:
        found = items(said(160, modifier=Modifier.AT_MOST), said(160, equivalent_of=0))
        assert [one.repeats for one in found] == [1]

    def test_may_leave_out_the_unit_of_time_but_not_add_one(self) -> None:
        assert len(items(said(3, per=RatePer.YEAR), said(3, equivalent_of=0))) == 1
        assert len(items(said(3), said(3, per=RatePer.YEAR, equivalent_of=0))) == 2

    def test_equal_sums_for_two_purposes_are_two(self) -> None:
        assert len(items(said(5), said(5))) == 2

    def test_a_link_to_nowhere_is_dropped(self) -> None:
        found = items(said(5, part_of=7), said(6, equivalent_of=-1), said(7, part_of=2))
        assert [(one.part_of, one.equivalent_of) for one in found] == [(None, None)] * 3


class TestStatedEquivalents:
    @pytest.mark.parametrize(
        ("stated", "flagged"), [(100, False), (105, False), (95, False), (106, True), (94, True), (1, True)]
    )
    def test_far_from_the_market_are_flagged(self, stated: int, flagged: bool) -> None:
        anchor, equivalent = items(said(8000, announced="2025"), said(stated, "USD", equivalent_of=0))
        assert flags(anchor) == []
        assert flags(equivalent) == (["equivalent-gap"] if flagged else [])

    def test_say_how_far_they_are(self) -> None:
        _, equivalent = items(said(8000, announced="2025"), said(10_000, "USD", equivalent_of=0))
        assert equivalent.flags[0].text.startswith("100 times what 1 comes to at the market rate of 2025: ")

    def test_keep_the_stated_figure(self) -> None:
        _, equivalent = items(said(8000, announced="2025"), said(200, "USD", equivalent_of=0), to="USD")
        assert equivalent.value_low == 200

    def test_are_not_flagged_where_no_date_is_known(self) -> None:
        _, equivalent = items(said(8000), said(200, "USD", equivalent_of=0))
        assert flags(equivalent) == []

    def test_are_checked_without_conversion_too(self) -> None:
        _, equivalent = items(said(8000, announced="2025"), said(200, "USD", equivalent_of=0), to="none")
        assert flags(equivalent) == ["equivalent-gap"]

    def test_compare_a_yearly_rate_with_its_total(self) -> None:
        rate = said(3, "USD", per=RatePer.YEAR, period=years(5), announced="2025")
        assert flags(items(rate, said(15, "USD", equivalent_of=0))[1]) == []
        assert flags(items(rate, said(30, "USD", equivalent_of=0))[1]) == ["equivalent-gap"]

    def test_without_a_rate_are_not_compared(self) -> None:
        _, equivalent = items(said(8000, announced="2025"), said(2, "XAU", equivalent_of=0), to="none")
        assert flags(equivalent) == []

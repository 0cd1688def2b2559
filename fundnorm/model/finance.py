"""What a sum is in public finance: its kind, and the code that IATI gives it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Kind"]


class Kind(StrEnum):
    """The stage or nature of a sum, as GAO's budget glossary and the OECD DAC use the words."""

    BUDGET = "budget"
    AUTHORISATION = "authorisation"
    APPROPRIATION = "appropriation"
    ALLOCATION = "allocation"
    COMMITMENT = "commitment"
    DISBURSEMENT = "disbursement"
    GRANT = "grant"
    LOAN = "loan"
    INVESTMENT = "investment"
    REVENUE = "revenue"
    COST = "cost"
    FINE = "fine"
    OTHER = "other"

    @property
    def iati(self) -> str | None:
        """The IATI 2.03 TransactionType code, or None where the standard has none.

        >>> Kind.COMMITMENT.iati, Kind.DISBURSEMENT.iati, Kind.FINE.iati
        ('2', '3', None)
        """
        return {"commitment": "2", "disbursement": "3"}.get(self.value)

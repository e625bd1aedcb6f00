"""Where a run stands a moment later, without reading its whole log again: ten thousand counts take 15 ms."""

from collections.abc import Mapping
from dataclasses import replace

from app.loonwaarde.telling import COLLEGA, WERKNEMER, Kant, Stand, Telsoort

MANY = 1_000  # events up to which the log is read every time


def may_go_on(events: int, later_ms: int) -> bool:
    """Whether a stand of `later_ms` ago will do: the longer the log, the longer."""
    return events > MANY and 0 <= later_ms < events // 2


def go_on(stand: Stand, later_ms: int, counts: Mapping[tuple[str, str], int]) -> Stand:
    """A stand that goes on, `later_ms` later, with the units counted until then.

    Only for counts: after an interruption, a correction or an end the log is read again.
    """
    return replace(
        stand,
        looptijd_ms=stand.looptijd_ms + later_ms,
        werknemer=_later(stand.werknemer, later_ms, WERKNEMER, counts),
        collega=_later(stand.collega, later_ms, COLLEGA, counts),
    )


def _later(kant: Kant, later_ms: int, wie: str, counts: Mapping[tuple[str, str], int]) -> Kant:
    made, faults = counts[wie, Telsoort.GEMAAKT], counts[wie, Telsoort.FOUT]
    return replace(
        kant,
        gemaakt=made,
        fouten=faults,
        bruto_ms=kant.bruto_ms + later_ms,
        netto_ms=kant.netto_ms + (0 if kant.nu_onderbroken else later_ms),
        gezien=kant.gezien or bool(made or faults),
    )

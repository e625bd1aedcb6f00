"""What a service touched, so that screens refresh what changed and nothing else."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ref:
    """One object of the archive: its kind (the name of its table) and its number."""

    soort: str
    id: int


@dataclass(frozen=True, slots=True)
class Change:
    """The objects a service created, changed or removed, and when it was stored.

    `parents` holds what the touched objects belong to (the meting of a hoofdtaak, the kandidaat of
    that meting …), so that a screen only has to look for its own object.
    """

    refs: frozenset[Ref] = frozenset()
    parents: frozenset[Ref] = frozenset()
    moment: datetime = field(default_factory=datetime.now)

    def touches(self, soort: str, object_id: int | None = None) -> bool:
        """Whether an object of this kind (and number) or something inside it changed."""
        return any(ref.soort == soort and object_id in (None, ref.id) for ref in self.refs | self.parents)

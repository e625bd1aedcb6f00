"""One case or two beside each other: what is typed, what it gives, which one is in the form."""

from collections.abc import Mapping
from datetime import date

from app.loonwaarde import Bedragen
from app.services.errors import UserError
from app.services.rekenhulp.invoer import read_situatie, suggest_teksten
from app.services.rekenhulp.records import Berekening
from app.services.rekenhulp.rekenen import compute_berekening

A, B = "A", "B"


class Cases:
    """`texts` and `answers` by letter; an answer is None while its case cannot be worked out.

    `messages` are those of the case in front, by field; `refused` tells whether they stand in its way.
    """

    def __init__(self, bedragen: Bedragen) -> None:
        self.bedragen, self.front = bedragen, A
        self.texts: dict[str, dict[str, str]] = {}
        self.answers: dict[str, Berekening | None] = {}
        self.messages: dict[str, str] = {}

    def begin(self, today: date) -> None:
        """One case again, as suggested."""
        self.texts, self.answers, self.front = {A: suggest_teksten(self.bedragen, today)}, {}, A

    @property
    def both(self) -> bool:
        """Whether a second case stands beside the first."""
        return B in self.texts

    @property
    def refused(self) -> bool:
        """Whether the case in front cannot be worked out."""
        return self.answers.get(self.front) is None

    @property
    def lacks_amount(self) -> bool:
        """Whether that is so because the law's amount for the first day is not known."""
        return self.refused and "Wettelijke bedragen" in self.messages.get("ingangsdatum", "")

    @property
    def known(self) -> tuple[Berekening, ...]:
        """The cases that are worked out, A first."""
        return tuple(answer for _, answer in sorted(self.answers.items()) if answer is not None)

    @property
    def complete(self) -> bool:
        """Whether every case is worked out."""
        return len(self.known) == len(self.texts)

    def toggle(self) -> None:
        """Put B beside A, beginning as a copy of it, or take B away."""
        if self.both:
            self.texts.pop(B)
            self.answers.pop(B, None)
            self.front = A
        else:
            self.texts[B] = dict(self.texts[A])
            self.front = B

    def take(self, texts: Mapping[str, str], judging: bool) -> bool:
        """Work out the case in front from these texts.

        While typing (not judging) what cannot be read yet leaves the last answer standing: False.
        """
        answer, messages = self._answer(texts)
        self.texts[self.front] = dict(texts)
        if answer is None and not judging:
            return False
        self.answers[self.front], self.messages = answer, messages
        return True

    def change_amounts(self, bedragen: Bedragen) -> None:
        """Other legal amounts: every case is worked out anew."""
        self.bedragen = bedragen
        self.answers = {letter: self._answer(texts)[0] for letter, texts in self.texts.items()}

    def _answer(self, texts: Mapping[str, str]) -> tuple[Berekening | None, dict[str, str]]:
        gelezen = read_situatie(texts)
        if gelezen.situatie is None:
            return None, dict(gelezen.meldingen)
        try:
            answer = compute_berekening(gelezen.situatie, self.bedragen)
        except UserError as fout:
            return None, {fout.veld: fout.tekst}
        return answer, dict(answer.let_op)

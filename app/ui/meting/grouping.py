"""Joining and splitting on the step Taken en uren: with the handles, by keys and by dragging."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from app.services.meten.metingen import move_hoofdtaak
from app.services.meten.taken import join_taken, move_deeltaak, split_deeltaak, split_hoofdtaak
from app.services.records import HoofdtaakRecord
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.taak_row import TaakRow

KIES = tr("Kies eerst twee of meer taken: klik op hun nummers, of druk daar op de spatiebalk.")


class Page(Protocol):
    """What the page offers here."""

    rows: dict[int, TaakRow]

    def flush(self) -> None:
        """Store what is being typed."""


class Grouping(QObject):
    """Which tasks are chosen, and what keys, clicks and drags do with them."""

    def __init__(self, draft: Draft, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self.draft, self.page = draft, page
        self.chosen: list[int] = []
        self.here = 0
        self.drags = Drags(self)

    @property
    def taken(self) -> tuple[HoofdtaakRecord, ...]:
        """The tasks in order."""
        return self.draft.record.hoofdtaken if self.draft.record is not None else ()

    def bind(self, row: TaakRow) -> None:
        """Listen to a new row."""
        number = row.taak_id
        row.handle.asked.connect(lambda what, shift: self.do(number, what, shift))
        row.handle.dragged.connect(lambda place: self.drags.show_target(number, place))
        row.handle.dropped.connect(lambda place: self.drags.drop(number, place))
        row.parts.asked.connect(self._split_part)
        row.parts.dragged.connect(lambda _deel, place: self.drags.show_target(0, place))
        row.parts.dropped.connect(self.drags.drop_part)
        row.offer.clicked.connect(lambda: self.offer(number))

    def settle(self) -> None:
        """After reading again: what is gone is no longer chosen, one handle is in reach of Tab."""
        ids = [taak.id for taak in self.taken]
        self.chosen = [number for number in self.chosen if number in ids]
        if self.here not in ids:
            self.here = ids[0] if ids else 0
        self._show()

    def do(self, number: int, what: str, shift: bool = False) -> None:
        """What a key on the handle of this task asks."""
        acts: dict[str, Callable[[], None]] = {
            "choose": lambda: self.choose(number),
            "join": lambda: self.join(number),
            "split": lambda: self.split(number),
            "up": lambda: self._walk(number, -1, shift),
            "down": lambda: self._walk(number, 1, shift),
        }
        acts[what]()

    def choose(self, number: int) -> None:
        """Choose a task, or let it go."""
        self.here = number
        if number in self.chosen:
            self.chosen.remove(number)
        else:
            self.chosen.append(number)
        self._show()

    def join(self, number: int = 0) -> None:
        """Join the chosen tasks into the highest; with none chosen this task with the one above it."""
        order = [taak.id for taak in self.taken]
        chosen = sorted(self.chosen, key=order.index)
        if len(chosen) < 2 and number in order[1:]:
            chosen = [order[order.index(number) - 1], number]
        if len(chosen) < 2:
            self.draft.context.messages.show(KIES, "attention")
            return
        self.perform(join_taken, chosen[0], chosen[1:])
        self.chosen, self.here = [], chosen[0]

    def split(self, number: int = 0) -> None:
        """Give each deeltaak of this task (or of the chosen ones) its own row again."""
        wanted = [number] if number else self.chosen or [self.here]
        for taak in self.taken:
            if taak.id in wanted and len(taak.deeltaken) > 1:
                self.perform(split_hoofdtaak, taak.id)
            elif taak.id in wanted:
                words = tr("Taak {nummer} is één taak; er is niets te splitsen.", nummer=taak.volgnr)
                self.draft.context.messages.show(words, "info")
        self.chosen = []

    def offer(self, number: int) -> None:
        """The tasks a too small one can be joined with."""
        row = self.page.rows[number]
        menu = QMenu(row)
        for taak in self.taken:
            if taak.id != number:
                naam = taak.omschrijving or tr("(nog zonder naam)")
                act = menu.addAction(tr("Taak {nummer}: {naam}", nummer=taak.volgnr, naam=naam))
                act.triggered.connect(
                    lambda _on=False, doel=taak.id: self.perform(join_taken, doel, [number])
                )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(row.offer.mapToGlobal(QPoint(0, row.offer.height())))

    def _walk(self, number: int, step: int, extend: bool) -> None:
        order = [taak.id for taak in self.taken]
        there = order[max(0, min(len(order) - 1, order.index(number) + step))]
        if extend:
            self.chosen += [own for own in (number, there) if own not in self.chosen]
        self.here = there
        self._show()
        self.page.rows[there].handle.setFocus()

    def _split_part(self, deel: int, what: str) -> None:
        if what == "split":
            self.perform(split_deeltaak, deel)

    def perform(self, service: Callable[..., Any], *args: Any) -> None:
        """Let a service divide the tasks anew; what is being typed is stored first."""
        if not self.draft.closed:
            self.page.flush()
            self.draft.perform(service, *args)

    def _show(self) -> None:
        for number, row in self.page.rows.items():
            row.handle.set_chosen(number in self.chosen)
            row.handle.set_reach(number == self.here)


class Drags:
    """What a drag shows on its way and does at its end."""

    def __init__(self, grouping: Grouping) -> None:
        self.grouping = grouping

    def show_target(self, number: int, place: QPoint) -> None:
        """Mark the row under a drag."""
        target, where = self._target(place)
        for own, row in self.grouping.page.rows.items():
            row.set_target(where if own == target and own != number else "")

    def drop(self, number: int, place: QPoint) -> None:
        """A task let go: on another it is joined, between others moved."""
        target, where = self._target(place)
        self.show_target(0, QPoint(-1, -1))
        if not target or target == number:
            return
        if where == "join":
            self.grouping.perform(join_taken, target, [number])
            self.grouping.here = target
            return
        order = [taak.id for taak in self.grouping.taken]
        van, naar = order.index(number), order.index(target) + (where == "below")
        self.grouping.perform(move_hoofdtaak, number, naar - van - (naar > van))

    def drop_part(self, deel: int, place: QPoint) -> None:
        """A deeltaak let go: in another hoofdtaak, or outside all as a task of its own."""
        target, _where = self._target(place)
        self.show_target(0, QPoint(-1, -1))
        own = (taak.id for taak in self.grouping.taken if any(part.id == deel for part in taak.deeltaken))
        eigen = next(own, 0)
        if target and target != eigen:
            self.grouping.perform(move_deeltaak, deel, target)
        elif not target:
            self.grouping.perform(split_deeltaak, deel)

    def _target(self, place: QPoint) -> tuple[int, str]:
        """The row under this place, and whether letting go joins, or moves above or below it."""
        for number, row in self.grouping.page.rows.items():
            at = row.mapFromGlobal(place)
            if row.isVisible() and row.rect().contains(at):
                edge = min(10, row.height() // 4)
                return (
                    number,
                    "above" if at.y() < edge else "below" if at.y() > row.height() - edge else "join",
                )
        return 0, ""

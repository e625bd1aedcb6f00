"""The list of kandidaten with a preview beside it; Enter opens the dossier."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.ui.context import Context, Screen
from app.ui.kandidaten.list_card import ListCard
from app.ui.kandidaten.preview import Preview
from app.ui.language import tr
from app.ui.theme import space, theme
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import PageHead

ROOM_FOR_PREVIEW = 900  # pixels


class KandidatenScreen(Screen):
    """All kandidaten; the preview follows the row in use and gives way where there is no room."""

    title = tr("Kandidaten")
    makes_room = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list, self.preview = ListCard(context), Preview()
        self.contact_button = PrimaryButton(tr("Contact"), "Ctrl N", icon_name="plus")
        self.contact_button.clicked.connect(lambda: context.log_contact())
        self.head = PageHead(tr("Kandidaten"), " ", self._buttons())
        self.list.described.connect(self.head.subtitle.setText)
        self.list.row_shown.connect(self.preview.show_rij)
        self.list.opened.connect(self._open_dossier)
        self.list.new_wished.connect(self.new)
        self.preview.open_wished.connect(self._open_dossier)
        self.preview.contact_wished.connect(lambda number: context.log_contact(number))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.list, 1)
        row.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.head)
        column.addLayout(row, 1)

    def open(self, **_arg: Any) -> None:
        self.list.arrive()

    def refresh(self, change: Change | None) -> None:
        self.list.refresh(change)

    def new(self) -> None:
        """Create a kandidaat and open the dossier to fill it in."""
        from app.services.dossiers.kandidaten import create_kandidaat

        self.context.write(create_kandidaat, done=self._created, owner=self)

    def kandidaat(self) -> int | None:
        """The kandidaat of the row in use."""
        current = self.list.table.current_id()
        return current if isinstance(current, int) else None

    def top_widgets(self) -> Sequence[QWidget]:
        return (self.contact_button,)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setVisible(event.size().width() >= theme.pixels(ROOM_FOR_PREVIEW))

    def _created(self, result: tuple[int, Change]) -> None:
        self.context.navigate("dossier", id=result[0], tab="gegevens", focus="achternaam")

    def _open_dossier(self, number: int) -> None:
        self.context.navigate("dossier", id=number)

    def _buttons(self) -> Sequence[QWidget]:
        columns = SecondaryButton(tr("Kolommen"), icon_name="columns")
        columns.clicked.connect(
            lambda: self.list.table.column_menu().popup(columns.mapToGlobal(columns.rect().bottomLeft()))
        )
        new = SecondaryButton(tr("Nieuwe kandidaat"), icon_name="plus")
        new.setObjectName("nieuwe_kandidaat")
        new.clicked.connect(self.new)
        read_in = SecondaryButton(tr("Inlezen"), icon_name="download")
        read_in.setObjectName("naar_inlezen")
        read_in.clicked.connect(lambda: self.context.navigate("inlezen"))
        return columns, read_in, new

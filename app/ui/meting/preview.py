"""The pages of the report as pictures."""

from collections.abc import Callable
from typing import Any

from app.services.papier.rapporten import render_rapport
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.widgets.paper_pages import PaperPages


class Preview(PaperPages):
    """Follows the draft."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft.context, tr("het rapport"))
        self.draft = draft

    def wish(self) -> Any:
        return self.draft.record

    def source(self) -> tuple[Callable[..., tuple[bytes, ...]], Any]:
        return render_rapport, self.draft.meting_id

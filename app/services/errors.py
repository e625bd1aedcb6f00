"""Errors a user can do something about."""


class UserError(Exception):
    """A message for the user, in Dutch: what is wrong and what to do.

    `veld` names the field the message belongs to, or is empty when it concerns the whole act.
    """

    def __init__(self, tekst: str, veld: str = "") -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.veld = veld

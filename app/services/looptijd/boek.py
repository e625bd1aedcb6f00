"""The legal amounts as this archive uses them: one door for all that computes a running subsidie."""

from app.services.bedragen.lezen import read_bedragen as read_boek

__all__ = ["read_boek"]

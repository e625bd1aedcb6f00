"""Reads and works a running program from outside, over the accessibility bus, as a screen reader does.

Run by a Python that has gi (python3-gi); nothing of the program is imported. Two words: a road as JSON
(per step: title, role, beginning of the name, what to do with it) and the file that gets what was told.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

ATSPI, ACCESSIBLE = "org.a11y.atspi", "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
PATIENCE = 60.0  # seconds in which a step comes about
LONGEST = 20_000  # milliseconds for one question
STATES = {8: "enabled", 11: "focusable", 12: "focused", 25: "showing", 30: "visible"}
MOST = 1_500  # things looked at in one window


class Node:
    """One thing a screen reader can speak of."""

    def __init__(self, bus: Any, owner: str, path: str) -> None:
        self.bus, self.owner, self.path = bus, owner, path

    def ask(self, interface: str, method: str, arguments: Any = None) -> Any:
        place = self.owner, self.path, interface, method
        return self.bus.call_sync(*place, arguments, None, Gio.DBusCallFlags.NONE, LONGEST, None).unpack()

    def read(self, what: str) -> str:
        arguments = GLib.Variant("(ss)", (ACCESSIBLE, what))
        return str(self.ask("org.freedesktop.DBus.Properties", "Get", arguments)[0])

    def told(self) -> tuple[str, str, str, list[str]]:
        """Role, name, description and states."""
        low, high = self.ask(ACCESSIBLE, "GetState")[0]
        states = [word for bit, word in STATES.items() if (low | high << 32) >> bit & 1]
        return self.ask(ACCESSIBLE, "GetRoleName")[0], self.read("Name"), self.read("Description"), states

    def children(self) -> list["Node"]:
        return [Node(self.bus, owner, path) for owner, path in self.ask(ACCESSIBLE, "GetChildren")[0]]

    def act(self, what: str) -> None:
        """Press it, or type in it ("typ:woorden")."""
        if what == "druk":
            self.ask(f"{ATSPI}.Action", "DoAction", GLib.Variant("(i)", (0,)))
        elif what.startswith("typ:"):
            words = GLib.Variant("(s)", (what.removeprefix("typ:"),))
            self.ask(f"{ATSPI}.EditableText", "SetTextContents", words)


def walk(node: Node) -> Any:
    """The node and all that stands in it and shows, in the order in which it is read."""
    waiting = [node]
    for _ in range(MOST):
        if not waiting:
            return
        here = waiting.pop(0)
        try:
            told = here.told()
            if here is node or "showing" in told[3]:
                yield here, told
                waiting = here.children() + waiting
        except GLib.Error:  # gone between two questions
            continue


def wait(look: Any) -> Any:
    """Ask again until there is an answer; each question is one to the program itself."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := look():
            return found
    return None


def look_for(program: Node, role: str, name: str) -> Any:
    """What is in view, and in it the first thing with this role and a name that begins so; None without."""
    seen = list(walk(program))
    found = [node for node, told in seen if told[0] == role and told[1].startswith(name)]
    return (found[0], [told for _node, told in seen]) if found else None


def main(road: str, answer: str) -> None:
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    (address,) = Node(session, "org.a11y.Bus", "/org/a11y/bus").ask("org.a11y.Bus", "GetAddress")
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
    desktop = Node(bus, f"{ATSPI}.Registry", ROOT)
    apps = lambda: [node for node in desktop.children() if node.read("Name") == "loonwaarde"]  # noqa: E731
    (program,) = wait(apps) or [desktop]
    steps = {}
    for title, role, name, what in json.loads(road):
        found = wait(lambda role=role, name=name: look_for(program, role, name))
        if found is None:
            steps["blijft steken"] = [told for _node, told in walk(program)]
            break
        steps[title] = found[1]
        found[0].act(what)
    Path(answer).write_text(json.dumps(steps, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    from gi.repository import Gio, GLib

    main(*sys.argv[1:])

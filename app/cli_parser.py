"""How the commands are read: the parser of Python, speaking Dutch."""

import argparse
import re
from typing import Any, NoReturn

VERKEERD_GEBRUIK = 2
MELDINGEN = (
    (r"the following arguments are required: (.*)", r"Dit ontbreekt: \1."),
    (r"one of the arguments (.*) is required", r"Dit ontbreekt, één van: \1."),
    (r"unrecognized arguments: (.*)", r"Dit is onbekend: \1."),
    (r"argument .*: invalid choice: (.*?) \(.*", r"Dit is onbekend: \1."),
    (r"argument (.*): expected one argument", r"Achter \1 hoort een waarde."),
    (r"argument (.*): not allowed with argument (.*)", r"\1 gaat niet samen met \2."),
    (r"argument (.*): invalid .* value: (.*)", r"\1: \2 klopt niet."),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """A parser that explains and refuses in Dutch."""

    def __init__(self, **waarden: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **waarden)
        self._positionals.title, self._optionals.title = "Invoer", "Opties"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def error(self, message: str) -> NoReturn:
        for patroon, tekst in MELDINGEN:
            if re.fullmatch(patroon, message, re.DOTALL):
                message = re.sub(patroon, tekst, message, count=1, flags=re.DOTALL)
                break
        self.exit(VERKEERD_GEBRUIK, f"{message}\nUitleg: {self.prog} --help\n")

"""The real program, installed on a bare Debian; only in the long form (`--long`), for it takes half an hour.

Built here; then installed, started, looked at, put beside a next version and removed. What a machine cannot
do is skipped with its reason.
"""

import pickle
import shutil
import sys
from pathlib import Path

import pytest

from app import __version__
from app.documents.opmaak import lay_out
from app.documents.papier import PageFrame, Properties, Stuk
from app.models.migration import HEAD
from installer import release
from tests.installer.bare import LISTEN, ROOT, Debian, must

PASSPHRASE = "voorbeeld-archief"
LIBRARIES = "find /usr/lib/loonwaarde -name '*.so*' -type f -exec ldd {} + 2>/dev/null | grep 'not found'"
TASK = '{"aandeel":"100","tempo":"60","kwaliteit":"90","netto_werktijd":"95"}'
QUESTION = f'{{"soort":"loonwaarde","hoofdtaken":[{TASK}]}}'
LIST = "Achternaam;Roepnaam;BSN;Gemeente\nHofman;Lotte;123456782;Enschede\n"
LEFT = (  # the socket of a program that was killed, as here, goes at its next start or with the computer
    "find / -xdev -iname '*loonwaarde*' -not -type s -not -path '/home/*' -not -path '/media/*' "
    "-not -path '/var/log/*' -not -path '/var/cache/*' -not -path '/proc/*'"
)
ENGLISH = "[uiterlijk]\\ntaal=en\\n[hulp]\\nrondleiding_gezien=true\\n"
OPEN = ("ontgrendelen", "push button", "Ontgrendelen", "druk")
NEXT = "99.0.0"
FREEZE = "from installer import build, freeze; build.prepare(); freeze.freeze(build.this_release())"
MIGRATION = f"""
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{HEAD}", None, None


def upgrade():
    op.execute("ALTER TABLE plaatsing ADD COLUMN later INTEGER")
"""
ARCHIVE = "/home/mens/.local/share/loonwaarde/voorbeeld"
LOOK = (
    f"echo {PASSPHRASE} | '{{}}' verify {ARCHIVE} --wachtwoord-stdin 2>&1; "
    f"md5sum $(find {ARCHIVE} -type f | sort) > som"
)
BESIDE = """
rm -f ~/.local/share/loonwaarde/*.slot  # of a program that ended: the first would not be waited for
loonwaarde --archief "$1" & first=$!
until ls ~/.local/share/loonwaarde/*.slot >/dev/null 2>&1; do sleep 0.1; done
timeout 60 "$2" --archief "$1"; echo tweede $?
kill -0 $first && echo eerste staat; kill $first; wait $first
timeout 10 "$2" --archief "$1"; echo daarna $?
"""


@pytest.fixture(scope="module")
def debian(request, tmp_path_factory):
    """A bare Debian on which the package was installed as `python3 installer/build.py` makes it here."""
    if not request.config.getoption("--long"):
        pytest.skip("alleen in de lange vorm: --long")
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb ontbreekt")
    made = Debian(tmp_path_factory.mktemp("bare") / "debian")
    must(sys.executable, ROOT / "installer" / "build.py")
    deb = f"loonwaarde_{__version__}_{release.this_release().debian_machine}.deb"
    shutil.copy(ROOT / "dist" / deb, made.folder / "media")
    made.install(f"/media/{deb}")
    return made


def test_everything_it_needs_is_installed(debian):
    assert debian.user("loonwaarde --version") == f"Loonwaarde {__version__}\n"
    assert debian.do("dpkg --verify loonwaarde") == ""
    assert debian.do(f"export LD_LIBRARY_PATH=/usr/lib/loonwaarde/_internal; {LIBRARIES} || true") == ""
    window = debian.user("timeout 20 loonwaarde; echo einde $?")
    assert window.strip().endswith("einde 124")  # it stood until its time was up


def test_the_commands_work(debian):
    (debian.folder / "media" / "lijst.csv").write_text(LIST)
    ask = f"echo {PASSPHRASE} | loonwaarde {{}} uit/voorbeeld --wachtwoord-stdin {{}}"
    assert '"loonwaarde": 56' in debian.user("loonwaarde demo --uit uit")
    assert '"loonwaarde": 51' in debian.user(f"echo '{QUESTION}' | loonwaarde bereken")
    assert "Alles is in orde." in debian.user(ask.format("verify", ""))
    read = debian.user(ask.format("inlezen", "/media/lijst.csv --proef"))
    assert "1 kandidaat" in read
    assert debian.user("loonwaarde gids --uit gids.pdf").endswith("gids.pdf\n")


def test_paper_is_made_in_a_process_of_its_own(debian):
    """As the window asks for it, the packaged program makes the same bytes as the source."""
    stukken = (Stuk("titel", ("Een blad",)), Stuk("alinea", ("Zinnen over het werk.", "P", "")))
    work = (False, stukken, PageFrame("voet"), Properties("Een blad", "", None))
    question = pickle.dumps(("app.documents.opmaak", "lay_out", work, False))
    (debian.folder / "media" / "vraag").write_bytes(question)
    debian.user("loonwaarde pers < /media/vraag > antwoord")
    assert pickle.loads((debian.home / "antwoord").read_bytes()) == ("made", lay_out(*work))


def test_every_screen_is_drawn_without_a_fault_and_without_fonts_of_the_system(debian):
    debian.do("mv /usr/share/fonts /usr/share/weg")
    drawn = debian.user("loonwaarde screenshots 'mijn beelden ë'")
    debian.do("mv /usr/share/weg /usr/share/fonts")
    assert "Traceback" not in drawn
    assert drawn.count("-licht.png") > 50


def test_it_speaks_english_when_asked(debian):
    debian.install(LISTEN)
    settings = "~/.config/loonwaarde/loonwaarde.ini"
    debian.user(f"mkdir -p {ARCHIVE} && cp -a uit/voorbeeld/. {ARCHIVE}")
    debian.user(f"mkdir -p ~/.config/loonwaarde; printf '{ENGLISH}' > {settings}")
    road = [("unlock", "push button", "Unlock", "druk"), ("today", "page tab", "Today", "kijk")]
    heard = debian.hear(road, "loonwaarde", "voorbeeld")
    debian.user(f"sed -i s/taal=en/taal=nl/ {settings}")
    assert "The data can be read only with your password." in heard["unlock"]
    assert any(name.startswith("Today") for name in heard["today"])


@pytest.fixture(scope="module")
def later(debian, tmp_path_factory):
    """A next version with one migration more, unpacked in a folder of the user: how to start it."""
    source = tmp_path_factory.mktemp("later") / "bron"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".git", ".venv", "build", "dist"))
    (source / ".venv").symlink_to(ROOT / ".venv")
    change(source / "app" / "__init__.py", __version__, NEXT)
    change(source / "app" / "models" / "migration.py", f'HEAD = "{HEAD}"', 'HEAD = "9999"')
    (source / "app" / "models" / "migrations" / "versions" / "v9999_later.py").write_text(MIGRATION)
    must(sys.executable, "-c", FREEZE, cwd=source)
    place = debian.home / "mijn map ë"
    shutil.copytree(source / "build" / "vries" / "loonwaarde", place, symlinks=True)
    return f"/home/mens/{place.name}/loonwaarde"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_two_versions_beside_each_other(debian, later):
    """One at a time; the later one migrates, keeps a backup and tells once; the older one touches nothing."""
    (debian.folder / "media" / "beside.sh").write_text(BESIDE)
    beside = debian.user(f"sh /media/beside.sh {ARCHIVE} '{later}' 2>/dev/null")
    assert beside.split() == ["tweede", "0", "eerste", "staat", "daarna", "124"]
    news = ("nieuw", "label", f"Loonwaarde is bijgewerkt naar versie {NEXT}.", "kijk")
    debian.hear([OPEN, news], later, "voorbeeld")
    told = debian.hear([OPEN, ("binnen", "page tab", "Vandaag", "kijk")], later, "voorbeeld")
    assert not any("bijgewerkt" in name for name in told["binnen"])
    now = debian.user(LOOK.format(later))
    assert "schema 9999" in now and "Back-ups: 1" in now and "Alles is in orde." in now
    before = (debian.home / "som").read_text()
    refused = debian.user(LOOK.format("loonwaarde"))
    assert "gemaakt met een nieuwere versie" in refused
    road = [OPEN, ("geweigerd", "label", "Dit archief is gemaakt met een nieuwere versie", "kijk")]
    debian.hear(road, "loonwaarde", "voorbeeld")
    assert "nieuwere versie" in debian.user(LOOK.format("loonwaarde"))
    assert (debian.home / "som").read_text() == before


def test_removing_leaves_only_what_is_the_users(debian):
    debian.do("apt-get purge -y loonwaarde")
    assert debian.do(LEFT) == ""
    assert (debian.home / "uit" / "voorbeeld" / "archief.db").is_file()

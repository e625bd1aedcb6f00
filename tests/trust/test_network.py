"""The program opens no network connection: it works where no network exists, and asks for none."""

import json
import re
import subprocess
import sys

from tests.trust.alone import ROOT
from tests.trust.machine import need_strace, without_network

SOCKET = re.compile(r"(socket|connect|sendto)\(.*?(AF_\w+|PF_\w+)")


def demo(tmp_path, *behind):
    """Run the main job behind these words; its answer."""
    words = [*behind, sys.executable, "-X", "utf8", "-m", "app", "demo", "--uit", str(tmp_path / "uit")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def test_the_main_job_asks_for_no_network(demo_run, report):
    need_strace()
    families = [family for _, family in SOCKET.findall(demo_run.trace)]
    outward = [family for family in families if family.endswith(("INET", "INET6"))]
    rapporten = demo_run.answer["rapporten"]
    report(f"network sockets {len(families)} AF_INET {len(outward)} rapporten {len(rapporten)}")
    assert "+++ exited with 0 +++" in demo_run.trace
    assert rapporten
    assert outward == []


def test_the_main_job_works_without_a_network(tmp_path, size, report):
    behind = without_network()
    if size(1, 0):
        command = [*behind, sys.executable, "-m", "app", "bereken"]
        question = '{"soort":"loonwaarde","hoofdtaken":[{"aandeel":"100","tempo":"60","kwaliteit":"90",'
        question += '"netto_werktijd":"95"}]}\n'
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", input=question)
        assert done.returncode == 0 and '"loonwaarde"' in done.stdout, done.stdout + done.stderr
        report("without network: bereken works")
        return
    found = demo(tmp_path, *behind)
    report(f"without network: demo works, rapporten {len(found['rapporten'])}")

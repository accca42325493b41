"""The endpoint under many clients at once: answers, errors, waiting times and the memory of all its processes.

    python -m benchmarks.clients FOLDER --clients 50 --seconds 60

Each client asks one shipped query after the other over HTTP; one of them asks for a cross product that has no end, again and
again, which must be stopped at its limit (503) while the others are answered.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from kg.queries import shipped_queries

PORT = 8765
ENDPOINT = f"http://127.0.0.1:{PORT}/sparql"
RUNAWAY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i && ?c > ?i) }"
NAMES = ("who-pressures-whom", "relations", "speakers", "framings", "demands", "intentions", "ought", "issues", "who-conflicts-with-whom")


def main() -> None:
    """Print how many answers there were of each status, how long they took, and what the server's processes took of memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="what is served")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    with served(options.folder) as server, ThreadPoolExecutor(options.clients + 1) as threads:
        until = time.monotonic() + options.seconds
        runaway = threads.submit(ask_on, cycle([RUNAWAY]), until)
        clients = [threads.submit(ask_on, queries(number), until) for number in range(options.clients)]
        for _ in range(6):
            time.sleep(options.seconds / 7)
            print(f"{memory(server.pid):,.0f} MB", flush=True)
        answers = [answer for client in clients for answer in client.result()]
        show("clients", answers)
        show("runaway", runaway.result())


@contextmanager
def served(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`kg serve FOLDER`, ready to answer."""
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", str(folder), "--port", str(PORT), "--seconds", "5"]
    server = subprocess.Popen(command)  # noqa: S603 - a program of our own
    try:
        while ask("ASK {}")[0] != "200":
            time.sleep(0.2)
        yield server
    finally:
        server.terminate()
        server.wait(30)


def queries(number: int) -> Iterator[str]:
    """The shipped queries in turn, each client from another one on."""
    return islice(cycle([shipped_queries()[name].text for name in NAMES]), number, None)


def ask_on(texts: Iterator[str], until: float) -> list[tuple[str, float]]:
    """Status and seconds of each answer until the time is over."""
    answers = []
    while time.monotonic() < until:
        answers.append(ask(next(texts)))
    return answers


def ask(text: str) -> tuple[str, float]:
    """The status of an answer, or the error that came instead, and its seconds."""
    start = time.monotonic()
    try:
        with urlopen(ENDPOINT, urlencode({"query": text}).encode(), timeout=60) as answer:
            answer.read()
            status = str(answer.status)
    except HTTPError as error:
        status = str(error.code)
    except (URLError, ConnectionError, TimeoutError) as error:
        status = repr(error)
    return status, time.monotonic() - start


def memory(root: int) -> float:
    """What a process and its descendants take of memory, what they share counted once (Linux), in MB."""
    return sum(proportional(pid) for pid in family(root)) / 1000


def family(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


def proportional(pid: int) -> int:
    """Memory of a process in kB; none where it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def show(who: str, answers: list[tuple[str, float]]) -> None:
    """Print the statuses, and the middle and the slowest answers."""
    times = [seconds for _, seconds in answers]
    slow = quantiles(times, n=100)[98] if len(times) > 1 else times[0]
    print(f"{who}: {dict(Counter(status for status, _ in answers))}, median {sorted(times)[len(times) // 2]:.3f} s, 99 % {slow:.3f} s")


if __name__ == "__main__":
    main()

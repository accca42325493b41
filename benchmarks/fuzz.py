"""Damaged and strange inputs by the thousand: whether each ends in a result or an error that says what is wrong, and ends in time.

    python benchmarks/fuzz.py [--minutes 1] [--seed 1] [TARGET ...]

Targets: html, pdf, docx, rtf, markdown, text (files of articles), sources (what archives take), rules, names, project (kg.toml),
address, endpoint (the parameters of SPARQL requests); all of them where none is named, each for so many minutes. The seeds are the tests'
own files, changed by chance: bytes, cuts, copies, and signs that mean something in the format, one or thousands of them. The same seed
gives the same inputs.

Prints the number of inputs, results and errors by target, and each finding (an exception that is no message for the user, or an input
that took more than 20 s of the processor) with its traceback; their inputs are written to fuzz-findings/. The exit code is 1 where there
is a finding.
"""

from __future__ import annotations

import argparse
import io
import shutil
import signal
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from time import monotonic
from types import FrameType
from typing import TypeAlias
from urllib.parse import quote_from_bytes

from starlette.testclient import TestClient

import kg
from kg.addresses import address_name
from kg.article import article_from_document
from kg.errors import KgError
from kg.gazetteer import load_gazetteer
from kg.own import OwnFile
from kg.project import load_project
from kg.readers import DOCX, HTML, MARKDOWN, PDF, RTF, TEXT, read_kind
from kg.rulebook import load_rulebook
from kg.server import make_app
from kg.sources import Columns, Source, read_source, read_sources
from kg.vocabulary import load_vocabulary
from kg.webget import parsed
from kg.workers import Limits
from tests.pages import NAMES, article_of, page
from tests.pdfs import locked, one_column, two_columns, vertical
from tests.stores import write_articles

TOO_LONG = 20
LONGEST_REQUEST = 20_000
"""Bytes, of which three are made at most: the client refuses to send a longer address."""
WIDEST = 200
PACKAGE = Path(kg.__file__).parent
FEW_NAMES = """
[[name]]
key = "JPN"
ja = "日本"
en = "Japan"
type = "State"
names = ["日本国"]
letters = ["日"]
wikidata = "Q17"
[[name]]
key = "cabinet"
ja = "内閣"
en = "Cabinet"
type = "Organization"
member_of = ["JPN"]
"""
OWN_NAMES = """
[[name]]
ja = "山田太郎"
type = "Person"
short = ["山田"]
offices = [{ office = "首相", of = "JPN", since = "2024-10-01" }]
[[name]]
extends = "cabinet"
names = ["政府"]
[[name]]
key = "cabinet"
disabled = true
"""
FINDINGS = Path("fuzz-findings")
ENDINGS = ("jsonl", "csv", "tsv", "zip", "parquet")
DOCX_TEXT = "word/document.xml"
Target: TypeAlias = Callable[[bytes], object]

TOML_SIGNS = (
    *(
        "[[rule]]\n",
        "[[name]]\n",
        "[rule]\n",
        "id = ",
        "extends = ",
        "disabled = true\n",
        "relation = ",
        "predicates = ",
        "examples = ",
        "[",
        "]",
    ),
    *(
        "{ text = ",
        ", claims = ",
        '"a | b | c"',
        '"',
        "'''",
        "\\u0000",
        "\\ud800",
        "= 1\n",
        "= 1.5\n",
        "= true\n",
        "= []\n",
        "= {}\n",
        "= [[]]\n",
    ),
    *(
        "= nan\n",
        "= 2025-01-01\n",
        "= 07:00:00\n",
        "subject = ",
        "object = ",
        "unless = ",
        "type = ",
        "Person",
        "State",
        "offices = [{ of = ",
    ),
    *(
        "names = ",
        "short = ",
        "letters = ",
        "key = ",
        "ja = ",
        "en = ",
        "wikidata = ",
        "since = ",
        '"2025-13"',
        "model = ",
        "output = ",
        '"/"',
        '""',
    ),
)
HTML_SIGNS = (
    *(
        "<html>",
        "</html>",
        "<table>",
        "<td>",
        "<p>",
        "</p>",
        "<br>",
        "<h1>",
        "<title>",
        "<sup><a>1</a></sup>",
        "<noscript>",
        "<!--",
        "-->",
        "<![CDATA[",
    ),
    *(
        '<script type="application/ld+json">{"@graph":[1,{"articleBody":3}]}</script>',
        '<script type="application/ld+json">[[[',
        "<svg>",
        "&#0;",
    ),
    *(
        '<meta charset="utf-7">',
        "<?xml version='1.0' encoding='Shift_JIS'?>",
        "&#x110000;",
        "<time datetime='99999-99-99'>",
        "令和99年13月40日",
    ),
    *(
        '"datePublished":"0000-00-00"',
        '<meta property="article:published_time" content="2025-02-31">',
        "\x1b$B",
        "\x00",
        "<p " + "a" * 500 + ">",
    ),
)
PDF_SIGNS = (
    *(
        "obj",
        "endobj",
        "stream",
        "endstream",
        "xref",
        "trailer",
        "startxref",
        "/Length 99999999",
        "/Length -1",
        "/Kids [1 0 R]",
        "1 0 R",
        "<<",
        ">>",
    ),
    *(
        "/Root 1 0 R",
        "/Encrypt 9 0 R",
        "/Filter /FlateDecode",
        "/Filter /LZWDecode",
        "BT",
        "ET",
        "Tj",
        "1e999",
        "-1",
        "99999999999",
        "(",
        ")",
        "[",
        "%%EOF",
    ),
)
DOCX_SIGNS = (
    "<w:p>",
    "</w:p>",
    "<w:t>",
    "<w:tbl>",
    "&a;",
    "&#0;",
    "<!DOCTYPE a [<!ENTITY a 'b'>]>",
    "<?xml version='1.1'?>",
    "w:val='x'",
    "r:id='none'",
)
RTF_SIGNS = (
    "{\\rtf1",
    "\\u12354?",
    "\\'82\\'a0",
    "\\ansicpg932",
    "\\ansicpg0",
    "{",
    "}",
    "\\par",
    "\\bin99999",
    "\\uc9",
    "\\u-99999?",
    "\\*",
    "\\",
)
TEXT_SIGNS = (
    "\ufeff",
    "\u0000",
    "\n",
    "。",
    "「",
    "」",
    "　",
    "出典",
    "2025年8月26日",
    "令和元年13月1日",
    "\x1b",
    "\u202e",
    "・",
    "1. ",
    "\U00020bb7",
    "が",
    "ﾞ",
)
MARKDOWN_SIGNS = ("# ", "```", "[", "](", ")", "![", "> ", "* ", "1. ", "<b>", "&amp;", "|", "---", "\\", "$$", *TEXT_SIGNS)
SPARQL_SIGNS = (
    *(
        "query=",
        "&",
        "update=",
        "default-graph-uri=",
        "named-graph-uri=",
        "SELECT * { ?s ?p ?o }",
        "ASK {}",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "DESCRIBE <a>",
    ),
    *(
        "SERVICE <http://127.0.0.1/> {}",
        "FILTER(",
        "REGEX(?o, '(a+)+$')",
        "GROUP BY ?s",
        "LIMIT -1",
        "LIMIT 99999999999999999999",
        "BIND(1/0 AS ?x)",
        "<",
        ">",
    ),
    *(
        "%00",
        "%ff",
        "%E3%81",
        "'",
        '"',
        "\\u0000",
        "{",
        "}",
        "(",
        ")",
        "?s",
        "$p",
        "^^<x>",
        "@ja-",
        "VALUES ?s { UNDEF }",
        "<< ?s ?p ?o >>",
        "PREFIX : <x>",
    ),
)
SOURCE_SIGNS = (
    "{",
    "}",
    "[",
    "]",
    '"text": ',
    '"date": ',
    '"id": ',
    "null",
    "1e999",
    ",",
    "\t",
    '"',
    '""',
    "\r",
    "\x00",
    "NaN",
    "\\ud800",
    "[" * 2000,
    "text,id\n",
)
ADDRESS_SIGNS = (
    "http://",
    "https://",
    "@",
    ":",
    "//",
    "[",
    "]",
    "%",
    "%25",
    "?",
    "#",
    "..",
    "\\",
    "日本",
    "xn--",
    ":0",
    ":99999",
    "[::1%25lo]",
    " ",
    "\n",
    "。",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of one target, the inputs to begin with, and the signs that mean something in its format."""

    run: Target
    seeds: Sequence[bytes]
    signs: Sequence[str]


def plans(stack: ExitStack, scratch: Path) -> dict[str, Plan]:
    """The targets by name."""
    return {
        HTML: Plan(partial(_article, HTML), [page(name).read_bytes() for name in NAMES], HTML_SIGNS),
        PDF: Plan(partial(_article, PDF), _pdfs(), PDF_SIGNS),
        DOCX: Plan(_docx_article, [_docx_text()], DOCX_SIGNS),
        RTF: Plan(partial(_article, RTF), [_rtf()], RTF_SIGNS),
        MARKDOWN: Plan(partial(_article, MARKDOWN), [article_of(name).replace("\n", "\n\n# ").encode() for name in NAMES], MARKDOWN_SIGNS),
        TEXT: Plan(
            partial(_article, TEXT), [article_of(n).encode(c) for n in NAMES for c in ("utf-8", "cp932", "euc_jp", "utf-16")], TEXT_SIGNS
        ),
        "sources": Plan(partial(_sources, scratch), _tables(), SOURCE_SIGNS),
        "rules": Plan(_rules, _rule_files(), TOML_SIGNS),
        "names": Plan(_names, [FEW_NAMES.encode(), OWN_NAMES.encode()], TOML_SIGNS),
        "project": Plan(partial(_project, scratch), [_project_file()], TOML_SIGNS),
        "address": Plan(_address, [b"https://example.org/news/2025/a.html?id=5#top"], ADDRESS_SIGNS),
        "endpoint": Plan(_endpoint(stack, scratch), _requests(), SPARQL_SIGNS),
    }


def _article(kind: str, data: bytes) -> object:
    return article_from_document(read_kind(data, kind, f"fuzz.{kind}"), "fuzz")


def _docx_article(data: bytes) -> object:
    """A Word file whose text is `data`: bytes changed in the package itself would hardly ever get past its checksums."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_docx())) as whole, zipfile.ZipFile(packed, "w") as archive:
        for member in whole.namelist():
            archive.writestr(member, data if member == DOCX_TEXT else whole.read(member))
    return _article(DOCX, packed.getvalue())


def _sources(scratch: Path, data: bytes) -> object:
    """The first byte tells the kind of the file."""
    file = scratch / f"fuzz.{ENDINGS[data[0] % len(ENDINGS)] if data else 'txt'}"
    file.write_bytes(data[1:])
    return [_tried(found) for found in read_sources([str(file)], Columns()) if isinstance(found, Source)]


def _tried(source: Source) -> object:
    try:
        return read_source(source)
    except KgError as error:
        return str(error)


def _rules(data: bytes) -> object:
    return load_rulebook(load_vocabulary(), own=[OwnFile("fuzz.toml", data.decode("utf-8", "replace"))])


def _names(data: bytes) -> object:
    load_gazetteer.cache_clear()
    return load_gazetteer(_few_names(), (OwnFile("fuzz.toml", data.decode("utf-8", "replace")),))


@cache
def _few_names() -> Path:
    """A folder with two names and the shipped patterns: all shipped names take a fifth of a second to load."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-names-"))
    shutil.copy(PACKAGE / "names" / "patterns.toml", folder)
    (folder / "few.toml").write_text(FEW_NAMES, encoding="utf-8")
    return folder


def _project(scratch: Path, data: bytes) -> object:
    file = scratch / "kg.toml"
    file.write_bytes(data)
    return load_project(file).own()


def _address(data: bytes) -> object:
    return address_name(parsed(data.decode("utf-8", "replace")).url)


def _endpoint(stack: ExitStack, scratch: Path) -> Target:
    """Requests to a server of a small graph; the first byte says how the rest is sent. An answer of 500 is a finding."""
    client = stack.enter_context(TestClient(make_app(write_articles(scratch / "served"), Limits(seconds=2, rows=100, processes=2))))
    headers = ({}, {"accept": "text/csv"}, {"accept": "application/rdf+xml;q=x, */*"}, {"accept": "text/html"})

    def ask(data: bytes) -> object:
        how, rest = (data[0] if data else 0), data[1:LONGEST_REQUEST]
        accept = headers[how // 4 % len(headers)]
        if how % 4 == 0:
            answer = client.get(f"/sparql?{quote_from_bytes(rest, safe='=&%+')}", headers=accept)
        elif how % 4 == 1:
            answer = client.post("/sparql", content=rest, headers={**accept, "content-type": "application/x-www-form-urlencoded"})
        elif how % 4 == 2:
            answer = client.post("/sparql", content=rest, headers={**accept, "content-type": "application/sparql-query; charset=x"})
        else:
            answer = client.get(f"/{quote_from_bytes(rest, safe='/%=?&')}", headers=accept)
        if answer.status_code >= 500 and answer.status_code != 503:
            raise AssertionError(f"{answer.status_code}: {answer.text[:200]}")
        return answer.status_code

    return ask


def _pdfs() -> list[bytes]:
    title, *paragraphs = article_of("newspaper").splitlines()
    made = [one_column(title, paragraphs), two_columns(title, paragraphs), vertical(title, paragraphs)]
    return [*made, locked("首相は野党を批判した。")]


@cache
def _docx() -> bytes:
    from docx import Document

    document, file = Document(), io.BytesIO()
    for line in article_of("blog").splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def _rtf() -> bytes:
    words = "".join(f"\\u{ord(letter) - (65536 if ord(letter) > 32767 else 0)}?" for letter in article_of("local")[:300])
    return f"{{\\rtf1\\ansi\\ansicpg932 {words}\\par \\'93\\'fa\\'96\\'7b}}".encode("ascii")


def _docx_text() -> bytes:
    with zipfile.ZipFile(io.BytesIO(_docx())) as archive:
        return archive.read(DOCX_TEXT)


def _tables() -> list[bytes]:
    text = article_of("amp").replace("\n", "")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", text)
        archive.writestr("b.html", page("blog").read_bytes())
    rows = f'{{"id": 1, "date": "2025-08-26", "text": "{text}"}}\n' * 3, f"id,title,text,date\n1,題,{text},2025/8/26\n"
    contents = (rows[0].encode(), rows[1].encode(), rows[1].replace(",", "\t").encode(), packed.getvalue(), _parquet(text))
    return [bytes([number]) + content for number, content in enumerate(contents)]


def _parquet(text: str) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pa.table({"id": [1, 2], "text": [text, text]}), file)
    return file.getvalue()


def _rule_files() -> list[bytes]:
    """Two shipped rules at a time, and further words for one."""
    shipped = [file.read_text(encoding="utf-8") for file in sorted((PACKAGE / "rules").glob("*_*.toml"))]
    records = [f"[[rule]]{record}" for text in shipped for record in text.split("[[rule]]")[1:]]
    words = '[[rule]]\nextends = "criticizes.sue"\npredicates = ["罵倒"]\n[[rule]]\nid = "strengthens.spur"\ndisabled = true\n'
    return [words.encode(), *(f"{one}\n{other}".encode() for one, other in zip(records[::7], records[3::7], strict=False))]


def _project_file() -> bytes:
    return b'rules = ["."]\nnames = []\ncorrections = ["kg.toml"]\nmodel = "ja_ginza"\noutput = "outputs"\n'


def _requests() -> list[bytes]:
    query = b"SELECT ?s (COUNT(*) AS ?n) { ?s a kg:Claim ; rdf:subject ?o } GROUP BY ?s ORDER BY ?n LIMIT 5"
    return [
        bytes([how]) + body for how in range(16) for body in (b"query=" + query.replace(b" ", b"+"), query, b"entity/Q159?format=turtle")
    ]


def changed(data: bytes, signs: Sequence[str], chance: Random) -> bytes:
    """`data` with one to eight changes."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        place, end = sorted(chance.randrange(len(made) + 1) for _ in range(2))
        end = min(end, place + chance.choice((1, 4, 64, len(made))))
        kind = chance.randrange(7)
        if kind == 0:
            made[place:end] = b""
        elif kind == 1:
            made[place:place] = made[place:end]
        elif kind == 2 and place < len(made):
            made[place] ^= 1 << chance.randrange(8)
        elif kind == 3:
            made[place:place] = chance.randbytes(chance.choice((1, 2, 16)))
        elif kind == 6:
            made[place:place] = chance.choice((*signs, "あ", " ", "<", "(")).encode("utf-8", "surrogatepass") * chance.choice(
                (30, 1000, 30_000)
            )
        else:
            sign = chance.choice(signs).encode("utf-8", "surrogatepass")
            made[place : place if kind == 4 else end] = sign
    return bytes(made[:1_000_000])


@contextmanager
def in_time(seconds: int) -> Iterator[None]:
    """Raise `TimeoutError` in the midst of what takes more processor time."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"more than {seconds} s")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)  # processor time: the wall clock runs on where others use the machine
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def fuzz(name: str, plan: Plan, seconds: float, chance: Random) -> int:
    """Ask the target for so long; the number of findings, each told once by the place where it was raised."""
    ends: Counter[str] = Counter()
    told: set[str] = set()
    start = monotonic()
    while monotonic() - start < seconds:
        data = changed(chance.choice(plan.seeds), plan.signs, chance)
        try:
            with in_time(TOO_LONG):
                plan.run(data)
            ends["results"] += 1
        except KgError:
            ends["errors"] += 1
        except Exception as error:
            ends["findings"] += 1
            _tell(name, data, error, told)
    print(
        f"{name}: {ends.total():,} inputs in {monotonic() - start:.0f} s, " + ", ".join(f"{n:,} {end}" for end, n in sorted(ends.items())),
        flush=True,
    )
    return len(told)


def _tell(name: str, data: bytes, error: Exception, told: set[str]) -> None:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} at {last.filename}:{last.lineno}"
    if place not in told:
        told.add(place)
        FINDINGS.mkdir(exist_ok=True)
        file = FINDINGS / f"{name}-{len(told)}"
        file.write_bytes(data)
        lines = "".join(traceback.format_exception(error)[-12:]).splitlines()
        print(f"FINDING {file}: {place}", *(line[:WIDEST] for line in lines), "", sep="\n", flush=True)


def main() -> int:
    """Fuzz the targets that were named."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("targets", nargs="*")
    options.add_argument("--minutes", type=float, default=1)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        all_plans = plans(stack, scratch)
        names = given.targets or list(all_plans)
        findings = [fuzz(name, all_plans[name], 60 * given.minutes, Random(given.seed)) for name in names]  # noqa: S311 - no secrets
    return int(any(findings))


if __name__ == "__main__":
    sys.exit(main())

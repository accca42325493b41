"""A folder's graph on the web: the SPARQL endpoint, an editor, pages of entities and claims, and the page of the graph.

Nothing is changed and nothing is fetched. Queries run in child processes with limits (see `workers`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.answering import TURTLE, Answer, Question
from kg.errors import QueryError
from kg.ports import check_port
from kg.protocol import GRAPH_TYPES, ProtocolError, accepts, choose, read_question
from kg.service import service_description
from kg.store import disk_store, graph_files
from kg.webpages import WEB_FOLDER, editor_page, index_page, iri_of, thing_page
from kg.workers import Limits, Pool, QueryTimeoutError

HTML = "text/html"
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
"""Pages load what this server gives, and nothing else."""

_DESCRIPTION = "CONSTRUCT { <%(iri)s> ?p ?o . ?s ?q <%(iri)s> } WHERE { { <%(iri)s> ?p ?o } UNION { ?s ?q <%(iri)s> } }"
_FORMATS = {"turtle": TURTLE, "jsonld": "application/ld+json", "ntriples": "application/n-triples", "html": HTML}


def make_app(folder: Path, limits: Limits) -> Starlette:
    """The application that serves the graph of `folder`; its processes start and end with it."""
    return Starlette(
        routes=[
            Route("/", _index),
            Route("/sparql", _sparql, methods=["GET", "POST"]),
            Route("/graph.html", _graph_page),
            Mount("/static", StaticFiles(directory=WEB_FOLDER / "static")),
            Route("/{path:path}", _thing),
        ],
        middleware=[Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], expose_headers=["x-rows-cut-at"])],
        exception_handlers={ProtocolError: _protocol_error, QueryError: _query_error},
        lifespan=_lifespan(folder, limits),
    )


def serve(folder: Path, limits: Limits, host: str, port: int) -> None:
    """Serve until the process is interrupted or terminated; raises `KgError` where `folder` holds no graph or the port is taken."""
    graph_files(folder)  # before the server starts, which would show a traceback
    check_port(host, port)
    uvicorn.run(make_app(folder, limits), host=host, port=port, log_level="warning", server_header=False)


def _lifespan(folder: Path, limits: Limits) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def run(app: Starlette) -> AsyncIterator[None]:
        with TemporaryDirectory(prefix="kg-serve-") as scratch:
            pool = Pool(disk_store(folder, Path(scratch)), limits)
            app.state.pool, app.state.folder = pool, folder
            yield
            pool.close()

    return run


async def _sparql(request: Request) -> Response:
    question = await read_question(request)
    if question is not None:
        return _response(await run_in_threadpool(_pool(request).ask, question), _pool(request).limits)
    if accepts(request.headers.get("accept", ""), HTML):
        return _html(editor_page(has_page=_page_file(request).is_file()))
    media_type = choose(request.headers.get("accept", ""), GRAPH_TYPES)
    return Response(service_description(str(request.url.replace(query="")), media_type), media_type=media_type)


async def _index(request: Request) -> Response:
    pool, has_page = _pool(request), _page_file(request).is_file()
    return _html(await run_in_threadpool(index_page, pool.ask, request.app.state.folder.name, has_page=has_page, limits=pool.limits))


async def _graph_page(request: Request) -> Response:
    """The page that the build wrote; the only file of the folder that is ever sent."""
    file = _page_file(request)
    return FileResponse(file, media_type=HTML) if file.is_file() else _not_found(request.url.path)


async def _thing(request: Request) -> Response:
    """What stands under an IRI, as a page or as RDF."""
    iri, media_type = iri_of(request.scope["raw_path"]), _wanted(request)
    if iri is None:
        return _not_found(request.url.path)
    pool = _pool(request)
    if media_type == HTML:
        page = await run_in_threadpool(thing_page, pool.ask, iri, has_page=_page_file(request).is_file())
        return _html(page) if page else _not_found(iri)
    answer = await run_in_threadpool(pool.ask, Question(_DESCRIPTION % {"iri": iri}, graph_type=media_type))
    return _response(answer, pool.limits)


def _wanted(request: Request) -> str:
    """The form that `?format=` or the Accept header asks for."""
    asked = _FORMATS.get(request.query_params.get("format", ""))
    return asked or choose(request.headers.get("accept", ""), {HTML: HTML, **GRAPH_TYPES})


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool


def _page_file(request: Request) -> Path:
    folder: Path = request.app.state.folder
    return folder / "graph.html"


def _response(answer: Answer, limits: Limits) -> Response:
    headers = {"x-rows-cut-at": str(limits.rows)} if answer.is_cut else {}
    return Response(answer.body, media_type=answer.media_type, headers={"vary": "accept", **headers})


def _html(page: str) -> Response:
    return HTMLResponse(page, headers={"content-security-policy": POLICY, "x-content-type-options": "nosniff", "vary": "accept"})


def _not_found(what: str) -> Response:
    return PlainTextResponse(f"Nothing here is named {what}\n", status_code=404)


async def _protocol_error(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, ProtocolError) else 500
    return PlainTextResponse(f"{error}\n", status_code=status)


async def _query_error(_: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{error}\n", status_code=503 if isinstance(error, QueryTimeoutError) else 400)

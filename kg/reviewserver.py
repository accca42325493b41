"""The page on which a person judges claims: served to this machine alone, and changed by its own page alone."""

from __future__ import annotations

import json
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.corrections import CHANGE_KEYS, Verdict
from kg.errors import CorrectionError, KgError
from kg.judgements import Judgements
from kg.ports import check_port
from kg.reviewing import judged_state, page_state
from kg.server import POLICY
from kg.webpages import WEB_FOLDER, review_page

HOST = "127.0.0.1"
LARGEST_BODY = 2**16
"""Bytes of a judgement."""


def make_review_app(judgements: Judgements) -> Starlette:
    """The application; it answers to names of this machine alone, so that no page from elsewhere reaches it under a name of its own."""
    app = Starlette(
        routes=[
            Route("/", _page),
            Route("/state", _state),
            Route("/judge", _judge, methods=["POST"]),
            Route("/undo", _undo, methods=["POST"]),
            Mount("/static", StaticFiles(directory=WEB_FOLDER / "static")),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
        exception_handlers={KgError: _error},
    )
    app.state.judgements = judgements
    return app


def serve_review(judgements: Judgements, port: int) -> None:
    """Serve the page to this machine until the process is interrupted; raises `KgError` where the port is taken."""
    check_port(HOST, port)
    uvicorn.run(make_review_app(judgements), host=HOST, port=port, log_level="warning", server_header=False)


async def _page(_: Request) -> Response:
    headers = {"content-security-policy": f"{POLICY}; img-src data:", "x-content-type-options": "nosniff", "cache-control": "no-store"}
    return HTMLResponse(review_page(), headers=headers)


async def _state(request: Request) -> Response:
    return _json(page_state(_judgements(request)))


async def _judge(request: Request) -> Response:
    asked = await _body(request)
    verdict, change, why = asked.get("verdict"), asked.get("change") or {}, asked.get("why") or ""
    if verdict not in list(Verdict):
        raise CorrectionError(f"there is no verdict {verdict!r}", remedy=f"One of {', '.join(Verdict)}.")
    if (
        not isinstance(change, dict)
        or not set(change) <= set(CHANGE_KEYS)
        or not all(isinstance(each, str) for each in (why, *change.values()))
    ):
        raise CorrectionError("this is no change", remedy="Load the page again.")
    _judgements(request).judge(str(asked.get("claim")), Verdict(verdict), change, why)
    return _json(judged_state(_judgements(request)))


async def _undo(request: Request) -> Response:
    await _body(request)
    claim = _judgements(request).undo()
    return _json({"claim": claim, **judged_state(_judgements(request))})


async def _body(request: Request) -> dict[str, Any]:
    """The JSON of a request that only our page can have made: another origin may not send this type without leave, which nobody gets."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise CorrectionError("the request is not JSON", remedy="Load the page again.")
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > LARGEST_BODY:
            raise CorrectionError("the request is too long", remedy="Write less.")
    try:
        asked = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise CorrectionError("the request is not JSON", remedy="Load the page again.") from error
    if not isinstance(asked, dict):
        raise CorrectionError("the request is no object", remedy="Load the page again.")
    return asked


def _judgements(request: Request) -> Judgements:
    judgements: Judgements = request.app.state.judgements
    return judgements


def _json(value: object) -> Response:
    return JSONResponse(value, headers={"cache-control": "no-store", "x-content-type-options": "nosniff"})


async def _error(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=400)

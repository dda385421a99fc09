"""Errors as RFC 9457 tells them: one class to raise, one place that answers, and what OpenAPI says of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from sync_server.kit.secrets import KeyMissing
from sync_server.protocol import errors

MEDIA_TYPE = errors.MEDIA_TYPE
LOOKED_AFTER_SECONDS = 60
SLUGS = {
    404: errors.NOT_FOUND,
    405: errors.METHOD_NOT_ALLOWED,
    413: errors.TOO_LARGE,
    415: errors.UNSUPPORTED_MEDIA_TYPE,
    422: errors.INVALID_REQUEST,
    429: errors.TOO_MANY_REQUESTS,
    500: errors.INTERNAL,
    503: errors.UNAVAILABLE,
}
log = structlog.get_logger("problems")


class Problem(Exception):
    """What is answered instead. `detail` is for the person who asked; `extra` goes into the body as members.

    `retry_after` is in seconds.
    """

    def __init__(
        self,
        status: int,
        slug: str,
        detail: str = "",
        *,
        retry_after: float | None = None,
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(slug)
        self.status, self.slug, self.detail, self.extra = status, slug, detail, extra
        self.headers = dict(headers or {})
        if retry_after is not None:
            self.headers["Retry-After"] = str(max(1, round(retry_after)))


class InvalidField(BaseModel):
    """One thing that is wrong with what was sent: where, and what; never the value."""

    at: str
    message: str


class ProblemBody(BaseModel):
    """application/problem+json (RFC 9457). Some problems carry further members, told of where they occur."""

    model_config = ConfigDict(extra="allow", title="Problem")

    type: str = Field(description=f"{errors.PREFIX}SLUG, or about:blank")
    title: str
    status: int
    detail: str = ""
    instance: str = Field("", description="urn:soulfra:request:ID, as in the X-Request-ID header and the log")
    invalid: list[InvalidField] | None = None


def answer(problem: Problem, request_id: str = "") -> Response:
    """The response that tells of a problem."""
    body: dict[str, Any] = {
        "type": errors.type_of(problem.slug),
        "title": problem.slug.replace("-", " ").capitalize(),
        "status": problem.status,
        "detail": problem.detail,
        "instance": f"urn:soulfra:request:{request_id}" if request_id else "",
        **problem.extra,
    }
    return Response(
        json.dumps(body, ensure_ascii=False), status_code=problem.status, media_type=MEDIA_TYPE, headers=problem.headers
    )


def documented(
    *statuses: Literal[400, 401, 403, 404, 409, 410, 413, 415, 416, 422, 429, 500, 503],
) -> dict[int | str, Any]:
    """What `responses=` of a router or an endpoint says of these statuses."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def install(app: FastAPI) -> None:
    """Every error of every topic goes this one way. What is unforeseen ends in kit/middleware.py."""

    @app.exception_handler(Problem)
    async def told(request: Request, problem: Problem) -> Response:
        return answer(problem, request_id(request))

    @app.exception_handler(KeyMissing)
    async def key_missing(request: Request, error: KeyMissing) -> Response:
        log.error("a sealing key is missing", request_id=request_id(request), key=error.name, what_to_do=str(error))
        detail = "The server was started without a key of its own. Whoever runs it puts it back; nothing is lost."
        waiting = Problem(503, errors.UNAVAILABLE, detail, retry_after=LOOKED_AFTER_SECONDS)
        return answer(waiting, request_id(request))

    @app.exception_handler(RequestValidationError)
    async def refused(request: Request, error: RequestValidationError) -> Response:
        faults = [{"at": "/".join(map(str, e["loc"])), "message": e["msg"]} for e in error.errors()]
        detail = "What was sent is not what is asked for here."
        return answer(Problem(422, errors.INVALID_REQUEST, detail, invalid=faults), request_id(request))

    @app.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        if error.status_code == 400:  # a body that is no JSON at all is as wrong as one of another form
            return answer(Problem(422, errors.INVALID_REQUEST, "What was sent cannot be read."), request_id(request))
        slug = SLUGS.get(error.status_code, HTTPStatus(error.status_code).phrase.lower().replace(" ", "-"))
        headers = {"Allow": _methods(request)} if error.status_code == 405 else error.headers
        return answer(Problem(error.status_code, slug, headers=headers), request_id(request))


def described(schema: dict[str, Any]) -> dict[str, Any]:
    """An OpenAPI document in which every refusal is a Problem, as it is sent."""
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    model = ProblemBody.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(model.pop("$defs", {}))
    schemas["Problem"] = model
    refused = documented(422)[422]
    for operation in (operation for path in schema.get("paths", {}).values() for operation in path.values()):
        if "422" in operation.get("responses", {}):
            operation["responses"]["422"] = refused
    return schema


def _methods(request: Request) -> str:
    """All that a path is declared with; the router names those of the first endpoint alone."""
    path = request.scope["path"]
    matching = [
        route for route in iter_route_contexts(request.app.routes) if compile_path(route.path or "")[0].match(path)
    ]
    return ", ".join(sorted({method for route in matching for method in route.methods or ()}))


def request_id(request: Request) -> str:
    return request.scope.get("state", {}).get("request_id", "")

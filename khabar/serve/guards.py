"""What stands before every request: the host it names, how much and how often it asks, who it is, and safe headers."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from khabar.serve.problems import problem
from khabar.serve.together import Together
from khabar.serve.tokens import Person, Role, Token, person_of

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
          "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; "
          "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may carry (bytes of body and of query), and how many one client may send in 10 s."""

    body: int = 1_000_000
    query: int = 4_096
    requests: int = 600


class Guards:
    """ASGI middleware. ``local``: bound to loopback, where reading needs no token and only its names are answered."""

    def __init__(
        self, app: ASGIApp, tokens: Sequence[Token], limits: Limits, *, local: bool, together: Together,
    ) -> None:
        self._app = app
        self._tokens = tokens
        self._limits = limits
        self._local = local
        self._together = together

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on with the person who asks in ``scope["person"]``."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await problem(*refusal)(scope, receive, with_headers)
            return
        await _Bounded(self._app, self._limits.body)(scope, receive, with_headers)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str, dict[str, str]] | None:
        if self._local and _host(headers.get("host", "")) not in LOOPBACK:
            return 421, "this server answers to the names of loopback only", {}
        client = scope.get("client")
        wait = self._together.wait(client[0] if client else "", self._limits.requests)
        if wait is not None:
            return 429, "too many requests", {"Retry-After": str(wait)}
        if len(scope.get("query_string", b"")) > self._limits.query or len(scope.get("raw_path") or b"") > 2_048:
            return 414, f"a query has at most {self._limits.query} bytes", {}
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return 400, "the content length is no number", {}
        if int(length) > self._limits.body:
            return 413, f"a body has at most {self._limits.body} bytes", {}
        return self._unknown(scope, headers)

    def _unknown(self, scope: Scope, headers: Headers) -> tuple[int, str, dict[str, str]] | None:
        """Say who asks; refuse a token that is not known, and whoever has none where one is needed."""
        given = headers.get("authorization")
        person = person_of(given, self._tokens)
        demand = {"WWW-Authenticate": "Bearer"}
        if given is not None and person is None:
            return 401, "this token is not known here", demand
        scope["person"] = person or Person(Role.VIEWER if self._local else Role.NOBODY)
        if scope["person"].role is Role.NOBODY and scope["path"].startswith(("/api/", "/basemap")):
            return 401, "a token is needed", demand
        return None


class _Bounded:
    """Cuts off a body that is longer than it may be, whatever its headers say."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                return {"type": "http.disconnect"}
            return message

        await self._app(scope, bounded, send)


def _host(header: str) -> str:
    """The name in a Host header, without its port."""
    name = header.lower()
    return name.rpartition(":")[0] if ":" in name and not name.endswith("]") and name != "::1" else name

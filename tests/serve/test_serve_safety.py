"""Text of reports is data, requests are bounded, and nobody reads or changes what is not theirs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from served_reports import TOKENS, Serve, Served
from typer.testing import CliRunner

from khabar.cli import app
from khabar.errors import KhabarError
from khabar.serve.guards import Limits
from khabar.serve.tokens import Person, Role, person_of, read_tokens
from khabar.serve.webapp import inside

PATHS = ("meta", "documents", "claims", "events", "places.geojson", "state", "timeline", "tolls", "search?q=النظام",
         "brief", "export/events.geojson")


def hostile(api: Served) -> dict[str, Any]:
    listed = next(each for each in api.get("/documents")["items"] if each["name"].startswith("=HYPERLINK"))
    found: dict[str, Any] = api.get(f"/documents/{listed['id']}")
    return found


def test_hostile_text_goes_out_as_the_text_it_is_and_never_as_a_page(api: Served) -> None:
    document = hostile(api)
    assert document["title"].startswith("<script>alert('title')</script>")
    assert "<script>alert(3)</script>" in document["text"]
    for path in PATHS:
        answer = api.http.get(f"/api/v1/{path}")
        assert answer.headers["content-type"].partition(";")[0] in ("application/json", "application/geo+json")
        assert answer.headers["x-content-type-options"] == "nosniff"
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe-inline" not in policy.replace("style-src-attr 'unsafe-inline'", "")
        assert "set-cookie" not in answer.headers


def test_a_briefing_of_hostile_reports_holds_no_markup_of_theirs(api: Served) -> None:
    page = api.http.get("/api/v1/brief?format=html").text
    for markup in ("<script", "<img", "<b onmouse", "javascript:"):
        assert markup not in page.lower()
    assert "&lt;script&gt;" in page


def test_only_addresses_of_the_web_are_handed_on(api: Served) -> None:
    urls = {each["name"]: each["url"] for each in api.get("/documents")["items"]}
    assert urls["denied"] is None
    assert urls["taken"] == "https://alpha.example/1"
    assert all(claim["document"]["url"] is None for claim in api.get("/claims", document="denied")["items"])


def test_a_spreadsheet_finds_no_formula_in_a_download(api: Served) -> None:
    table = api.http.get("/api/v1/export/claims.csv").text
    assert "'=HYPERLINK(1)" in table
    assert not any(line.split(",")[1].startswith("=") for line in table.splitlines()[1:] if line.startswith("claim_"))


@pytest.mark.parametrize("value", [
    "' OR 1=1 --", "\"; DROP TABLE claims; --", "place:x' UNION SELECT 1 --", "%", "_", "\\", "a\r\nSet-Cookie: x=1",
    "\x00", "𝕏" * 90, "../../etc/passwd"])
def test_whatever_is_asked_for_is_a_value(api: Served, value: str) -> None:
    before = api.get("/claims")["total"]
    for path in ("/claims", "/events", "/documents", "/places"):
        for name in ("place", "text", "outlet", "document", "originator", "actor", "cursor"):
            answer = api.http.get(f"/api/v1{path}", params={name: value})
            assert answer.status_code in (200, 404, 422), answer.text
            assert "set-cookie" not in answer.headers
            if answer.status_code == 200:
                assert not answer.json()["items"] or name == "text", (path, name)
    for path in (f"/claims/{value}", f"/why/{value}", f"/places/{value}"):
        assert api.http.get("/api/v1" + path.replace("\r", "%0D").replace("\n", "%0A").replace(
            "\x00", "%00").replace("%", "%25")).status_code in (404, 422)
    assert api.get("/claims")["total"] == before


@pytest.mark.parametrize("cursor", ["BynE_iPzrrcIk", "bm9ib2R5"])
def test_a_download_says_what_is_wrong_before_it_begins(api: Served, cursor: str) -> None:
    for path in ("claims.jsonl", "claims.csv", "events.csv", "events.geojson"):
        answer = api.http.get(f"/api/v1/export/{path}", params={"cursor": cursor})
        assert answer.status_code in (404, 422), path
        assert answer.headers["content-type"] == "application/problem+json"


def test_files_are_served_from_the_page_and_from_nowhere_else(serve: Serve, tmp_path: Path) -> None:
    web = tmp_path / "web"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text("<!doctype html>first page", encoding="utf-8")
    (web / "assets" / "app-1a2b.js").write_text("1", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (web / "link.txt").symlink_to(tmp_path / "secret.txt")
    with serve(web=web) as served:
        for view in ("/", "/map", "/why/assessment_1", "/reports/doc_1?lang=ar"):
            assert "first page" in served.http.get(view).text
        asset = served.http.get("/assets/app-1a2b.js")
        assert "javascript" in asset.headers["content-type"]
        assert "immutable" in asset.headers["cache-control"]
        for path in ("/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
                     "/link.txt", "//etc/passwd", "/..\\secret.txt", "/nothing.js", "/api/v2/x", "/index.html%00.txt"):
            answer = served.http.get(path)
            assert "secret" not in answer.text, path
            assert answer.status_code in (200, 404), path
    assert inside(web, "../secret.txt") is None
    assert inside(web, "link.txt") is None


def test_a_page_that_is_not_built_says_how_to_build_it(serve: Serve, tmp_path: Path) -> None:
    with serve(web=tmp_path) as served:
        page = served.http.get("/")
        assert "make web" in page.text
        assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_map_file_is_served_in_ranges(serve: Serve, tmp_path: Path) -> None:
    basemap = tmp_path / "world.pmtiles"
    basemap.write_bytes(bytes(range(200)))
    with serve(basemap=basemap) as served:
        part = served.http.get("/basemap.pmtiles", headers={"Range": "bytes=10-19"})
        assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
        assert served.get("/meta")["features"]["basemap"] == "/basemap.pmtiles"


def test_only_the_names_of_loopback_are_answered(api: Served) -> None:
    for host, status in (("127.0.0.1:8350", 200), ("localhost", 200), ("[::1]:8350", 200), ("evil.example", 421),
                         ("127.0.0.1.evil.example", 421), ("", 421)):
        assert api.http.get("/api/v1/session", headers={"Host": host}).status_code == status, host


def test_beyond_loopback_everything_but_the_page_needs_a_token(serve: Serve) -> None:
    with serve(local=False, tokens=read_tokens(TOKENS)) as served:
        for path in ("/api/v1/meta", "/api/v1/claims", "/api/v1/openapi.json", "/basemap.pmtiles"):
            answer = served.http.get(path, headers={"Host": "khabar.example"})
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
        assert served.http.get("/").status_code == 200
        known = {"Authorization": "Bearer viewer-secret-0123"}
        assert served.http.get("/api/v1/claims", headers=known).status_code == 200
        assert served.http.get("/api/v1/claims", headers={"Authorization": "Basic x"}).status_code == 401


def test_what_is_too_much_is_refused(serve: Serve) -> None:
    with serve(limits=Limits(body=500, query=200, requests=20), tokens=read_tokens(TOKENS)) as served:
        writer = {"Authorization": "Bearer reviewer-secret-01", "Content-Type": "application/json"}
        big = json.dumps({"subject": "x" * 600}).encode()
        assert served.http.post("/api/v1/judgements", content=big, headers=writer).status_code == 413
        parts = iter([big[:300], big[300:]])
        assert served.http.post("/api/v1/judgements", content=parts, headers=writer).status_code >= 400
        assert served.http.get("/api/v1/claims?text=" + "x" * 250).status_code == 414
        answers = [served.http.get("/api/v1/session") for _ in range(30)]
        assert answers[0].status_code == 200
        assert answers[-1].status_code == 429
        assert int(answers[-1].headers["retry-after"]) >= 1


def test_tokens_say_who_it_is_and_show_no_secret() -> None:
    tokens = read_tokens(TOKENS)
    assert person_of("Bearer admin-secret-01234", tokens) == Person(Role.ADMIN, "lead")
    for header in (None, "", "Bearer", "Bearer ", "Bearer nobody-has-this-1", "admin-secret-01234"):
        assert person_of(header, tokens) is None
    assert "secret" not in repr(tokens)
    for wrong in ("reviewer:amira=short", "boss:amira=0123456789abcdef", "0123456789abcdef",
                  "viewer:a=0123456789abcdef admin:b=0123456789abcdef"):
        with pytest.raises(KhabarError) as refused:
            read_tokens(wrong)
        assert "0123456789abcdef" not in str(refused.value)


def test_serving_beyond_loopback_without_a_token_is_refused(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KHABAR_TOKENS", raising=False)
    for host in ("0.0.0.0", "192.168.1.5", "::", "example.org"):
        result = CliRunner().invoke(app, ["serve", "--db", str(database), "--host", host])
        assert result.exit_code == 1
        assert "only loopback is served" in result.output


def test_the_command_says_where_it_serves_and_ends_when_asked_to(database: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from khabar.cli import main; main()", "serve", "--db", str(database), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert process.stdout is not None
    line = process.stdout.readline()
    process.terminate()
    _, errors = process.communicate(timeout=60)
    assert "is served at http://127.0.0.1:" in line
    assert "Traceback" not in errors

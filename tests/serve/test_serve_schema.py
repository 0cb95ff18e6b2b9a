"""Schemathesis against the API: no request that its description allows, or forbids, breaks it or its promises."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from served_reports import TOKENS

from khabar.commands.serving import hooks
from khabar.serve.app import Application, Serving
from khabar.serve.guards import Limits
from khabar.serve.tokens import read_tokens
from khabar.store.browsing import Browser
from khabar.text.folding import fold
from khabar.text.search_words import index_terms

EXAMPLES = 4  # of each path; more of them take minutes
TOKEN = {"Authorization": "Bearer admin-secret-01234"}
CHECKED = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
           response_headers_conformance]


@pytest.fixture
def described(copied: Path) -> Iterator[Any]:
    store = Browser.open(copied, create=False, fold=fold, terms=index_terms)
    served = Application(store, Serving(
        hooks=hooks(), limits=Limits(requests=10_000_000), tokens=read_tokens(TOKENS)))
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", served, headers={"Host": "127.0.0.1", **TOKEN})
    store.close()


def test_the_api_keeps_what_its_description_promises(described: Any) -> None:
    # One loop over all paths: schemathesis' own pytest plugin and this pytest do not understand each other.
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True,
                  database=None, phases=[Phase.explicit, Phase.generate])
        @given(case=operation.as_strategy())
        def keeps_it(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=CHECKED, headers={"Host": "127.0.0.1", **TOKEN})

        keeps_it()
    assert asked > 30 * EXAMPLES

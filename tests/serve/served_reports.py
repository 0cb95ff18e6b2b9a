"""Reports to serve, one of them hostile, and a database of them, served."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from khabar.commands.serving import hooks
from khabar.serve.app import Application, Serving
from khabar.serve.guards import Limits
from khabar.store.browsing import Browser
from khabar.text.folding import fold
from khabar.text.search_words import index_terms

TOKENS = ("viewer:vera=viewer-secret-0123 reviewer:amira=reviewer-secret-01 reviewer:bilal=reviewer-secret-02 "
          "admin:lead=admin-secret-01234")
_TAKEN = ("سيطرت فصائل المعارضة السورية أمس السبت على حي الراموسة جنوب غرب حلب. وقال المرصد السوري لحقوق الإنسان إن 20 "
          "عنصراً على الأقل من قوات النظام قتلوا في المعارك. وكسرت الفصائل الحصار عن الأحياء الشرقية لحلب.")
_DENIED = ("وقال مصدر عسكري سوري إن المسلحين لم يسيطروا على الراموسة أمس. وقتل 35 مسلحاً في غارات للطيران السوري على "
           "محيط الراموسة. وللمعارضة مواقع في حي السكري. وقطع الجيش السوري طريق الراموسة.")
_LATER = ("استعادت قوات النظام السوري أمس الخميس السيطرة على حي الراموسة في حلب. وأصيب 7 مدنيين في قصف مدفعي على حي "
          "السكري. وقالت المعارضة إن الأمم المتحدة طالبت بإدخال المساعدات لحلب.")
_HOSTILE = ("سيطرت قوات «<b onmouseover=alert(2)>النظام</b>» على حي السكري أمس. وقتل 3 من عناصر "
            "\"'; DROP TABLE claims; --\" في قصف على حي السكري <script>alert(3)</script>.")
REPORTS = [
    {"id": "taken", "outlet": "alpha", "published": "2016-08-07", "url": "https://alpha.example/1",
     "title": "المعارضة تسيطر على الراموسة", "text": _TAKEN},
    {"id": "denied", "outlet": "beta", "published": "2016-08-08", "url": "javascript:alert(1)",
     "title": "الجيش: لا صحة لسيطرة المسلحين على الراموسة", "text": _DENIED},
    {"id": "later", "outlet": "alpha", "published": "2016-09-09", "title": "الجيش السوري يستعيد الراموسة",
     "text": _LATER},
    {"id": "=HYPERLINK(1)", "outlet": "<img src=x onerror=alert(1)>", "published": "2016-08-09",
     "title": "<script>alert('title')</script> \r\nSet-Cookie: a=b", "text": _HOSTILE},
]


@dataclass(frozen=True)
class Served:
    """A client of the API: ``get`` gives the object of an answer that must be there."""

    http: TestClient

    def get(self, path: str, **query: Any) -> Any:
        """The JSON of an answer."""
        answer = self.http.get(f"/api/v1{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: Any, status: int = 201, token: str = "reviewer-secret-01") -> Any:
        """The JSON of an answer to something sent."""
        answer = self.http.post(f"/api/v1{path}", json=body, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status, answer.text
        return answer.json()


@contextmanager
def serving(path: Path, **options: Any) -> Iterator[Served]:
    """The database, served."""
    settings = {"hooks": hooks(), "limits": Limits(requests=1_000_000), **options}
    with Browser.open(path, create=False, fold=fold, terms=index_terms) as store, TestClient(
            Application(store, Serving(**settings)), base_url="http://127.0.0.1:8350",
            raise_server_exceptions=False) as client:
        yield Served(client)


Serve = Callable[..., Any]

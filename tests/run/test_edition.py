"""What another edition of Khabar derived is derived anew as a whole when something comes in."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from khabar.model.knowledge import Knowledge
from khabar.model.records import make_document
from khabar.run import incremental, pipeline
from khabar.run.edition import edition
from khabar.run.engines import Serial
from khabar.store.store import Store


def report(number: int) -> pipeline.Loaded:
    text = f"سيطرت قوات المعارضة على بلدة خان طومان وقتل {number} من عناصر الجيش السوري."
    return make_document(name=f"r{number}", text=text, sha256=str(number), outlet="outlet:x",
                         published=date(2016, 8, 6))


@pytest.mark.parametrize(("by", "alone"), [(0, True), (1, False)])
def test_a_report_is_weighed_alone_only_beside_what_this_edition_derived(
        tmp_path: Path, by: int, alone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()

    def noted(store: Store, added: Iterable[str], knowledge: Knowledge) -> bool:
        asked.extend(added)
        return incremental.bring_up(store, asked, knowledge)

    with Store.open(tmp_path / "k.db") as store:
        pipeline.add([report(7)], store, Serial())
        assert store.edition() == edition() and store.indexed()
        store.sign(edition() + by)
        monkeypatch.setattr(pipeline, "bring_up", noted)
        pipeline.add([report(8)], store, Serial())
        assert bool(asked) == alone
        assert store.edition() == edition() and not store.derived_is_stale()

"""``khabar places import``: a user's places go into the database, and reports added later are read with them."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner, Result

from khabar.cli import app
from khabar.store.queries import Filter
from khabar.store.store import Store

Run = Callable[..., Result]
DUMP = ("99001\tKafr Wahmiya\tKafr Wahmiya\tكفر الوهمية\t36.10\t37.05\tP\tPPL\tSY\t\t09\t\t\t\t900\t\t\t"
        "Asia/Damascus\t2020-01-01\n"
        "99002\tAleppo\tAleppo\tحلب\t36.2\t37.16\tP\tPPLA\tSY\t\t09\t\t\t\t1600000\t\t\tAsia/Damascus\t2020-01-01\n")
REPORT = "سيطرت فصائل المعارضة أمس على بلدة كفر الوهمية في ريف حلب بعد اشتباكات مع قوات النظام.\n"


def khabar(*arguments: str | Path) -> Result:
    """Runs a command with the reader and the gazetteer that come with Khabar."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def captured(db: Path) -> list[str | None]:
    with Store.open(db) as store:
        claims = [claim.id for claim in store.claims(Filter(types=("control.captured",)))]
        return [each.ref for each in store.groundings(claims) if each.slot == "place"]


def test_reports_added_after_an_import_are_placed_by_it(tmp_path: Path) -> None:
    dump, report = tmp_path / "SY.txt", tmp_path / "r.txt"
    dump.write_text(DUMP, encoding="utf-8")
    report.write_text(REPORT, encoding="utf-8")
    without, with_it = tmp_path / "without.db", tmp_path / "with.db"
    assert khabar("add", report, "--published", "2016-08-16", "--db", without).exit_code == 0
    assert captured(without) and "own:geonames-99001" not in captured(without)
    for _ in range(2):
        result = khabar("places", "import", dump, "--db", with_it)
        assert result.exit_code == 0, result.output
        assert "1 places taken, 1 known already" in result.stdout
        assert "holds 1 places of your own" in result.stdout
    assert khabar("add", report, "--published", "2016-08-16", "--db", with_it).exit_code == 0
    assert captured(with_it) == ["own:geonames-99001"]


def test_of_a_known_place_the_outline_is_taken_and_kept_when_reports_come_in(tmp_path: Path) -> None:
    corners = [[37.12, 36.15], [37.14, 36.15], [37.14, 36.17], [37.12, 36.15]]
    shapes, report, db = tmp_path / "d.geojson", tmp_path / "r.txt", tmp_path / "k.db"
    shapes.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name_ar": "الراموسة"},
         "geometry": {"type": "Polygon", "coordinates": [corners]}}]}), encoding="utf-8")
    report.write_text("سيطرت قوات النظام السوري أمس على حي الراموسة في حلب.\n", encoding="utf-8")
    result = khabar("places", "import", shapes, "--db", db)
    assert "0 places taken, 1 known already, outlines of 1 of these" in result.stdout
    assert khabar("add", report, "--published", "2016-08-16", "--db", db).exit_code == 0
    with Store.open(db) as store:
        ramouseh = store.places()["place:aleppo-ramouseh"]
    assert json.loads(ramouseh.outline) == {"type": "Polygon", "coordinates": [corners]}
    assert ramouseh.name_en


def test_a_file_of_another_form_is_one_line_on_stderr(tmp_path: Path) -> None:
    prose = tmp_path / "prose.txt"
    prose.write_text("no places\n", encoding="utf-8")
    result = khabar("places", "import", prose, "--db", tmp_path / "k.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("khabar: ") and "prose.txt" in result.stderr and result.stderr.count("\n") == 1
    assert not (tmp_path / "k.db").exists()

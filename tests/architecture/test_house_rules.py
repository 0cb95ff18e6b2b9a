"""The rules of the house that no linter knows: sizes, names, language in data, one-way imports without circles."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "khabar"
MODULES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "bench").rglob("*.py")])
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
FORBIDDEN_NAMES = re.compile(r"util|helper|manager|^common$|^misc$", re.IGNORECASE)

Function = ast.FunctionDef | ast.AsyncFunctionDef
every_module = pytest.mark.parametrize("path", MODULES, ids=NAMES)


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def parameters(function: Function) -> int:
    spec = function.args
    named = [a.arg for a in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs)]
    return len([name for name in named if name not in ("self", "cls")])


@every_module
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@every_module
def test_a_function_has_at_most_40_lines(path: Path) -> None:
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions(path) if f.end_lineno}
    assert {name: lines for name, lines in long.items() if lines > 40} == {}


@every_module
def test_a_function_takes_at_most_6_parameters(path: Path) -> None:
    # A maker of a record takes what the record holds; it says so where it stands.
    lines = path.read_text(encoding="utf-8").splitlines()
    many = [f.name for f in functions(path) if parameters(f) > 6 and "noqa: PLR0913 -- " not in lines[f.lineno - 1]]
    assert many == []


@every_module
def test_language_is_data_so_no_arabic_stands_in_code(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if ARABIC.search(line)] == []


@every_module
def test_files_are_named_for_what_they_hold(path: Path) -> None:
    assert not FORBIDDEN_NAMES.search(path.stem)
    assert not FORBIDDEN_NAMES.search(path.parent.name)


@every_module
def test_only_the_command_line_and_the_settings_read_the_environment(path: Path) -> None:
    if path in (PACKAGE / "cli.py", PACKAGE / "settings.py"):
        return
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\bos\.(environ|getenv)\b|from os import .*\b(environ|getenv)\b", source)


@every_module
def test_nothing_is_left_for_later(path: Path) -> None:
    assert not re.search(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError", path.read_text(encoding="utf-8"))


@cache
def declared() -> frozenset[str]:
    """The distributions that pyproject.toml asks for, extras included, by normalized name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(w for extra in project["optional-dependencies"].values() for w in extra)]
    return frozenset(normalized(re.split(r"[^A-Za-z0-9._-]", one)[0]) for one in wanted)


@cache
def installed() -> Mapping[str, list[str]]:
    return packages_distributions()


def normalized(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def imported_roots(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@every_module
def test_what_is_imported_is_declared_so_that_a_fresh_machine_has_it(path: Path) -> None:
    # The measures of bench/ are programs, not a package: they import each other by their bare names.
    beside = {module.stem for module in MODULES if module.parent == path.parent == ROOT / "bench"}
    foreign = set(imported_roots(path)) - {"khabar", *beside, *sys.stdlib_module_names}
    missing = {root for root in foreign if not declared() & {normalized(d) for d in installed().get(root, [])}}
    assert missing == set()


def test_the_import_rules_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph("khabar", exclude_type_checking_imports=False, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_the_rules_see_what_they_forbid(tmp_path: Path) -> None:
    """A rule that can see nothing passes always: each is shown a module that breaks it."""
    bad = tmp_path / "bad.py"
    bad.write_text("def f(a, b, c, d, e, g, h):\n" + "    print('\u0643')\n" * 41, encoding="utf-8")
    for rule in (test_a_function_has_at_most_40_lines, test_a_function_takes_at_most_6_parameters,
                 test_language_is_data_so_no_arabic_stands_in_code):
        with pytest.raises(AssertionError):
            rule(bad)
    assert len(MODULES) > 30

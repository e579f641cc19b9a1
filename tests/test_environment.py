"""The ways to install must agree with each other."""

import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from analysis import provenance


@pytest.fixture(scope="module")
def project(root) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def required(project) -> dict[str, str]:
    """Name and bounds of each package the kit needs."""
    return {(r := Requirement(line)).name: str(r.specifier) for line in project["dependencies"]}


@pytest.fixture(scope="module")
def conda(root) -> list:
    text = (root / "environment.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["dependencies"]


def test_environment_names_the_packages_of_pyproject_with_their_bounds(conda, required, project):
    pip = next(entry["pip"] for entry in conda if isinstance(entry, dict))
    listed = [Requirement(e) for e in conda if isinstance(e, str)]
    listed += [Requirement(e) for e in pip if not e.startswith("-")]
    bounds = {r.name: str(r.specifier) for r in listed}
    version = bounds.pop("python").removeprefix("==").removesuffix(".*")
    assert re.fullmatch(r"\d\.\d+", version), "Binder needs one version, and reads it here"
    assert Version(version) in SpecifierSet(project["requires-python"])
    assert bounds.pop("pip") == ""
    assert bounds == required


def test_environment_installs_the_project_itself_as_editable(conda):
    assert "--editable ." in next(entry["pip"] for entry in conda if isinstance(entry, dict))


def test_environment_takes_the_users_four_packages_from_conda(conda):
    names = {Requirement(e).name for e in conda if isinstance(e, str)}
    assert {"jupyterlab", "pandas", "matplotlib", "textstat"} <= names


def locked(root) -> dict[str, set[Version]]:
    """Versions in the lock file, by package."""
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    found: dict[str, set[Version]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE):
        found.setdefault(name, set()).add(Version(version))
    return found


def test_lock_file_holds_every_package_within_its_bounds(root, project):
    versions = locked(root)
    extras = project["optional-dependencies"]
    assert {"hearsay-news[corpus]", "hearsay-news[scale]"} < {*extras["test"]}
    for line in {*project["dependencies"], *extras["test"], *extras["corpus"], *extras["scale"]}:
        if line.startswith("hearsay-news["):
            continue
        wanted = Requirement(line)
        assert versions.get(wanted.name), f"{wanted.name} is not in requirements.lock; make lock"
        assert all(v in wanted.specifier for v in versions[wanted.name]), wanted.name


def test_lock_file_meets_environment_yml(root, conda):
    versions = locked(root)
    for entry in conda:
        if isinstance(entry, str) and not entry.startswith(("python=", "pip")):
            wanted = Requirement(entry)
            assert all(v in wanted.specifier for v in versions[wanted.name]), wanted.name


def test_every_locked_package_is_pinned_by_hash(root):
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[\w.-]+==)", text)[1:]
    assert len(entries) > 50
    assert all("--hash=sha256:" in entry for entry in entries)


def test_textstat_is_the_version_that_works_offline(required):
    assert required["textstat"] == "<0.7.9,>=0.7.8"


def test_the_distribution_is_not_called_like_the_other_project_on_pypi(project):
    assert project["name"] == provenance.DISTRIBUTION == "hearsay-news"

"""Where the files of a project stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ConfigurationError
from checker.load.files import Disk
from checker.load.layout import check_folder, claim_paths, registry_path
from checker.model import Config
from tests.projects import write_project


@pytest.mark.parametrize("folder", ["../claims", "/claims", "claims\\x", "a/../.."])
def test_the_folder_of_the_claims_stays_in_the_project(tmp_path: Path, folder: str) -> None:
    with pytest.raises(ConfigurationError, match="`claims`: found"):
        check_folder(Config(root=str(tmp_path), source=None, claims=folder))


def test_claim_files_are_all_yaml_files_below_the_folder_but_those_of_the_registry(tmp_path: Path) -> None:
    names = [
        "a.sv.yaml",
        "s/terms.yaml",
        "s/deep/b.yml",
        "terms.yaml",
        "acknowledged.yml",
        "s/.c.yaml",
        ".d/e.yaml",
        "f.txt",
    ]
    write_project(tmp_path, {f"claims/{name}": "" for name in names} | {"g.yaml": ""})
    assert claim_paths(Config(root=str(tmp_path), source=None), Disk(str(tmp_path))) == [
        "claims/a.sv.yaml",
        "claims/s/deep/b.yml",
        "claims/s/terms.yaml",
    ]


def test_the_project_itself_may_be_the_folder_of_the_claims(tmp_path: Path) -> None:
    write_project(tmp_path, {"s/a.yaml": "", "terms.yaml": ""})
    config = Config(root=str(tmp_path), source=None, claims=".")
    assert claim_paths(config, Disk(str(tmp_path))) == ["s/a.yaml"]
    assert registry_path(config, Disk(str(tmp_path)), "terms") == "terms.yaml"


def test_folders_that_are_linked_are_not_walked(tmp_path: Path) -> None:
    write_project(tmp_path, {"claims/s/a.yaml": ""})
    (tmp_path / "claims/s/loop").symlink_to(tmp_path / "claims", target_is_directory=True)
    assert claim_paths(Config(root=str(tmp_path), source=None), Disk(str(tmp_path))) == ["claims/s/a.yaml"]

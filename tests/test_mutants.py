"""The table of changed rules is that of the modules listed, and most changes are caught."""

import tomllib


def test_at_least_four_of_five_changed_rules_are_caught(root):
    listed = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["mutants"]
    lines = (root / "tests" / "mutants.md").read_text("utf-8").splitlines()[4:]
    shares = {cells[1]: float(cells[5]) for cells in (line.split("|") for line in lines)}
    assert [module.strip() for module in shares] == list(listed)
    assert min(shares.values()) >= 0.8

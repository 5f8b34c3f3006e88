"""A case handed over and taken in from a shell."""

import json
from pathlib import Path

import pytest

from dossier.cli.__main__ import run
from dossier.domain.export_formats import EXPORT_FORMATS

TEXT = (
    "Second trial for Lund\n\nPublished: 14 March 2019\n\n"
    "Karl Lund was arrested in May 2015 in Odrin. Prosecutors allege that Lund paid Anna Berg.\n"
)


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "lund.txt").write_text(TEXT, encoding="utf-8")
    path = str(tmp_path / "harbour.dossier")
    assert run(["import", path, str(tmp_path / "lund.txt"), "--title", "The harbour"]) == 0
    capsys.readouterr()
    return path


@pytest.mark.parametrize("name", [each.name for each in EXPORT_FORMATS])
def test_every_format_is_written_and_tells_what_it_left_out(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = tmp_path / f"out.{name}"
    assert run(["export", case, "--as", name, "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Wrote {out}")
    assert run(["export", case, "--as", name, "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == str(out)
    for loss in told["left_out"]:
        assert f"  {loss['sentence']}" in said
        assert loss["count"] > 0
    assert out.stat().st_size > 100


def test_help_lists_the_formats(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["export", "--help"])
    told = capsys.readouterr().out
    for each in EXPORT_FORMATS:
        assert each.name in told
        assert each.holds in told


def test_only_one_format_at_a_time(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["export", case, "--as", "ical", "--format", "csv", "--out", "x"])
    assert ended.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


def test_a_case_is_taken_into_a_new_one_and_back_out(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, new = tmp_path / "out.json", str(tmp_path / "new.dossier")
    assert run(["export", case, "--format", "json", "--out", str(out)]) == 0
    capsys.readouterr()
    assert run(["take-in", new, str(out)]) == 0
    assert capsys.readouterr().out == "Took in 1 source of “out.json”\n"
    assert run(["info", new, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "The harbour"
    assert run(["take-in", new, str(out), "--json"]) == 0
    (loss,) = json.loads(capsys.readouterr().out)["left_out"]
    assert "1 source left out" in loss["sentence"]
    dumps = []
    for path in (case, new):
        assert run(["dump", path]) == 0
        dumps.append(capsys.readouterr().out)
    assert dumps[0] == dumps[1]


def test_what_is_no_case_leaves_none_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd, new = tmp_path / "odd.json", tmp_path / "new.dossier"
    odd.write_text('{"format": "dossier-case", "version": 1}', encoding="utf-8")
    assert run(["take-in", str(new), str(odd)]) == 1
    assert "odd.json: it is not a whole case" in capsys.readouterr().err
    assert not new.exists()


@pytest.mark.parametrize("form", [["--as", "ftm"], ["--format", "json"], ["--format", "csv"]])
def test_what_only_a_pdf_obeys_is_refused_elsewhere(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    out = tmp_path / "out"
    assert run(["export", case, *form, "--redact", "Karl Lund", "--out", str(out)]) != 0
    assert "PDF files only" in capsys.readouterr().err
    assert not out.exists()


def test_a_chosen_and_redacted_pdf_is_written_and_verified(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out.pdf")
    chosen = ["--people", "Karl Lund", "--status", "asserted", "--from", "2015-01-01", "--to", "2016-12-31", "--pages"]
    assert run(["export", case, *chosen, "--no-sources", "--redact", "Anna Berg", "--out", out]) == 0
    said = capsys.readouterr().out
    assert "This is a selection: only what is asserted, 2015 to 2016" in said
    assert "Redacted edition" in said
    assert run(["verify", out, case]) == 0
    assert "redacted edition" in capsys.readouterr().out
    assert run(["export", case, "--chronology", "--out", out]) == 0
    assert run(["export", case, "--from", "2020-01-01", "--to", "2019-01-01", "--out", out]) != 0

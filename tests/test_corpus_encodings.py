"""Text in whatever encoding it was saved: what is read is what was written."""

import pytest

from analysis import read_article, read_corpus
from analysis.corpus.encodings import decoded

TEXTS = (
    "“It may rain,” said José Müller of the café. It cost £5, the mayor’s office said – at most.",
    "The café may close.",
    "It’s a “good” day, the mayor said on Monday.",
    "Beyoncé came; Zoë left for Zürich.",
    "He said it was 30° — hot.",
    "Señor Núñez voted.",
    "‘Rain’ and ‘snow’",
    "Rain…",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_what_is_read_is_what_was_written(text, encoding):
    assert decoded(text.encode(encoding)) == text


def test_encodings_may_be_mixed_in_a_folder_and_in_a_file(tmp_path):
    lines = ["The café opened.", "The “cafés” closed.", "Zoë left."]
    mixed = b"\n".join(
        line.encode(encoding)
        for line, encoding in zip(lines, ("utf-8", "cp1252", "utf-8"), strict=True)
    )
    (tmp_path / "mixed.txt").write_bytes(mixed)
    (tmp_path / "old.txt").write_bytes(lines[1].encode("cp1252"))
    (tmp_path / "mac.txt").write_bytes(lines[1].encode("mac_roman"))
    (tmp_path / "wide.txt").write_bytes(lines[1].encode("utf-16"))
    (tmp_path / "table.csv").write_bytes(b"text\n" + mixed)
    texts = read_corpus(sorted(tmp_path.iterdir())).set_index("article")["text"].to_dict()
    assert texts.pop("mixed") == "\n".join(lines)
    assert [texts.pop(f"table-{n}") for n in (1, 2, 3)] == lines
    assert set(texts.values()) == {lines[1]}


def test_an_encoding_can_be_told_and_must_then_fit(tmp_path):
    (tmp_path / "a.txt").write_bytes("Žižek said".encode("cp1250"))
    assert read_corpus(tmp_path, encoding="cp1250")["text"].item() == "Žižek said"
    with pytest.raises(ValueError, match=r"is not text in utf-8 \(byte 0\)"):
        read_corpus(tmp_path, encoding="utf-8")


def test_a_page_is_read_in_the_encoding_it_declares_if_it_is_that(tmp_path):
    page = '<html><head><meta charset="{}"></head><body><article><p>{}</p></article></body></html>'
    text = "Der Bürgermeister sagte, “it may rain” in Köln, and the café would close on Monday."
    for name, told, real in (
        ("a", "windows-1252", "cp1252"),
        ("b", "utf-8", "cp1252"),
        ("c", "x-unknown", "utf-8"),
    ):
        (tmp_path / f"{name}.html").write_bytes(page.format(told, text).encode(real))
        assert read_article(tmp_path / f"{name}.html").text == text


def test_line_ends_of_windows_and_old_macs_are_line_ends():
    assert decoded(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_russian_and_japanese_are_not_taken_for_western():
    japanese = "市長は月曜日に雨が降るかもしれないと述べた。" * 3
    assert decoded(japanese.encode("shift_jis")) == japanese

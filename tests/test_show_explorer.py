"""The explorer: what it answers and refuses, to whom, and what it is without widgets."""

import builtins
import http.client
import json
import threading
import time

import pandas as pd
import pytest

from analysis import explore, norms
from analysis.show import answering, loopback, placing

TEXT = (
    "The mayor reportedly left. “It may rain,” two officials said. The radical plan cost $9 or $12."
)


def test_five_numbers_with_the_sentences_behind_them():
    html = answering.answer(TEXT)
    assert html.count("data-number=") == 5
    for name in ("hedges_per_100_words", "anonymous_source_share", "loaded_per_100_words"):
        part = html[html.index(f'data-number="{name}"') :].split("</details>")[0]
        assert "How far to trust it" in part
        assert part.count("<li>") >= 1, name
    assert "A text of 17 words" in html


def test_every_sentence_of_a_long_quotation_stands_behind_the_share():
    html = answering.answer("“It may rain. It may snow. It may hail,” the mayor said. It rains.")
    part = html[html.index('data-number="attributed_word_share"') :].split("</details>")[0]
    assert part.count("<li>") == 3


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("", "There are no words", id="empty"),
        pytest.param("?! …", "There are no words", id="marks alone"),
        pytest.param("x" * 1_000_000, "This is 1,000,000 characters long", id="1 MB"),
        pytest.param("<html><body><p>It rains.</p></body></html>", "web page", id="HTML"),
        pytest.param("id,text\n1,It rains.\n2,It snows.", "seems to be a table", id="table"),
        pytest.param("seeds/trump-zelenskyy-call.txt", "is a path", id="path"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(text, refused):
    for want in ("html", "page", "numbers", "findings"):
        told = answering.reply({"want": want, "text": text})
        assert refused in told["refused"]
        assert "\n" not in told["refused"]


def test_another_language_is_said_and_a_screenplay_is_shown():
    german = "Der Bürgermeister sagte am Montag, dass es morgen wohl wieder regnen werde. " * 4
    assert "does not read like English" in answering.answer(german)
    play = "INT. TOWN HALL - DAY\n\nMAYOR\nIt may rain.\n\nCLERK\nSo they say.\n" * 4
    assert "does not read like English" not in answering.answer(play)
    assert "does not read like English" not in answering.answer(TEXT * 3)


def test_what_an_article_holds_runs_nothing():
    text = "Mayor <script>alert(1)</script> said <img src=x onerror=alert(1)> $x$ </style> may."
    html = answering.answer(text)
    assert "&lt;script&gt;" in html
    assert not any(tag in html for tag in ("<script", "<img", "</style"))


def test_a_thousand_words_are_answered_in_under_half_a_second(real):
    text = f"{real.text}\n\n{real.text}"
    answering.answer("It may rain.")
    start = time.thread_time()
    answering.answer(text)
    assert time.thread_time() - start < 0.5
    assert len(text.split()) > 1000


def test_a_question_that_is_not_known_or_a_model_that_is_not_there():
    assert "cannot be asked" in answering.reply({"want": "files", "text": TEXT})["refused"]
    assert "cannot be asked" in answering.reply({})["refused"]
    told = answering.reply({"want": "html", "text": TEXT, "model": "huge"})
    assert "no attribution model 'huge'" in told["refused"]


def test_the_tables_hold_every_number_and_every_finding():
    numbers = answering.reply({"want": "numbers", "text": TEXT})["numbers"]
    assert numbers.startswith("number,value,unit,definition,validity\nwords,17.0,words,")
    findings = answering.reply({"want": "findings", "text": TEXT})["findings"].splitlines()
    assert "10,20,hedge,evidential,author,reportedly" in findings
    assert any(",source,anonymous,,two officials" in row for row in findings)
    assert answering.reply({"want": "page", "text": TEXT})["page"].startswith("<!DOCTYPE html>")


def test_a_number_has_its_place_among_the_norms_where_there_are_norms(monkeypatch):
    placed = pd.DataFrame({"percentile": 80.0}, index=["hedges_per_100_words"])
    said = "hedges: 3, higher than in 80% of news articles"
    monkeypatch.setattr(norms, "sentence", lambda name, numbers: said)
    monkeypatch.setattr(norms, "place", lambda numbers: placed.reindex([*numbers], fill_value=80.0))
    found = placing.place("hedges_per_100_words", {"hedges_per_100_words": 3.0})
    assert found == ("3, higher than in 80% of news articles", 80.0)
    assert 'style="left:80.0%"' in answering.answer(TEXT)
    assert "cannot be computed" in placing.place("conflict", {"conflict": float("nan")}).told


@pytest.fixture
def port(socket_enabled):
    """Serve the explorer on a free port, while a test runs."""
    with loopback.serve(answering.given([("rain", TEXT)]), answering.reply) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def ask(port, method="POST", path="/ask", body="{}", **headers):
    """Return the status and the body of an answer; its headers are checked."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    told = {"Host": f"127.0.0.1:{port}", "Content-Type": "application/json"} | headers
    line.request(method, path, body, {k.replace("_", "-"): v for k, v in told.items()})
    answer = line.getresponse()
    assert "script-src 'self'" in answer.getheader("Content-Security-Policy")
    assert answer.getheader("Access-Control-Allow-Origin") is None
    text = answer.read().decode()
    line.close()
    return answer.status, text


def test_the_local_page_answers_this_machine(port):
    status, page = ask(port, "GET", "/")
    assert status == 200
    assert 'src="./local.js"' in page
    assert ask(port, "GET", "/explorer.js")[0] == 200
    assert json.loads(ask(port, "GET", "/given")[1])["articles"] == [["rain", TEXT]]
    told = json.loads(ask(port, body=json.dumps({"want": "html", "text": TEXT}))[1])
    assert told["html"] == answering.answer(TEXT)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        pytest.param({"Host": "evil.example"}, 403, id="another name for this machine"),
        pytest.param({"Origin": "https://evil.example"}, 403, id="another page"),
        pytest.param({"Content_Type": "text/plain"}, 404, id="a form of another page"),
        pytest.param({"method": "GET", "path": "/../pyproject.toml"}, 404, id="a file"),
        pytest.param({"method": "GET", "path": "/answering.py"}, 404, id="a module"),
        pytest.param({"body": "[1]"}, 400, id="no object"),
        pytest.param({"body": "{"}, 400, id="no JSON"),
        pytest.param({"Content_Length": "99999999999"}, 200, id="too long"),
    ],
)
def test_the_local_page_refuses_in_a_sentence(port, asked, status):
    got, text = ask(port, **asked)
    assert got == status
    assert list(json.loads(text)) == ["refused"]


def test_a_port_that_is_taken_is_said(port):
    with pytest.raises(OSError, match="choose another with --port"):
        loopback.serve({}, answering.reply, port=port)


def test_a_notebook_shows_a_widget_and_a_page_where_there_are_none(monkeypatch):
    pytest.importorskip("anywidget")
    shown, _ = explore({"rain": TEXT})._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in shown
    assert "data-number=" in shown["text/html"]

    real_import = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "anywidget":
            raise ModuleNotFoundError(name)
        return real_import(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert set(explore()._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_the_widget_answers_a_question_in_its_own_words():
    pytest.importorskip("anywidget")
    widget = explore({"rain": TEXT}).widget()
    sent = []
    widget.send = sent.append
    widget._handle_custom_msg({"want": "html", "text": "It may rain.", "id": 7}, [])
    assert sent[0]["id"] == 7
    assert "It <span" in sent[0]["html"]
    assert widget.given["articles"] == [["rain", TEXT]]


def test_explore_takes_texts_and_paths():
    assert explore("seeds/teaching").articles[0][0] == "harbour-tunnel-broadsheet"
    assert explore(["It rains.", "It snows."]).articles == [("1", "It rains."), ("2", "It snows.")]
    with pytest.raises(TypeError, match="Articles are"):
        explore(3)

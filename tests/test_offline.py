"""Nothing touches the network once the kit is installed."""

import socket
import subprocess
import sys

import pytest
from pytest_socket import SocketBlockedError


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_sockets_are_closed_while_the_tests_run():
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


CORE = """
import socket, sys

class Closed(socket.socket):
    def __init__(self, *args, **kwargs):
        raise OSError("no sockets here")

socket.socket = socket.create_connection = socket.getaddrinfo = Closed
from analysis import Document, highlight, measure, measure_corpus, read_corpus

table = measure_corpus(read_corpus("seeds"))
page = highlight(Document(read_corpus("seeds/trump-zelenskyy-call.txt")["text"][0])).data
print(len(table), len(page) > 5000)
"""


@pytest.mark.slow
def test_a_fresh_process_measures_the_seeds_with_sockets_closed(root):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CORE], cwd=root, capture_output=True, text=True
    )
    assert (done.stdout.split(), done.stderr) == (["13", "True"], "")

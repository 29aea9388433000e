"""The guard around all tests: what it refuses."""

import os
import socket

import pytest


def refused(attempt):
    with pytest.raises(RuntimeError, match=r"A test (looked up|connected to)"):
        attempt()


def test_no_test_reaches_another_machine():
    # 192.0.2.1 is set aside for documentation (RFC 5737): nothing would answer there.
    with socket.socket() as tcp, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        refused(lambda: tcp.connect(("192.0.2.1", 80)))
        refused(lambda: tcp.connect_ex(("192.0.2.1", 80)))
        refused(lambda: udp.sendto(b"x", ("192.0.2.1", 53)))
    refused(lambda: socket.create_connection(("example.org", 80)))
    refused(lambda: socket.getaddrinfo("example.org", 443))


def test_loopback_is_open():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_the_settings_of_whoever_runs_the_tests_are_gone():
    assert not [n for n in os.environ if n.startswith(("OPENAI_", "LANGCHAIN", "LANGSMITH"))]

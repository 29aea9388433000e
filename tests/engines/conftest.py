import pytest
from stub_server import Stub


@pytest.fixture
def stub():
    server = Stub()
    yield server
    server.close()

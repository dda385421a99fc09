import pytest

from tests.stories.command import Soulfra


@pytest.fixture
def soulfra(tmp_path):
    """The command, with a passphrase, no Ollama and no key."""
    return Soulfra(tmp_path / "home")

import pytest

from tests.stories.command import Soulfra
from tests.stories.everyday import in_the_everyday_window as in_the_everyday_window
from tests.stories.everyday import in_the_window as in_the_window


@pytest.fixture
def soulfra(tmp_path):
    """The command, with a passphrase, no Ollama and no key."""
    return Soulfra(tmp_path / "home")

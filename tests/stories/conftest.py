from pathlib import Path

import pytest

from tests.stories.command import Soulfra
from tests.stories.everyday import in_the_everyday_window as in_the_everyday_window
from tests.stories.everyday import in_the_window as in_the_window
from tests.stories.everyday import patient as patient

HUNG_SECONDS = 1200


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A story waits for other processes, which a busy machine starves: it has hung when it says so, or long after."""
    for item in items:
        if Path(__file__).parent in item.path.parents and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(HUNG_SECONDS))


@pytest.fixture
def soulfra(tmp_path):
    """The command, with a passphrase, no Ollama and no key."""
    return Soulfra(tmp_path / "home")

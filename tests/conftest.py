"""What every test may use."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)  # no timing decides a unit test
settings.load_profile("house")

pytest_plugins = ["tests.servers.fixtures"]

"""What every application of a process shares."""

from __future__ import annotations

from sync_server.app import ROUTERS, create_app


def test_endpoints_are_made_when_they_are_declared_and_not_again_by_each_application(make_settings, tmp_path):
    app = create_app(make_settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'none.sqlite'}"))
    routes = {id(route) for route in app.routes}
    assert all(id(route) in routes for router in ROUTERS for route in router.routes)

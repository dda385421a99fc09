"""What the server counts of itself, for Prometheus, on a port of its own. No name, address or account stands in it."""

from __future__ import annotations

import structlog
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    start_http_server,
)

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
log = structlog.get_logger("metrics")


class Metrics:
    """One registry a node; topics make their own counters of it with `counter`, `gauge` and `histogram`."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        self.requests = self.histogram(
            "request_seconds", "Answers, by how long they took.", ("method", "route", "status")
        )
        self.errors = self.counter("unforeseen_errors", "Requests that ended in an error nobody foresaw.")

    def counter(self, name: str, told: str, labels: tuple[str, ...] = ()) -> Counter:
        return Counter(f"soulfra_{name}", told, labels, registry=self.registry)

    def gauge(self, name: str, told: str, labels: tuple[str, ...] = ()) -> Gauge:
        return Gauge(f"soulfra_{name}", told, labels, registry=self.registry)

    def histogram(self, name: str, told: str, labels: tuple[str, ...] = ()) -> Histogram:
        return Histogram(f"soulfra_{name}", told, labels, buckets=SECONDS, registry=self.registry)

    def serve(self, host: str, port: int) -> MetricsServer | None:
        """Answers /metrics until it is closed; port -1 does not. A port that is taken is said, and stops nothing."""
        if port < 0:
            return None
        try:
            server, thread = start_http_server(port, host, self.registry)
        except OSError as error:
            log.warning("no metrics: the port is taken", host=host, port=port, error=type(error).__name__)
            return None
        return MetricsServer(server, thread)


class MetricsServer:
    """The port on which metrics are read. `port` is the one that was taken, also where any was asked for."""

    def __init__(self, server: object, thread: object) -> None:
        self._server, self._thread = server, thread
        self.port: int = server.server_address[1]  # type: ignore[attr-defined]

    def close(self) -> None:
        self._server.shutdown()  # type: ignore[attr-defined]
        self._server.server_close()  # type: ignore[attr-defined]
        self._thread.join(5)  # type: ignore[attr-defined]

# The sync server alone: no desktop, no Qt, no root. Configured by the environment (.env.example).
FROM python:3.13-slim AS build
WORKDIR /build
COPY pyproject.toml constraints.txt installers/server/requirements.py ./
RUN python requirements.py pyproject.toml > requirements.txt \
    && python -m venv /opt/soulfra \
    && /opt/soulfra/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt -c constraints.txt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/soulfra --create-home --shell /usr/sbin/nologin soulfra \
    && chmod 700 /var/lib/soulfra
COPY --from=build /opt/soulfra /opt/soulfra
COPY sync_server /opt/soulfra/app/sync_server
RUN /opt/soulfra/bin/python -m compileall -q /opt/soulfra/app \
    && printf '#!/bin/sh\nexec /opt/soulfra/bin/python -m sync_server "$@"\n' > /opt/soulfra/bin/soulfra-server \
    && chmod 755 /opt/soulfra/bin/soulfra-server
ENV PATH=/opt/soulfra/bin:$PATH \
    PYTHONPATH=/opt/soulfra/app \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SOULFRA_SERVER_HOME=/var/lib/soulfra \
    SOULFRA_SERVER_HOST=0.0.0.0 \
    SOULFRA_METRICS_HOST=0.0.0.0
USER 10001
WORKDIR /var/lib/soulfra
VOLUME ["/var/lib/soulfra"]
EXPOSE 8787 8788
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8787/readyz', timeout=5)"]
ENTRYPOINT ["soulfra-server"]
CMD ["serve"]

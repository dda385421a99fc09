"""What is left in a database's files of keys that were deleted, and how it goes."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from sync_server.trust.models import TrustAccount, TrustChain

PATIENCE = "2s"
"""For so long may everybody wait for who holds the table."""


def empty_log(connection: Connection) -> None:
    """SQLite's write-ahead log holds pages as they were, and in them keys of people who are gone, until it is emptied."""
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def erased(connection: Connection) -> int:
    """The ledgers that are nobody's any more."""
    nobodys = TrustChain.chain.not_in(select(TrustAccount.chain))
    return connection.scalar(select(func.count()).select_from(TrustChain).where(nobodys)) or 0


def write_anew(connection: Connection) -> None:
    """PostgreSQL leaves a deleted row's bytes in their page, also when it is vacuumed: the table is written anew without
    them. Raises DBAPIError where somebody holds it for too long."""
    connection.exec_driver_sql(f"SET lock_timeout = '{PATIENCE}'")
    try:
        connection.exec_driver_sql("VACUUM (FULL) trust_account")
    finally:
        connection.exec_driver_sql("RESET lock_timeout")

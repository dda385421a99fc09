"""Which language the two sides speak."""

PROTOCOL_VERSION = 1

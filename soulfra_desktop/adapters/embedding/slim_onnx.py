"""Makes MiniLM keep its table of words as it is stored.

The file holds it in 8 bits and turns the whole of it into floats before it looks up a word: forty-six megabytes, of which a
text needs some rows. Here the rows are looked up first, and those alone are turned: the same products of the same numbers.
An ONNX file is a message of protobuf, of which nothing but a graph's nodes is touched, so that no library is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

GRAPH, NODE = 7, 1
INPUT, OUTPUT, KIND = 1, 2, 4
"""Numbers of fields: of a model, of a graph, of a node."""
BYTES = 2
"""How a field is written that has a length."""
Node = tuple[str, list[str], list[str]]
"""What it does, of what, and what it makes."""


def slim(model: bytes, table: str) -> bytes:
    """The model, looking up rows of `table` before it makes floats of them; as it was where it does not do so by
    `NAME_q` turned into floats, times `NAME_scale`. Raises ValueError where it is no model."""
    fields = list(_fields(memoryview(model)))
    graph = next((content for number, _, content in fields if number == GRAPH), None)
    if graph is None:
        raise ValueError("no graph")
    slimmer = _slim_graph(graph, table)
    if slimmer is None:
        return model
    parts = [_field(GRAPH, slimmer) if number == GRAPH else [whole] for number, whole, _ in fields]
    return b"".join([one for part in parts for one in part])


def _slim_graph(graph: memoryview, table: str) -> list[bytes | memoryview] | None:
    fields = list(_fields(graph))
    nodes = {place: _node(content) for place, (number, _, content) in enumerate(fields) if number == NODE}
    makers = {made: place for place, (_, _, outputs) in nodes.items() for made in outputs}
    users = {place for place, (_, inputs, _) in nodes.items() if table in inputs}
    product = makers.get(table, -1)
    floats = makers.get(nodes[product][1][0], -1) if product in nodes else -1
    if len(users) != 1 or floats not in nodes:
        return None
    (lookup,) = users
    stored, scale = nodes[floats][1][0], nodes[product][1][-1]
    if [nodes[place][0] for place in (floats, product, lookup)] != ["Cast", "Mul", "Gather"]:
        return None
    wanted, made = nodes[lookup][1][1], nodes[lookup][2][0]
    rows, turned, scales = f"{table}_rows", f"{table}_turned", f"{table}_scales"
    instead: dict[int, list[bytes | memoryview]] = {
        floats: [],
        product: [],
        lookup: [
            *_field(NODE, _renamed(fields[lookup][2], [stored, wanted], [rows])),
            *_field(NODE, _renamed(fields[lookup][2], [scale, wanted], [scales])),
            *_field(NODE, _renamed(fields[floats][2], [rows], [turned])),
            *_field(NODE, _renamed(fields[product][2], [turned, scales], [made])),
        ],
    }
    return [one for place, (_, whole, _) in enumerate(fields) for one in instead.get(place, [whole])]


def _node(content: memoryview) -> Node:
    kind, inputs, outputs = "", list[str](), list[str]()
    for number, _, value in _fields(content):
        if number == KIND:
            kind = bytes(value).decode()
        elif number in (INPUT, OUTPUT):
            (inputs if number == INPUT else outputs).append(bytes(value).decode())
    return kind, inputs, outputs


def _renamed(node: memoryview, inputs: list[str], outputs: list[str]) -> list[bytes | memoryview]:
    """The same node between others, without the name of its own that no two may share."""
    made: list[bytes | memoryview] = []
    for number, names in ((INPUT, inputs), (OUTPUT, outputs)):
        for name in names:
            made += _field(number, [name.encode()])
    return made + [whole for number, whole, _ in _fields(node) if number not in (INPUT, OUTPUT, 3)]


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """The number of each, the whole of it as it is written, and its content, empty where it has no length."""
    at = 0
    while at < len(message):
        began = at
        key, at = _varint(message, at)
        content = message[:0]
        match key & 7:
            case 0:
                _, at = _varint(message, at)
            case 1:
                at += 8
            case 2:
                size, at = _varint(message, at)
                content, at = message[at : at + size], at + size
            case 5:
                at += 4
            case _:
                raise ValueError("no protobuf")
        if at > len(message):
            raise ValueError("no protobuf")
        yield key >> 3, message[began:at], content


def _field(number: int, content: list[bytes | memoryview]) -> list[bytes | memoryview]:
    return [_written(number << 3 | BYTES) + _written(sum(map(len, content))), *content]


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(message):
        value |= (message[at] & 127) << shift
        at += 1
        if message[at - 1] < 128:
            return value, at
        shift += 7
    raise ValueError("no protobuf")


def _written(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes([*made, value])

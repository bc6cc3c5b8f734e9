"""TopoJSON (specification 1.0) to GeoJSON features: arcs that neighbours share, quantised and delta-encoded."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["is_topology", "topology_features"]

Arc = NDArray[np.float64]


def is_topology(document: Any) -> bool:
    return isinstance(document, Mapping) and document.get("type") == "Topology"


def topology_features(topology: Mapping[str, Any], name: str = "") -> Iterator[dict[str, Any]]:
    """Features of the named object, or of all. Raises ValueError, KeyError or IndexError where it is malformed."""
    arcs = [_decode(arc, topology.get("transform")) for arc in topology["arcs"]]
    objects = topology["objects"]
    if name and name not in objects:
        raise ValueError(f"there is no object {name}; there are {', '.join(objects)}")
    for key in [name] if name else list(objects):
        yield from _features(objects[key], arcs)


def _decode(arc: Sequence[Sequence[float]], transform: Mapping[str, Any] | None) -> Arc:
    positions = np.asarray(arc, dtype=np.float64)[:, :2]
    if transform is None:
        return positions
    # Each position but the first is the step from the one before.
    absolute: Arc = np.cumsum(positions, axis=0) * np.asarray(transform["scale"]) + np.asarray(transform["translate"])
    return absolute


def _features(shape: Mapping[str, Any], arcs: Sequence[Arc]) -> Iterator[dict[str, Any]]:
    if shape["type"] == "GeometryCollection":
        for part in shape["geometries"]:
            yield from _features(part, arcs)
        return
    feature = {"type": "Feature", "properties": shape.get("properties") or {}, "geometry": _geometry(shape, arcs)}
    yield feature | ({"id": shape["id"]} if "id" in shape else {})


def _geometry(shape: Mapping[str, Any], arcs: Sequence[Arc]) -> dict[str, Any] | None:
    kind = shape["type"]
    if kind == "Polygon":
        return {"type": kind, "coordinates": [_ring(ring, arcs) for ring in shape["arcs"]]}
    if kind == "MultiPolygon":
        return {"type": kind, "coordinates": [[_ring(ring, arcs) for ring in polygon] for polygon in shape["arcs"]]}
    if kind is None:
        return None
    raise ValueError(f"{kind} is not an area")


def _ring(numbers: Sequence[int], arcs: Sequence[Arc]) -> list[list[float]]:
    """Arcs one after another; ~n is arc n backwards. The last position of each is the first of the next."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    joined = [part if at == 0 else part[1:] for at, part in enumerate(parts)]
    positions: list[list[float]] = np.concatenate(joined).tolist()
    return positions

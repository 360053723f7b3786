"""Which of the forms on offer a client would rather have (RFC 9110, `Accept`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def accepted(header: str | None, offered: Iterable[str]) -> tuple[str, ...]:
    """Return the media types on offer that a client accepts, best first; equals stay in the order of the offer.

    Args:
        header: value of `Accept`; None or empty accepts everything.
        offered: media types, the best first.
    """
    ranges = [_range(part) for part in (header or "*/*").split(",") if part.strip()]
    ranked = [(_quality(one, ranges), one) for one in offered]
    return tuple(one for quality, one in sorted(ranked, key=lambda pair: -pair[0]) if quality > 0)


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
    try:
        return name.lower(), min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return name.lower(), 0.0


def _quality(offered: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the quality of the most specific range that fits, 0 if none does."""
    fitting = {name: quality for name, quality in ranges}
    for name in (offered, f"{offered.partition('/')[0]}/*", "*/*"):
        if name in fitting:
            return fitting[name]
    return 0.0

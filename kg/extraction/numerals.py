"""Chinese and Arabic numerals and their values.

Whole numerals only: what counts as a numeral inside running text is decided by `kg.extraction.figures.quantities`.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_LIMIT = Decimal(10) ** 24  # decimals keep 28 digits; what is beyond this counts nothing that news tells
_SHORT_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[零〇一二三四五六七八九两十百千万亿]")

#: What a numeral may look like: Arabic with separators and a decimal point, or Chinese digits with 点.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
CHINESE_DIGITS = "零〇一二两三四五六七八九十百千万亿廿卅"
CHINESE = rf"[{CHINESE_DIGITS}]+(?:点[零〇一二三四五六七八九]+)?"


def parse_number(numeral: str) -> Decimal:
    """Return the value of one numeral, such as 1,200, 13.6万, 两千零八, 廿三, 四十八点五 or 二〇二二.

    Args:
        numeral: Arabic (half or full width) with an optional Chinese multiplier, or Chinese throughout.

    Raises:
        ValueError: if it is no numeral, or one so large that it would be rounded.
    """
    try:
        value = _parsed(numeral)
    except ArithmeticError:  # 亿亿亿… outgrows every decimal
        value = _LIMIT
    if value >= _LIMIT:
        raise ValueError(f"too large for a numeral: {numeral[:40]!r}")
    return value.to_integral_value() if value == value.to_integral_value() else value


def _parsed(numeral: str) -> Decimal:
    text = unicodedata.normalize("NFKC", numeral).translate(_SHORT_TENS).replace(" ", "")
    if "点" in text:
        return _with_point(text, numeral)
    tokens = _TOKEN.findall(text)
    if not tokens or "".join(tokens) != text:
        raise ValueError(f"not a numeral: {numeral!r}")
    if len(tokens) > 1 and all(token in _DIGITS for token in tokens):
        return Decimal("".join(str(_DIGITS[token]) for token in tokens))
    return _evaluate(tokens, numeral)


def _with_point(text: str, numeral: str) -> Decimal:
    """Read 四十八点五 or 三点二亿: digits after the point one by one, then an optional multiplier."""
    whole, _, rest = text.partition("点")
    digits = rest.rstrip("万亿千百")
    if not whole or not digits or any(char not in _DIGITS for char in digits):
        raise ValueError(f"not a numeral: {numeral!r}")
    fraction = "".join(str(_DIGITS[char]) for char in digits)
    value = parse_number(whole)
    if value != value.to_integral_value():
        raise ValueError(f"not a numeral: {numeral!r}")
    return (value + Decimal(f"0.{fraction}")) * _multiplier(rest[len(digits) :])


def _multiplier(signs: str) -> Decimal:
    product = Decimal(1)
    for sign in signs:
        product *= _SMALL.get(sign) or _LARGE[sign]
    return product


def _evaluate(tokens: list[str], numeral: str) -> Decimal:
    """Add up digits and multipliers from left to right; 一百五 is 150, as it is said."""
    total = section = Decimal(0)
    current: Decimal | None = Decimal(1) if tokens[0] in _LARGE else None  # 万亿 is one of them.
    for token in tokens:
        if token in _SMALL:
            section += (Decimal(1) if current is None else current) * _SMALL[token]
            current = None
        elif token == "亿":
            total = (total + section + (current or 0)) * _LARGE[token]
            section, current = Decimal(0), None
        elif token == "万":
            total += (section + (current or 0)) * _LARGE[token]
            section, current = Decimal(0), None
        elif token in ("零", "〇"):
            current = current or Decimal(0)
        elif current:
            raise ValueError(f"not a numeral: {numeral!r}")
        else:
            current = _digit(token, numeral)
    return total + section + (current or 0) * _said_short(tokens)


def _digit(token: str, numeral: str) -> Decimal:
    if token in _DIGITS:
        return Decimal(_DIGITS[token])
    try:
        return Decimal(token.replace(",", ""))
    except InvalidOperation:
        raise ValueError(f"not a numeral: {numeral!r}") from None


def _said_short(tokens: list[str]) -> int:
    """Return what the last digit counts: tens in 一百五, thousands in 三万五, else ones."""
    if len(tokens) < 3 or tokens[-1] not in _DIGITS or tokens[-2] not in ("百", "千", "万", "亿"):
        return 1
    return (_SMALL.get(tokens[-2]) or _LARGE[tokens[-2]]) // 10

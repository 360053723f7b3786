"""Normal forms of names: what two spellings of one name have in common.

The rules are general usage and stand in `ontology/lexicon/abbreviations.toml`; this module applies them.
"""

from __future__ import annotations

import re
import unicodedata

from kg.lexicon import Table, either

_QUOTES = str.maketrans("", "", "“”\"‘’'《》〈〉「」『』【】[]·•")
_BRACKETS = re.compile(r"\([^()]*\)")
_SHORTEST_CORE = 3


def clean(name: str) -> str:
    """Return a name in one form of width, without white space, quotation marks and 《》.

    >>> clean("“头雁 领航”工程（试行）")
    '头雁领航工程(试行)'
    """
    return "".join(unicodedata.normalize("NFKC", name).translate(_QUOTES).split())


def without_brackets(name: str) -> str:
    """Return a cleaned name without its bracketed parts.

    >>> without_brackets("产业链(集群)党建联盟")
    '产业链党建联盟'
    """
    return _BRACKETS.sub("", name)


class NamingRules:
    """The rules for short and long forms, read once from their table of the lexicon."""

    def __init__(self, table: Table) -> None:
        organ = table["organ"]
        self._rewrite = [(re.compile(pattern), str(form)) for pattern, form in table["rewrite"]]
        self._short: dict[str, str] = dict(table["short"])
        self._longs = re.compile(either(self._short))
        self._canonical: dict[str, str] = {form: forms[0] for forms in organ["variants"] for form in forms}
        self._place_words = tuple(organ["place_word"].split())
        self._no_place_words = tuple(organ["no_place_word"].split())
        self._national = tuple(organ["national"].split())
        self._far_known = tuple(organ["far_known"].split())
        self._generic = tuple(organ["generic"].split())
        self._appended = tuple(table["programme"]["appended"].split())
        self._heads = tuple(sorted(table["programme"]["heads"].split(), key=len, reverse=True))
        self._not_short = tuple(table["place"]["not_short"].split())
        self.unique_roles: tuple[str, ...] = tuple(table["person"]["unique_roles"].split())

    def rewritten(self, name: str) -> str:
        """Return an organ's cleaned name without 中共 and the like, the place still at its beginning."""
        for pattern, form in self._rewrite:
            name = pattern.sub(form, name)
        return name

    def place_word(self, name: str) -> str:
        """Return the bare class of place that an organ's name begins with (区 of 区民政局); "" where there is none."""
        if name.startswith(self._no_place_words):
            return ""
        return next((word for word in self._place_words if name.startswith(word) and name != word), "")

    def organ_stem(self, rest: str) -> str:
        """Return the normal form of an organ's name from which the place has been taken off.

        Args:
            rest: what stands after the place (委区直机关工委, 人力资源和社会保障局).
        """
        rest = self.shortened(rest)
        return self._canonical.get(rest, rest)

    def shortened(self, name: str) -> str:
        """Return a name with the long forms of general words written short."""
        return self._longs.sub(lambda match: self._short[match.group()], name)

    def programme_stem(self, name: str) -> str:
        """Return a programme's cleaned name without a closing 活动, 工作 or 品牌."""
        tail = next((tail for tail in self._appended if name.endswith(tail)), "")
        return name[: len(name) - len(tail)] if len(name) - len(tail) >= _SHORTEST_CORE else name

    def core(self, stem: str) -> str:
        """Return what stands before a programme's head noun; the stem itself if nothing would be left."""
        head = next((h for h in self._heads if stem.endswith(h) and len(stem) - len(h) >= _SHORTEST_CORE), "")
        return stem[: len(stem) - len(head)] if head else stem

    def is_generic(self, stem: str) -> bool:
        """Tell whether the stem is made of general words alone (便民服务中心), so that it names nothing by itself."""
        reached = {0}
        for start in range(len(stem)):
            if start in reached:
                reached.update(start + len(word) for word in self._generic if stem.startswith(word, start))
        return len(stem) in reached

    def is_national(self, name: str) -> bool:
        """Tell whether a cleaned name belongs to an organ of the whole country."""
        return name.startswith(self._national)

    def is_far_known(self, name: str) -> bool:
        """Tell whether a name is that of an institution known beyond its district, such as a university."""
        return name.endswith(self._far_known)

    def may_stand_for_division(self, short: str) -> bool:
        """Tell whether a short name can only mean the division (青岛), not a lake of the same name (东湖)."""
        return not short.endswith(self._not_short)

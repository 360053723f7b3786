"""Another spaCy pipeline as one more voter on names: `kg build --model zh_core_web_trf`.

It was trained on other text with other classes, so it is followed only where grammar and tagger found nothing; its
labels are mapped by the lexicon's table "models".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import spacy
from spacy.language import Language

from kg.errors import InputError
from kg.extraction.document import Mention
from kg.extraction.naming.heads import ORGANS, NameLexicon, names_of
from kg.extraction.tagging.tagger import Found
from kg.lexicon import lexicon_with
from kg.model import Span

_BODIES = ORGANS | {
    "Subdistrict", "Community", "Enterprise", "Park", "Institution", "SocialOrganisation", "Taskforce", "Media",
    "Alliance",
}  # fmt: skip
_MARKS = re.compile(r"[“”‘’《》\s]")
_SHORTEST = 2


class OtherModel:
    """A spaCy pipeline that a user has installed, or has in a directory.

    Args:
        name: its name or directory.
        lexicon: users' files that are added to the lexicon.

    Raises:
        InputError: if it is not installed, or none of its labels is known.
    """

    def __init__(self, name: str, *lexicon: str) -> None:
        self._labels: dict[str, dict[str, Any]] = dict(lexicon_with(*lexicon).table("models")["labels"])
        self._names: NameLexicon = names_of(*lexicon)
        self._nlp = self._loaded(name)

    def _loaded(self, name: str) -> Language:
        try:
            nlp = spacy.load(name)
        except (OSError, ValueError, ImportError) as error:
            reason = str(error).partition("\n")[0]
            raise InputError(
                f"--model {name}", f"cannot be loaded by spaCy ({reason})",
                f"install it (python -m spacy download {name}) or give the directory of a trained pipeline",
            ) from error  # fmt: skip
        told = {label for labels in nlp.pipe_labels.values() for label in labels}
        if not told & self._labels.keys():
            found = ", ".join(sorted(told)[:8]) or "none"
            raise InputError(
                f"--model {name}", f"none of its labels of names is known ({found})",
                "map them to classes under [models.labels] in a file given with --lexicon",
            )  # fmt: skip
        return nlp

    def joined(
        self, text: str, mentions: Sequence[Mention], blocks: Iterable[Span], tagged: Iterable[Found] = ()
    ) -> list[Mention]:
        """Return mentions with those names of the pipeline that overlap none of them, in order.

        Args:
            text: the text that all spans count in.
            mentions: what is known already.
            blocks: the stretches of the text to read.
            tagged: names that the tagger proposes, sure or not; where one has the same borders, its class counts.
        """
        taken = {at for m in mentions for at in range(m.span.start, m.span.end)}
        classes = {f.span: f.type for f in tagged}
        found = list(mentions)
        for span, label in self._read(text, blocks):
            name = _MARKS.sub("", span.of(text))
            kind = classes.get(span) or self._class(label, name)
            if kind and len(name) >= _SHORTEST and taken.isdisjoint(range(span.start, span.end)):
                found.append(Mention(span, kind, name))
                taken.update(range(span.start, span.end))
        return sorted(found, key=lambda m: (m.span.start, -m.span.end))

    def _read(self, text: str, blocks: Iterable[Span]) -> Iterator[tuple[Span, str]]:
        """Yield the pipeline's names with their labels; it reads line by line, as it was trained on sentences."""
        lines = [
            (block.start + match.start(), match[0]) for block in blocks for match in re.finditer(".+", block.of(text))
        ]
        for (at, _), doc in zip(lines, self._nlp.pipe(line for _, line in lines), strict=True):
            for ent in doc.ents:
                yield Span(at + ent.start_char, at + ent.end_char), ent.label_

    def _class(self, label: str, name: str) -> str | None:
        if label not in self._labels:
            return None
        kind: str = self._labels[label]["class"]
        head = self._names.head_at_end(name) if self._labels[label].get("by_head") else None
        return head.type if head and head.type in _BODIES else kind

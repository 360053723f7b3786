"""The component `kg.learned`: trained models beside the grammar of names, and their vote (`votes`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import InputError
from kg.extraction.document import Mention, blocks_of, text_of
from kg.extraction.naming.component import without_headlines
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.no_people import is_no_person
from kg.extraction.tagging.other_models import OtherModel
from kg.extraction.tagging.tagger import MODEL, Found, NameTagger
from kg.extraction.tagging.trust import read_trust
from kg.extraction.tagging.votes import vote
from kg.lexicon import lexicon_with
from kg.model import Span


@cache
def load_tagger(folder: Path = MODEL) -> NameTagger:
    """Return the trained tagger that `kg.training.train` wrote to a folder, read once.

    Raises:
        InputError: if the folder holds none.
    """
    tagger = NameTagger(Vocab(), ()).from_disk(folder)
    if not tagger.networks:
        raise InputError(folder, "no name model", "run `make models`, or install Zhili anew")
    return tagger


@Language.factory("kg_learned", default_config={"lexicon": [], "model": ""})  # spaCy allows no dot in a name.
class Learned:
    """Replaces `doc._.mentions` by the outcome of the vote; it runs right after `kg.names`.

    Args:
        nlp: the pipeline it stands in.
        name: its name there.
        lexicon: users' files that are added to the lexicon.
        model: the name of another spaCy pipeline that votes too; "" for none.
    """

    def __init__(self, nlp: Language, name: str, lexicon: list[str], model: str) -> None:
        self._tagger, self._trust = load_tagger(), read_trust()
        self._names = names_of(*lexicon)
        self._no_people = frozenset(lexicon_with(*lexicon).table("people")["words"].split())
        self._other = OtherModel(model, *lexicon) if model else None

    def __call__(self, doc: Doc) -> Doc:
        """Let the models read the doc and vote."""
        text = text_of(doc)
        reading = self._tagger.read(text, doc._.mentions, doc._.proposed)
        blocks = [block.span for block in blocks_of(doc)]
        found = tuple(_inside(reading, blocks))
        mentions = [m for m in vote(text, doc._.mentions, found, self._trust) if not self._is_other(m, text)]
        if self._other:
            mentions = self._other.joined(text, mentions, blocks, found)
        doc._.mentions = tuple(without_headlines(mentions, doc))
        return doc

    def _is_other(self, mention: Mention, text: str) -> bool:
        """Tell whether what is taken for a person or town is another word."""
        if mention.type == "Subdistrict":
            return self._names.is_no_town(mention.name)
        return mention.type == "Person" and is_no_person(mention.name, text, self._no_people)


def _inside(found: Iterable[Found], blocks: Sequence[Span]) -> Iterator[Found]:
    """Yield the names that lie in a block; both come in order."""
    at = 0
    for one in found:
        while at < len(blocks) and blocks[at].end < one.span.end:
            at += 1
        if at < len(blocks) and blocks[at].covers(one.span):
            yield one

"""From an article to its facts: one spaCy pipeline of small components, and the way back to the source."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab

# Imported for their registrations with spaCy.
import kg.extraction.dates
import kg.extraction.figures.component
import kg.extraction.naming.component
import kg.extraction.reference.component
import kg.extraction.relations.component
import kg.extraction.tagging.component  # noqa: F401
from kg.extraction.clauses import sentences
from kg.extraction.document import DatingClaim, FigureClaim, PostClaim, RelationClaim, blocks_of
from kg.lexicon import Lexicon
from kg.model import Article, Dating, Evidence, Facts, Figure, Post, Relation, Span

#: The components in the order in which they run; spaCy allows no dot in a factory, which is `kg_names` and so on.
COMPONENTS = ("kg.names", "kg.learned", "kg.dates", "kg.reference", "kg.figures", "kg.relations")


def make_pipeline(lexicon: Lexicon | None = None, model: str = "") -> Language:
    """Return a spaCy pipeline for Chinese with single characters as tokens and the components of Zhili.

    Args:
        lexicon: the words that the components go by; the project's own by default.
        model: the name of another spaCy pipeline that votes on names.

    Raises:
        InputError: if there is no such pipeline.
    """
    settings: dict[str, object] = {"lexicon": list(lexicon.extensions)} if lexicon else {}
    nlp = spacy.blank("zh")
    nlp.tokenizer = _Characters(nlp.vocab)
    nlp.max_length = 50_000_000  # The grammar is linear in the text; spaCy's limit guards its parser.
    for name in COMPONENTS:
        own = {"model": model} if name == "kg.learned" else {}
        nlp.add_pipe(name.replace(".", "_"), name=name, config=settings | own)
    return nlp


class _Characters(DummyTokenizer):
    """Makes each character of a text a token, white space too, so that tokens are counted as characters are.

    spaCy's own way to cut Chinese into characters copies the rest of the text for each of them.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self._vocab, words=list(text), spaces=[False] * len(text))


class Extractor:
    """Reads articles one by one; each depends on that article alone.

    Args:
        lexicon: the words that names and statements are found by; the project's own by default.
        model: the name of another spaCy pipeline that votes on names.

    Example:
        >>> from kg.reading import read_page  # doctest: +SKIP
        >>> facts = Extractor().facts(read_page("page.txt").articles[0])  # doctest: +SKIP
    """

    def __init__(self, lexicon: Lexicon | None = None, model: str = "") -> None:
        self._nlp = make_pipeline(lexicon, model)

    def facts(self, article: Article) -> Facts:
        """Return all that `article` states, with evidence in the source as read."""
        if not article.text.strip():
            return Facts(article)
        with _collection_paused():
            doc = self._nlp.make_doc(article.text)
            doc._.article = article
            for _, component in self._nlp.pipeline:
                doc = component(doc)
            return _facts(article, doc)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Collect no garbage meanwhile: reading makes hardly any cycles, and a full collection walks the whole lexicon."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _facts(article: Article, doc: Doc) -> Facts:
    ground = _Ground(article, doc)
    return Facts(
        article=article,
        entities=tuple(doc._.entities),
        relations=tuple(ground.relation(claim) for claim in doc._.claims),
        posts=tuple(ground.post(claim) for claim in doc._.posts),
        figures=tuple(ground.figure(claim) for claim in doc._.figures),
        datings=tuple(ground.dating(claim) for claim in doc._.datings),
    )


class _Ground:
    """Turns claims with places in the article's text into statements with quotes of the source."""

    def __init__(self, article: Article, doc: Doc) -> None:
        self._article = article
        self._sentences = [s for block in blocks_of(doc) for s in sentences(article.text, block.span)]

    def _evidence(self, span: Span) -> Evidence:
        at = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.start) - 1
        context = self._sentences[at] if at >= 0 and self._sentences[at].covers(span) else None
        return self._article.evidence(span, context)

    def relation(self, claim: RelationClaim) -> Relation:
        return Relation(claim.subject, claim.predicate, claim.object, self._evidence(claim.span), claim.date)

    def post(self, claim: PostClaim) -> Post:
        return Post(claim.person, claim.body, claim.role, self._evidence(claim.span))

    def figure(self, claim: FigureClaim) -> Figure:
        return Figure(
            holder=claim.holder,
            indicator=claim.indicator,
            value=claim.value,
            unit=claim.unit,
            kind=claim.kind,
            evidence=self._evidence(claim.span),
            value_max=claim.value_max,
            approximate=claim.approximate,
            period=claim.period,
        )

    def dating(self, claim: DatingClaim) -> Dating:
        return Dating(claim.entity, claim.property, claim.value, self._evidence(claim.span))

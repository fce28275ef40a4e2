"""Stories of one utterance, for the tests of what is done with findings."""

from itertools import combinations

from transcheck.model import Document, Group, Member, Pair, Span, Story


def whole(document: Document) -> Span:
    """All of a document."""
    return document.span(0, len(document.text))


def story(*documents: Document) -> Story:
    """Documents that are one rendering each, all of one utterance; a pair is called by the two paths."""
    members = tuple(Member(whole(document)) for document in documents)
    pairs = tuple(Pair(f"{a.span.document.path}{b.span.document.path}", a, b, 1.0) for a, b in combinations(members, 2))
    return Story(documents, {}, pairs, (Group("u1", members),))

"""Paragraphs that belong to an element: as reportlab makes them, with less work."""

from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from app.documents.fonts import markup
from app.documents.style import styles
from app.documents.tagging import TaggedParagraph

STYLES = st.sampled_from(sorted(styles()))


@given(st.text() | st.text("ab \u00a0\u2007\n\t-\u00ad<&"), STYLES)
def test_text_reads_as_the_parser_of_reportlab_reads_it(text: str, name: str) -> None:
    look = styles()[name]
    own, parsed = (sort(markup(text), look) for sort in (TaggedParagraph, Paragraph))
    assert [vars(frag) for frag in own.frags] == [vars(frag) for frag in parsed.frags]
    assert own.wrap(200, 1000) == parsed.wrap(200, 1000)


def test_two_paragraphs_of_a_style_share_no_text() -> None:
    one, other = (TaggedParagraph(text, styles()["P"]) for text in ("een", "ander"))
    assert (one.frags[0].text, other.frags[0].text) == ("een", "ander")

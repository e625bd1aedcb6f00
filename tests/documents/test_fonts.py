"""Text of users on paper: shown as typed, in letters that exist."""

from hypothesis import given
from hypothesis import strategies as st

from app.documents.fonts import in_inter, markup
from app.documents.right_to_left import in_order_of_sight


def test_markup_in_user_text_is_escaped() -> None:
    assert markup("<b>a & b</b>") == "&lt;b&gt;a &amp; b&lt;/b&gt;"


def test_line_ends_become_breaks_and_control_characters_go() -> None:
    assert markup("een\r\ntwee\x00\x1b\rdrie\tvier") == "een<br/>twee<br/>drie vier"


def test_letters_that_inter_lacks_come_from_the_second_font() -> None:
    assert markup("Łukasz ש") == 'Łukasz <font name="DejaVuSans">ש</font>'


def test_what_no_font_has_becomes_a_box() -> None:
    assert markup("a\U0001f600\u4e2d") == "a□□"


def test_joiners_and_direction_marks_leave_no_box() -> None:
    assert markup("é\u200d\u202eb\ufe0f") == "éb"


def test_hebrew_is_turned_round_and_digits_stay() -> None:
    assert in_order_of_sight("Jan שלום 12") == "Jan םולש 12"


def test_arabic_letters_are_joined() -> None:
    assert in_order_of_sight("باب") == "\ufe8f\ufe8e\ufe91"


def test_a_word_without_end_is_parted_and_a_long_name_is_not() -> None:
    assert markup("a" * 300) == "a" * 300
    assert markup("a" * 301) == " ".join(["a" * 100] * 3 + ["a"])


def test_the_frame_of_a_page_takes_one_line() -> None:
    assert in_inter("a\nb\u4e2d") == "a b□"


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_text_breaks_the_markup(text: str) -> None:
    shown = markup(text)
    assert shown.count("<") == shown.count(">")
    assert not any(ord(char) < 32 for char in shown)

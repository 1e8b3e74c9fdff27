import pytest

from claims.documents.sentence import ends_sentence, sentences
from tests.linear import grows_linearly


def split(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["The U.S. Treasury sold $3.5 billion.", "In the end it kept 2."]),
        ("en", ["It grew in the U.S.", "The rest shrank."]),
        ("en", ["Dr. J. Smith of Acme Inc. said No. 5 won.", "He was right."]),
        ("en", ["Sales rose in 2024.", "In 2025 they fell."]),
        ("en", ["It opened on Jan. 5, at 9 a.m. sharp, e.g. for guests.", "Did they come?", "Yes!"]),
        ("en", ["“We grew 5%.”", "She left."]),
        ("en", ["Wait... and see.", "Then go."]),
        ("en", ["See fig. 3 and vol. 2 of the set.", "Nothing else."]),
        ("en", ["The answer was no.", "That settled it."]),
        ("ko", ["매출은 2025. 3. 14. 발표됐다.", "이익은 3.5% 늘었다."]),
        ("ko", ["정말 올랐을까요?", "네, 12% 올랐어요.", "끝!"]),
        ("ko", ["그는 “올랐다.”라고 말했다.", "모두 놀랐다."]),
        ("ko", ["값이 올랐죠:", "이유는 셋이에요."]),
        ("ko", ["1. 개요와 배경"]),
        ("ko", ["그런데… 사실은 달랐다.", "그게 다였다…", "이제 안다."]),
    ],
)
def test_parts_rejoin_into_themselves(language: str, parts: list[str]) -> None:
    assert split(" ".join(parts), language) == parts


def test_korean_sentences_without_a_blank_between_them() -> None:
    assert split("매출이 늘었다.그러나 이익은 줄었다.", "ko") == ["매출이 늘었다.", "그러나 이익은 줄었다."]


def test_footnote_marks_stay_with_the_sentence_that_they_close() -> None:
    for text in ("It rose.[3] Then it fell.[^b] It stayed.¹²", "값이 올랐다.[1] 다시 내렸다.[²] 그대로다.³"):
        assert len(sentences(text, "en" if text.isascii() or text[0] == "I" else "ko")) == 3


def test_an_empty_line_and_a_list_mark_end_a_sentence_but_a_line_end_does_not() -> None:
    assert split("one two\nthree\n\nfour\n- five", "en") == ["one two\nthree", "four", "- five"]


def test_spans_leave_out_blanks_and_keep_order() -> None:
    text = "  One.  Two. "
    assert [(s.start, s.end) for s in sentences(text, "en")] == [(2, 6), (8, 12)]
    assert sentences(" \n ", "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("매출이 5% 늘었다", True), ("주요 지표", False), ("It fell.”", True), ("Key figures", False), ("", False)],
)
def test_ends_sentence(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected


@pytest.mark.parametrize("bait", ["a.", "Dr. ", '"', "다. ", "2025. 3. ", "...", "\n", "(", "U.S. "])
def test_hostile_text_takes_linear_time(bait: str) -> None:
    text = bait * (400_000 // len(bait))
    assert grows_linearly(lambda part: list(sentences(part, "ko")), text)

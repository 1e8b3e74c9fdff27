"""Names are found in both languages, and the book knows which of them mean one thing."""

import pytest

from claims.names import namebook
from claims.names.aliases import fold, hangul_names, known, spellings
from claims.names.find import NameBook, find_names, glosses
from claims.names.latin_names import latin_names
from tests.linear import grows_linearly


def names(text: str, language: str) -> list[str]:
    return [name for _, name in find_names(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bank of England kept its rate.", ["Bank of England"]),
        ("Shares of Volvo fell, and Ericsson's rose.", ["Volvo", "Ericsson"]),
        ("In March the Model 3 overtook the Falcon 9 and the A100.", ["Model 3", "Falcon 9", "A100"]),
        ("Deliveries of the iPhone 15 Pro began.", ["iPhone 15 Pro"]),
        ("At Lake Garda, Deer & Sons met Ludwig van Hove.", ["Lake Garda", "Deer & Sons", "Ludwig van Hove"]),
        ("The Ministry of Oceans and Tides spoke.", ["Ministry of Oceans and Tides"]),
        ("Prices in the euro area fell.", ["euro area"]),
        ("Both GPT-4o and R2-D2 were there on Monday.", ["GPT-4o", "R2-D2"]),
        ("Researchers found nothing. However, many died.", []),
        ("He said so. They left in May.", []),
        ("Lithium-ion cells fell. Battery-electric vans rose.", []),
        ("It cost nine US dollars and NT$5.", []),
        ("Date", []),
        ("Grown-ups bought 30 sets. Start-ups raised more after two bad Christmases.", []),
        ("Coca-Cola sold more. Hewlett-packard did not.", ["Coca-Cola", "Hewlett-packard"]),
        ("Volvo Reports Losses", ["Volvo", "Losses"]),
        ("Kim Ga-ram leads a Volvo-led group.", ["Kim Ga-ram", "Volvo"]),
    ],
)
def test_english_names(text: str, expected: list[str]):
    assert names(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("볼보는 스웨덴에서 Saab와 만났다.", ["볼보", "스웨덴", "Saab"]),
        ("가온은행은 '달빛 계좌'를 내놨다.", ["가온은행", "달빛 계좌"]),
        ("에트나 화산과 팔로베르데 원전", ["에트나 화산", "팔로베르데 원전"]),
        ("SK하이닉스와 삼성SDI, EU 집행위", ["SK하이닉스", "삼성SDI", "EU 집행위"]),
        ("김가람 대표는 웃었다.", ["김가람"]),
        ("한빛 3호기가 멈췄다.", ["한빛 3호기"]),
        ("국립바다박물관은 쉰다.", ["국립바다박물관"]),
        ("코르도바에서 그르노블까지", ["코르도바", "그르노블"]),
    ],
)
def test_korean_names(text: str, expected: list[str]):
    assert names(text, "ko") == expected


@pytest.mark.parametrize(
    "text",
    [
        "도시의 인구는 정부 조사에서 늘었다.",
        "차량을 인도했다.",
        "이런 수단은 없다.",
        "회사가 서비스를 시작했다.",
        "교통사고가 줄었다. 이에 따르면 그렇다.",
        "컨텍스트가 길고 에이전트는 플레이어다. 부탁드려요.",
        "브라우저가 다르겠죠. 백만원이다.",
    ],
)
def test_korean_words_that_are_no_names(text: str):
    assert names(text, "ko") == []


def test_spans_point_at_the_names():
    text = "어제 에트나 화산과 Volvo, '달빛 계좌'"
    for span, name in find_names(text, "ko"):
        assert text[span.start : span.end] == name


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("바스타드(Bastad)는 작다", ("바스타드", "Bastad")),
        ("국제 등대 기구(ILO)", ("등대 기구", "ILO")),
        ("마르타 쿤(Marta Kun)은", ("마르타 쿤", "Marta Kun")),
        ("the North Sea Lighthouse Agency (NSLA) said", ("North Sea Lighthouse Agency", "NSLA")),
        ("가온해운 주식회사(이하 '가온해운')는", ("가온해운", "가온해운")),
        ("Gaon Shipping (가온해운) said", ("Gaon Shipping", "가온해운")),
        ("the Lighthouse Keepers Union, or LKU, met", ("Lighthouse Keepers Union", "LKU")),
    ],
)
def test_glosses(text: str, pair: tuple[str, str]):
    assert pair in glosses(text)


@pytest.mark.parametrize(
    "text", ["폭(3.2m)", "자료(CSV)", "He left (in May)", "the price (up 3%)", "매출(단위: 억 원)"]
)
def test_brackets_that_are_no_glosses(text: str):
    assert glosses(text) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("미국", "U.S.", True),
        ("South Korea", "우리나라", True),
        ("유럽연합 집행위원회", "European Commission", True),
        ("Apple Inc.", "애플", True),
        ("Volvo's", "Volvo", True),
        ("Nokia Corporation", "Nokia", True),
        ("Samsung", "Samsung Electronics", True),
        ("스톡홀름", "Stockholm", True),
        ("그라나다", "Granada", True),
        ("Northern Lighthouse Board", "NLB", True),
        ("주식회사 가온", "가온", True),
        ("Seoul", "Busan", False),
        ("Hyundai Motor", "Hyundai Steel", False),
        ("DeepSeek-R1", "DeepSeek-V3", False),
        ("GPT-4", "GPT-4o", False),
        ("Model 3", "Model Y", False),
        ("Galaxy S24", "Galaxy S25", False),
        ("South Korea", "North Korea", False),
        ("North Wexford Sound", "South Wexford Strait", False),
        ("Upper Dale", "Lower Dale", False),
        ("Sudan", "South Sudan", False),
        ("Zorbax", "Quillon", None),
    ],
)
def test_same(a: str, b: str, expected: bool | None):
    book = NameBook.of()
    assert book.same(a, b) is expected
    assert book.same(b, a) is expected


def test_the_book_learns_from_texts():
    book = NameBook.of(
        [
            "가온해운(Blue Tide Lines)은 …",
            "Marta Quill spoke. Quill left. The North Sea Lighthouse Agency (NSLA) agreed.",
            "Visby",
        ],
        [("Harbour Wire", "HW", "하버와이어")],
    )
    assert book.expand("가온해운") & book.expand("Blue Tide Lines'")
    assert book.expand("Quill") & book.expand("Marta Quill")
    assert book.expand("NSLA") & book.expand("North Sea Lighthouse Agency")
    assert book.expand("하버와이어") & book.expand("HW")
    assert book.expand("비스비") & book.expand("Visby")
    assert not book.expand("Visby") & book.expand("Quill")
    assert book.expand("…") == frozenset()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("고텐부르크항", "Port of Gothenburg"),
        ("Port of Visby", "Visby"),
        ("바이칼호", "Lake Baikal"),
        ("에트나 화산", "Mount Etna"),
        ("아카시 해협 대교", "Akashi Kaikyo Bridge"),
        ("유로존", "euro area"),
    ],
)
def test_words_for_kinds_of_place_tell_no_names_apart(a: str, b: str):
    book = NameBook.of(["the Port of Gothenburg, Lake Baikal, Mount Etna, Visby"])
    assert book.expand(a) & book.expand(b)
    assert book.same(a, b) is True


def test_a_kind_of_place_that_makes_another_name():
    book = NameBook.of()
    assert book.same("북한산", "북한") is not True
    assert not book.expand("Mexico City") & book.expand("Mexico")


def test_a_short_form_of_two_names_stays_open():
    book = NameBook.of(["Marta Quill met Jonas Quill. Quill left."])
    assert not book.expand("Quill") & book.expand("Marta Quill")


def test_the_book_is_the_same_in_any_order():
    texts = ["비스비(Visby)", "Visby and Marta Quill", "Quill"]
    one, other = NameBook.of(texts), NameBook.of(reversed(texts))
    for name in ("비스비", "Visby", "Quill", "Marta Quill"):
        assert one.expand(name) == other.expand(name)


def test_the_alias_tables():
    assert len({known(n) for n in hangul_names()}) > 900
    assert known("서울시") == "Seoul"
    assert "대한민국" in spellings("South Korea")
    assert known("nothing of the kind") is None
    assert fold("GPT 4") == fold("GPT-4") != fold("GPT-4o")


@pytest.mark.parametrize(
    "text",
    [
        "Aa " * 150_000,
        "가" * 300_000,
        "(" * 300_000,
        "'a" * 200_000,
        "A" * 500_000,
        "삼성A" * 100_000,
        "for of " * 80_000,
    ],
)
def test_hostile_text_takes_no_time(text: str):
    assert grows_linearly(lambda part: [find_names(part, language) for language in ("en", "ko")], text)
    assert grows_linearly(lambda part: NameBook.of([part]), text)


def test_a_long_text_is_read_in_pieces_with_the_same_names(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The Ministry of Food\nand\nDrug Safety (MFDS) met Orrin Works.\n\n" * 3 + "Sund Holm AG spoke.\n" * 9
    whole = namebook.NameBook.of([text])
    monkeypatch.setattr(namebook, "_PART", 20)
    assert "".join(namebook._parts(text)) == text
    assert len(list(namebook._parts(text))) > 5
    assert vars(namebook.NameBook.of([text])) == vars(whole)


def test_a_common_word_that_opens_a_sentence_is_no_name_and_one_that_stands_alone_is_a_label() -> None:
    assert not find_names("Smaller firms lost 4%.", "en")
    assert [n for _, n in find_names("Coastal", "en")] == ["Coastal"]


def test_the_possessive_of_many_is_part_of_a_name() -> None:
    assert [n for _, n in find_names("The Growers' Alliance counted 40 farms.", "en")] == ["Growers' Alliance"]
    assert [n for _, n in find_names("The states' Orrin fund grew.", "en")] == ["Orrin"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("and Harlen Optik of South Korea paid", ["Harlen Optik", "South Korea"]),
        ("the Bank of Korea cut its rate", ["Bank of Korea"]),
        ("the Republic of Korea signed", ["Republic of Korea"]),
        ("the Ministry of Finance of South Korea said", ["Ministry of Finance of South Korea"]),
    ],
)
def test_the_country_behind_a_coined_name_is_no_part_of_it(text: str, names: list[str]) -> None:
    assert [name for _, name in latin_names(text)] == names

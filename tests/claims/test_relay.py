"""Which news medium a sentence only passes on."""

from __future__ import annotations

import pytest

from claims.frames.relay import relayed


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Orrin sold 410 cars, Reuters reported on Monday.", "Reuters"),
        ("According to the Harbour Gazette, Orrin sold 410 cars.", "Harbour Gazette"),
        ("The Financial Times (FT) first reported that Orrin sold 410 cars.", "Financial Times"),
        ("Orrin sold 410 cars, reported the Port Ellery Post.", "Port Ellery Post"),
        ("Orrin sold 410 cars, the site said, citing Bloomberg.", "Bloomberg"),
        ("Local media reported that Orrin sold 410 cars.", "Local media"),
        ("According to press reports, Orrin sold 410 cars.", "press reports"),
        ("Orrin sold 410 cars, according to Orrin.", ""),
        ("Orrin sold 410 cars, the ministry said.", ""),
        ("Orrin bought the Harbour Gazette for 410 million dollars.", ""),
        ("Orrin was ranked 4th according to the Financial Times ranking.", ""),
        ("The New York Times reported revenue of 410 million dollars.", ""),
        ("The BBC said it had 410 stations.", ""),
    ],
)
def test_english(sentence: str, outlet: str) -> None:
    assert relayed(sentence, "en") == outlet


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("로이터통신은 오린이 자동차 410대를 팔았다고 보도했다.", "로이터통신"),
        ("블룸버그에 따르면 오린은 자동차 410대를 팔았다.", "블룸버그"),
        ("오린이 자동차 410대를 팔았다고 파이낸셜타임스(FT)가 10일 전했다.", "파이낸셜타임스"),
        ("한빛일보 보도에 따르면 오린은 자동차 410대를 팔았다.", "한빛일보"),
        ("이 매체는 니혼게이자이신문을 인용해 오린이 410대를 팔았다고 적었다.", "니혼게이자이신문"),
        ("한 매체는 오린이 자동차 410대를 팔았다고 보도했다.", "매체"),
        ("외신에 따르면 오린은 자동차 410대를 팔았다.", "외신"),
        ("이 매체의 구독자는 410만 명이다.", ""),
        ("오린은 자동차 410대를 팔았다고 밝혔다.", ""),
        ("통계청에 따르면 오린은 자동차 410대를 팔았다.", ""),
        ("이동통신이 410만 회선을 넘었다고 협회가 전했다.", ""),
        ("한빛일보는 410만 부를 찍었다.", ""),
    ],
)
def test_korean(sentence: str, outlet: str) -> None:
    assert relayed(sentence, "ko") == outlet


def test_a_language_without_such_words_passes_nothing_on() -> None:
    assert relayed("ロイターによると410台。", "ja") == ""

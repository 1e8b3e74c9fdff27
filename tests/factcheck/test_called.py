"""A page that calls the claim's very value what the claim calls it, and has another value of that unit nearby."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

DAM = html(
    "달골댐 준공",
    "<p>물길공사는 12일 달골댐을 준공했다. 댐의 설비용량은 7.6㎿로, 마을 농지 210㏊에 물도 댄다.</p>",
    "<p>앞서 물길공사가 지은 안골 소수력은 3.1㎿ 규모에 물레방아 두 대를 썼다.</p>",
    language="ko",
)
MILL = html(
    "Orrin Power opens its mill",
    "<p>Orrin Power opened the Weir Street hydro station on Monday.</p>",
    "<p>The station has an installed capacity of 7.6 MW and will light 5,200 homes. Its cost was £21.4 million.</p>",
    "<p>The hydro station that Orrin Power built at Low Ford is of 3.1 MW and took £8.2 million.</p>",
)


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("물길공사가 지은 이곳의 설비용량은 7.6MW다.", DAM),
        ("The hydro station built by Orrin Power has an installed capacity of 7.6 MW.", MILL),
        ("The station that Orrin Power built cost £21.4 million.", MILL),
    ],
)
def test_the_value_that_is_called_so_is_not_contested(claim: str, page: str) -> None:
    assert verdicts(claim, page)[0] != "contested"


def test_another_value_that_is_called_so_contests() -> None:
    assert verdicts("물길공사가 지은 이곳의 설비용량은 3.1MW다.", DAM)[0] != "verified"

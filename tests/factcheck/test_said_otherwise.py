"""What a cited page says in other words than a claim: whom it names, what it measures, against which years it holds it;
and neighbours that are not that."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

QUARRY = html(
    "Our figures – Gustline",
    "<p>In 2025 we took in 4,370 tonnes of old turbine blades, against 3,910 tonnes the year before.</p>",
)
BUSES = html(
    "Results for 2025 – Orrin Coaches",
    "<p>In the full year the company shipped 212 coaches and 87 minibuses.</p>"
    "<p>The order backlog stood at €4.73 billion at the end of December, compared with €5.12 billion a year earlier.</p>",
)
LAKES = html(
    "Summer review – Tarnmouth Weather Office",
    "<p>The mean temperature of Tarnmouth for June, July and August was 17.4 °C. That is 1.8 °C more than the average of "
    "the thirty years from 1991 to 2020 and the highest of any summer in a series that starts in 1891.</p>",
    published="2025-09-03",
)
GRANT = html(
    "Decision register – Cohesion Fund",
    "<p>On 4 March 2025 the committee approved the Estmarian programme Safer Quays.</p><p>Entry of 11 March 2025.</p>",
)
LABS = html(
    "연구개발 – 새온세미콘",
    "<p>새온세미콘은 2025년에 연구개발비로 3조 1천억 원을 썼다.</p><p>한 해 전에는 2조 6천억 원이었다.</p>",
    language="ko",
    published="2026-02-10",
)


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        (
            "Saeon Semicon of South Korea gave the hall its name. Saeon can afford it. On research and development it spent "
            "3.1 trillion won in 2025.",
            LABS,
        ),
        ("In the Low Fells, the recycler Gustline took in 4,370 tonnes of old blades in 2025.", QUARRY),
        ("In the Low Fells, Gustline took in 4,370 tonnes of old blades in 2025.", QUARRY),
        ("Orrin Coaches delivered 212 coaches to its customers in 2025.", BUSES),
        ("At Orrin Coaches, orders still to be filled were worth €4.73 billion at the end of 2025.", BUSES),
        ("At Orrin Coaches, orders not yet delivered came to €4.73 billion at the end of 2025.", BUSES),
        ("Summer 2025 in Tarnmouth came out 1.8 °C above the 1991–2020 average.", LAKES),
        ("In Tarnmouth the summer of 2025 was 1.8 °C warmer than the 1991-2020 norm.", LAKES),
        ("The programme for safer quays in Estmaria was approved on 4 March 2025.", GRANT),
    ],
)
def test_in_other_words_it_is_verified(claim: str, page: str) -> None:
    found = verdicts(claim, page)
    assert "verified" in found
    assert set(found) <= {"verified", "no_claim"}


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("Saeon Semicon of South Korea spent 2.6 trillion won on research and development in 2025.", LABS),
        ("Baro Semicon of South Korea spent 3.1 trillion won on research and development in 2025.", LABS),
        ("In the Low Fells, the recycler Gustline took in 3,910 tonnes of old blades in 2025.", QUARRY),
        ("In the Low Fells, the recycler Harlbrook took in 4,370 tonnes of old blades in 2025.", QUARRY),
        ("Orrin Coaches delivered 87 coaches to its customers in 2025.", BUSES),
        ("Orrin Coaches produced 212 coaches in 2025.", BUSES),
        ("At Orrin Coaches, orders still to be filled were worth €5.12 billion at the end of 2025.", BUSES),
        ("At Orrin Coaches, orders won in 2025 came to €4.73 billion.", BUSES),
        ("Summer 2025 in Tarnmouth came out 1.8 °C above the 1961–1990 average.", LAKES),
        ("Summer 2025 in Tarnmouth came out 2.8 °C above the 1991–2020 average.", LAKES),
        ("The programme for safer quays in Norvelia was approved on 4 March 2025.", GRANT),
    ],
)
def test_what_is_another_thing_is_not(claim: str, page: str) -> None:
    assert "verified" not in verdicts(claim, page)

import ipaddress

import pytest

from sources.address import RefusedAddressError, parse_address, refusal, request_key, site, strip_secrets


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTPS://Paper.Example:443/a?b=1#frag", "https://paper.example/a?b=1"),
        ("http://paper.example", "http://paper.example/"),
        ("http://paper.example:8080/x", "http://paper.example:8080/x"),
        ("https://신문.example/기사", "https://xn--z92b13l.example/%EA%B8%B0%EC%82%AC"),
        ("https://paper.example/a%20b|c", "https://paper.example/a%20b%7Cc"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_an_address_has_one_canonical_form(written, canonical):
    assert parse_address(written).url == canonical


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example/",
        "paper.example/a",
        "http://user:word@paper.example/",
        "http://paper.example\\@other.example/",
        "http://paper.example/a b",
        "http://paper.example/\r\nX: y",
        "http://a..b/",
        "http://%31.example/",
        "http://[::1%25lo]/",
        "http://paper.example:99999/",
        "http://" + "a" * 64 + ".example/",
        "http://paper.example/" + "a" * 9000,
        "http:///a",
        "http://xn--a/",
    ],
)
def test_what_two_readers_could_read_differently_is_refused(url):
    with pytest.raises(RefusedAddressError):
        parse_address(url)


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "192.0.0.192", "::1", "fe80::1",
     "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "::127.0.0.2", "fd00:ec2::254"],
)  # fmt: skip
def test_no_machine_inside_is_dialled(number):
    assert refusal(ipaddress.ip_address(number))


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_machines_are(number):
    assert not refusal(ipaddress.ip_address(number))


def test_secrets_are_cut_out_of_an_address():
    kept = strip_secrets("https://me:pw@api.example/v1?q=1&API_KEY=abc&token=def&page=2")
    assert kept == "https://api.example/v1?q=1&page=2"


def test_requests_match_as_in_vcr_whatever_the_order_of_the_query():
    assert request_key("get", "https://a.example/x?b=2&a=1#f") == request_key("GET", "https://A.example:443/x?a=1&b=2")
    assert request_key("GET", "https://a.example/x?a=1&token=t") == request_key("GET", "https://a.example/x?a=1")
    assert request_key("GET", "https://a.example/x") != request_key("GET", "https://a.example/y")


def test_a_site_is_what_its_owner_registered():
    assert site("www.paper.co.kr") == "paper.co.kr"
    assert site("news.paper.example") == "paper.example"

"""Mail nobody would write: each is read as far as it goes, and none stops the reading."""

from email.message import EmailMessage

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onedoor.apps.messages.mail import read_mail
from onedoor.apps.messages.tags import without_tags

HEADS = ("From", "Subject", "Message-ID", "In-Reply-To", "Content-Type", "Content-Transfer-Encoding",
         "Content-Disposition", "Return-Path", "Content-ID")  # fmt: skip
ODD = (
    b"", b"<", b"<>", b"<\0>", b"@", b"a@[", b"(((", b";", b"/", b"undisclosed-recipients:;", b"a: b@c.example;",
    b"=?utf-8?q?a=00b?=", b"=?x?b?!!?=", b"\xff\xfe", b"Mary <mary@post.example>", b'text/plain; charset="\0"',
    b"text/plain; charset=zlib", b"text/plain; charset*=utf-8''%ff", b"text/html", b"multipart/mixed; boundary=b",
    b"multipart/report; boundary=b", b"message/rfc822", b"message/delivery-status", b"base64", b"x-uuencode",
    b"attachment; filename*=utf-8''%ff%00.pdf", b'attachment; filename="a\0b"', b"application/ms-tnef",
)  # fmt: skip
heads = st.lists(
    st.tuples(st.sampled_from(HEADS), st.sampled_from(ODD) | st.binary(max_size=30)).map(
        lambda head: head[0].encode() + b": " + head[1] + b"\r\n"
    ),
    max_size=6,
).map(b"".join)
bodies = st.sampled_from([b"hello", b"begin 644 x\n!!!\nend", b"=\n=zz", b"--b--", b"<p>\0"]) | st.binary(max_size=60)
parts = st.tuples(heads, bodies).map(lambda part: b"\r\n--b\r\n" + part[0] + b"\r\n" + part[1])
mails = st.tuples(heads, st.lists(bodies | parts, max_size=4)).map(lambda mail: mail[0] + b"\r\n" + b"".join(mail[1]))


@settings(max_examples=80, deadline=None)
@given(mails)
@example(b'Content-Type: text/plain; charset="\0"\r\n\r\n\xff')
@example(b"From: <\0>\r\nMessage-ID: <a\0b@c>\r\nIn-Reply-To: <\0>\r\n\r\nx")
@example(b"From: " + b"(" * 5_000 + b"\r\n\r\nx")
@example(b"Content-Type: message/rfc822\r\n\r\n" * 1_000 + b"x")
def test_any_mail_is_read_into_what_a_database_keeps(raw: bytes) -> None:
    mail = read_mail(raw)
    kept = (mail.id, mail.sender, mail.name, mail.subject, mail.text, *mail.references, *(x.name for x in mail.files))
    assert mail.id
    for text in kept:
        assert "\0" not in text
        assert text.encode().decode() == text


def _nested(depth: int) -> bytes:
    raw = b"From: a@b.example\r\n"
    for number in range(depth):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)
    return raw + b"Content-Type: text/plain\r\n\r\nhello"


@pytest.mark.parametrize(("depth", "text", "is_too_large"), [(20, "hello", False), (3_000, "", True)])
def test_parts_in_parts_are_read_as_far_as_somebody_would_pack_them(depth: int, text: str, is_too_large: bool) -> None:
    mail = read_mail(_nested(depth))
    assert (mail.sender, mail.text, mail.is_too_large) == ("a@b.example", text, is_too_large)


def test_a_head_of_a_megabyte_is_read_as_far_as_somebody_would_write_one() -> None:
    """Read to its end it would take the library hours; so would this test."""
    raw = b"Subject: Bins " + b"=?utf-8?q?a?= " * 80_000 + b"\r\n\r\nMy bin"
    mail = read_mail(raw)
    assert (mail.subject[:4], mail.text) == ("Bins", "My bin")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>It&#39;s <b>mine</b>&nbsp;&amp; theirs</p>", "It's mine\xa0& theirs"),
        ('a<a title="x<y">b</a>', "ab"), ("Yes,<br/>both<BR>or<div>none</div>", "Yes,\nboth\nor none"),
        ("1 < 2", "1 < 2"), ("<style>p{}</STYLE >Hello", "Hello"), ("Hello<script>x()", "Hello"),
        ("İ<script>x()</script>y", "İ y"), ("<scripture>z", "z"),
    ],
)  # fmt: skip
def test_tags_are_no_words(written: str, read: str) -> None:
    assert " ".join(without_tags(written).split(" ")).replace("  ", " ").strip() == read


@pytest.mark.parametrize("bit", ["<", "<script ", "<script>", "<p", "</"])
def test_a_page_of_nothing_but_tags_is_looked_through_once(bit: str) -> None:
    """Tag by tag to its end, two million characters would take days; so would this test."""
    without_tags(bit * 250_000)


def test_a_letter_as_outlook_writes_it() -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "Mary <mary@post.example>", "Bins"
    letter.set_content("<html><head><title>x</title><style>p{}</style></head><body><p>My bin<br>is full</p>", "html")
    assert read_mail(letter.as_bytes()).text == "My bin\nis full"

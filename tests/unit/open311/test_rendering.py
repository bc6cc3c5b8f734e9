"""XML and JSON out of the same values."""

import orjson
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onedoor.api.open311.rendering import to_json, to_xml


def test_lists_name_their_items_and_nothing_is_an_empty_element() -> None:
    data = [{"service_code": "1", "groups": ["a & b"], "required": True, "group": None}]
    assert to_xml("services", data) == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<services><service><service_code>1</service_code>'
        b"<groups><group>a &amp; b</group></groups><required>true</required><group/></service></services>"
    )


@given(st.text())
def test_any_text_comes_back_or_loses_only_what_xml_cannot_hold(text: str) -> None:
    root = etree.fromstring(to_xml("services", {"description": text.replace("\x00", "")}))
    kept = root.findtext("description") or ""
    assert set(text) - set(kept) <= {chr(code) for code in [*range(32), 0xFFFE, 0xFFFF]} or text == kept


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_is_the_value_itself(text: str) -> None:
    assert orjson.loads(to_json({"description": text})) == {"description": text}

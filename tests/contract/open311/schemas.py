"""The published shape of GeoReport v2 and of the councils' extension, written down so that answers can be held to it.

XML as an XML Schema; JSON as the fields each object must and may have, and the kind of value of each.
"""

import re
from collections.abc import Callable
from typing import Any

import orjson
from lxml import etree

__all__ = ["conforming"]

_XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="moment"><xs:restriction base="xs:string">
    <xs:pattern value="\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="some"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="maybe_moment"><xs:union memberTypes="moment empty"/></xs:simpleType>
  <xs:simpleType name="empty"><xs:restriction base="xs:string"><xs:length value="0"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="degrees"><xs:union memberTypes="xs:decimal empty"/></xs:simpleType>
  <xs:simpleType name="extended"><xs:restriction base="xs:string">
    <xs:enumeration value="open"/><xs:enumeration value="in_progress"/><xs:enumeration value="action_scheduled"/>
    <xs:enumeration value="investigating"/><xs:enumeration value="planned"/><xs:enumeration value="fixed"/>
    <xs:enumeration value="duplicate"/><xs:enumeration value="not_councils_responsibility"/>
    <xs:enumeration value="no_further_action"/><xs:enumeration value="internal_referral"/>
    <xs:enumeration value="closed"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="plain"><xs:restriction base="xs:string">
    <xs:enumeration value="open"/><xs:enumeration value="closed"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="truth"><xs:restriction base="xs:string">
    <xs:enumeration value="true"/><xs:enumeration value="false"/></xs:restriction></xs:simpleType>
  <xs:element name="discovery"><xs:complexType><xs:sequence>
    <xs:element name="changeset" type="moment"/><xs:element name="contact" type="some"/>
    <xs:element name="key_service" type="some"/>
    <xs:element name="endpoints"><xs:complexType><xs:sequence>
      <xs:element name="endpoint" minOccurs="2" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="specification" type="some"/><xs:element name="url" type="xs:anyURI"/>
        <xs:element name="changeset" type="moment"/>
        <xs:element name="type"><xs:simpleType><xs:restriction base="xs:string">
          <xs:enumeration value="production"/><xs:enumeration value="test"/></xs:restriction></xs:simpleType>
        </xs:element>
        <xs:element name="formats"><xs:complexType><xs:sequence>
          <xs:element name="format" type="some" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="services"><xs:complexType><xs:sequence>
    <xs:element name="service" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="service_code" type="some"/><xs:element name="service_name" type="some"/>
      <xs:element name="description" type="xs:string"/><xs:element name="metadata" type="truth"/>
      <xs:element name="type"><xs:simpleType><xs:restriction base="xs:string">
        <xs:enumeration value="realtime"/><xs:enumeration value="batch"/><xs:enumeration value="blackbox"/>
      </xs:restriction></xs:simpleType></xs:element>
      <xs:element name="keywords" type="xs:string"/><xs:element name="group" type="xs:string"/>
      <xs:element name="groups"><xs:complexType><xs:sequence>
        <xs:element name="group" type="some" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
  <xs:element name="service_definition"><xs:complexType><xs:sequence>
    <xs:element name="service_code" type="some"/>
    <xs:element name="attributes"><xs:complexType><xs:sequence>
      <xs:element name="attribute" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="variable" type="truth"/><xs:element name="code" type="some"/>
        <xs:element name="datatype"><xs:simpleType><xs:restriction base="xs:string">
          <xs:enumeration value="string"/><xs:enumeration value="number"/><xs:enumeration value="datetime"/>
          <xs:enumeration value="text"/><xs:enumeration value="singlevaluelist"/>
          <xs:enumeration value="multivaluelist"/></xs:restriction></xs:simpleType></xs:element>
        <xs:element name="required" type="truth"/><xs:element name="datatype_description" type="xs:string"/>
        <xs:element name="order" type="xs:positiveInteger"/><xs:element name="description" type="some"/>
        <xs:element name="values"><xs:complexType><xs:sequence>
          <xs:element name="value" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
            <xs:element name="key" type="some"/><xs:element name="name" type="some"/>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
      </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="service_requests"><xs:complexType><xs:sequence>
    <xs:element name="request" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="service_request_id" type="some"/>
      <xs:choice>
        <xs:element name="token" type="some"/>
        <xs:sequence><xs:element name="service_notice" type="some"/><xs:element name="account_id" type="empty"/>
        </xs:sequence>
        <xs:sequence>
          <xs:element name="status" type="plain"/><xs:element name="status_notes" type="some"/>
          <xs:element name="extended_status" type="extended"/><xs:element name="service_name" type="some"/>
          <xs:element name="service_code" type="some"/><xs:element name="description" type="xs:string"/>
          <xs:element name="agency_responsible" type="some"/><xs:element name="service_notice" type="xs:string"/>
          <xs:element name="requested_datetime" type="moment"/><xs:element name="updated_datetime" type="moment"/>
          <xs:element name="expected_datetime" type="maybe_moment"/><xs:element name="address" type="some"/>
          <xs:element name="address_id" type="xs:string"/><xs:element name="zipcode" type="xs:string"/>
          <xs:element name="lat" type="degrees"/><xs:element name="long" type="degrees"/>
          <xs:element name="media_url" type="xs:string"/>
        </xs:sequence>
      </xs:choice>
    </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
  <xs:element name="service_request_updates"><xs:complexType><xs:sequence>
    <xs:element name="request_update" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="update_id" type="some"/>
      <xs:choice>
        <xs:element name="account_id" type="empty"/>
        <xs:sequence>
          <xs:element name="service_request_id" type="some"/><xs:element name="status" type="extended"/>
          <xs:element name="updated_datetime" type="moment"/><xs:element name="description" type="some"/>
          <xs:element name="media_url" type="xs:string"/>
        </xs:sequence>
      </xs:choice>
    </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
  <xs:element name="errors"><xs:complexType><xs:sequence>
    <xs:element name="error" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="code" type="xs:positiveInteger"/><xs:element name="description" type="some"/>
    </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>"""
_XML = etree.XMLSchema(etree.XML(_XSD.encode()))

Check = Callable[[Any], bool]


def _some(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _moment(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", value))


def _number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _truth(value: Any) -> bool:
    return isinstance(value, bool)


def _one_of(*words: str) -> Check:
    return lambda value: value in words


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _object(**fields: Check) -> Check:
    def check(value: Any) -> bool:
        return isinstance(value, dict) and value.keys() == fields.keys() and all(fields[k](v) for k, v in value.items())

    return check


_EXTENDED = _one_of(
    "open", "in_progress", "action_scheduled", "investigating", "planned", "fixed", "duplicate",
    "not_councils_responsibility", "no_further_action", "internal_referral", "closed",
)  # fmt: skip
_REQUEST = _object(
    service_request_id=_some, status=_one_of("open", "closed"), status_notes=_some, extended_status=_EXTENDED,
    service_name=_some, service_code=_some, description=_text, agency_responsible=_some, service_notice=_text,
    requested_datetime=_moment, updated_datetime=_moment,
    expected_datetime=lambda value: value is None or _moment(value),
    address=_some, address_id=_text, zipcode=_text, lat=_number, long=_number, media_url=_text,
)  # fmt: skip
_JSON: dict[str, Check] = {
    "discovery": _object(
        changeset=_moment, contact=_some, key_service=_some,
        endpoints=_list_of(
            _object(specification=_some, url=_some, changeset=_moment, type=_some, formats=_list_of(_some))
        ),
    ),
    "services": _list_of(
        _object(
            service_code=_some, service_name=_some, description=_text, metadata=_one_of("true", "false"),
            type=_one_of("realtime"), keywords=_text, group=_text, groups=_list_of(_some),
        )
    ),
    "service_definition": _object(
        service_code=_some,
        attributes=_list_of(
            _object(
                variable=_truth, code=_some, datatype=_some, required=_truth, datatype_description=_text,
                order=_number, description=_some, values=_list_of(_object(key=_some, name=_some)),
            )
        ),
    ),
    "service_requests": _list_of(_REQUEST),
    "received": _list_of(_object(service_request_id=_some, service_notice=_some, account_id=_text)),
    "token": _list_of(_object(service_request_id=_some, token=_some)),
    "service_request_updates": _list_of(
        _object(
            update_id=_some, service_request_id=_some, status=_EXTENDED, updated_datetime=_moment,
            description=_some, media_url=_text,
        )
    ),
    "update_received": _list_of(_object(update_id=_some, account_id=_text)),
    "errors": _list_of(_object(code=lambda value: value in (400, 403, 404), description=_some)),
}  # fmt: skip


def conforming(response: Any, kind: str, *, status: int = 200) -> Any:
    """The answer as plain values, once its status, content type and every field are found as published.

    XML comes back as an element. `kind` names a JSON shape; an XML answer tells its own by its root.
    """
    assert response.status_code == status, response.content[:2000]
    content_type = response.headers["Content-Type"]
    if content_type == "application/json":
        value = orjson.loads(response.content)
        assert _JSON[kind](value), value
        return value
    assert content_type == "text/xml"
    root = etree.fromstring(response.content)
    _XML.assertValid(root)
    return root

"""Files of people: what a column is taken for, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onedoor.apps.people.linkage.reading import read_files
from onedoor.foundation.imports import ImportRefused

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*lines: str, name: str = "people.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        return path

    return written


def taken(path: Path) -> dict[str, str]:
    source = read_files([path]).sources[0]
    return {source.header[at]: field for field, columns in source.taken.items() for at in columns}


def test_columns_by_what_they_are_called(write: Write) -> None:
    path = write("﻿ref, Forename, Last Name, D.O.B., Post Code, E-mail, Mobile, NI number, Gender, Suburb",
                 "1,Ann,Lee,1961-03-04,ZA1 1AA,ann@post.example,07700900123,QQ123456C,F,Anyton")  # fmt: skip
    assert taken(path) == {
        "ref": "id", "Forename": "given", "Last Name": "surname", "D.O.B.": "birth", "Post Code": "postcode",
        "E-mail": "email", "Mobile": "phone", "NI number": "number", "Gender": "sex", "Suburb": "town",
    }  # fmt: skip


def test_columns_by_what_stands_in_them(write: Write) -> None:
    lines = [f"William{at},Bill,{1950 + at}-03-04,ZA1 {at}AA,p{at}@post.example,0770090012{at}" for at in range(8)]
    found = taken(write("surname,b,c,d,e,f", *lines))
    assert found == {"surname": "surname", "b": "given", "c": "birth", "d": "postcode", "e": "email", "f": "phone"}


def test_whole_names_and_addresses_are_taken_apart(write: Write) -> None:
    table = read_files([write("name,address", '"Lee, Ann","12 High St, Anyton, ZA1 1AA"', "Bob Jones,UNKNOWN")])
    first, second = table.people.to_pylist()
    assert (first["given"], first["surname"], first["house"], first["street"]) == ("ann", "lee", "12", "high street")
    assert (first["town"], first["postcode"]) == ("anyton", "ZA11AA")
    assert (second["given"], second["surname"], second["street"]) == ("bob", "jones", None)


def test_american_dates_are_seen_from_the_file(write: Write) -> None:
    table = read_files([write("surname,dob", "Lee,03/25/1961", "Jones,03/04/1961")])
    assert table.people.column("birth").to_pylist() == ["19610325", "19610304"]


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ("Ann,Lee,1961-03-04", "dob", "3 cells where the header has 4"),
        ("Ann,Lee,ZA1 1AA,1961-03-04", "dob", "does not belong here"),
        ("Ann,1961-03-04,Lee,ann@post.example", "surname", "does not belong here"),
        ("ann@post.example,Ann,1961-03-04,", "given_name", "does not belong here"),
    ],
)
def test_shifted_lines_are_refused_by_name(write: Write, line: str, field: str, words: str) -> None:
    path = write("given_name,surname,dob,email", "Bob,Jones,1950-01-02,bob@post.example", line)
    with pytest.raises(ImportRefused) as refused:
        read_files([path])
    problem = refused.value.problems[0]
    assert (problem.file, problem.line, problem.field) == ("people.csv", 3, field)
    assert words in problem.message


@pytest.mark.parametrize("lines", [("",), ("given_name,surname",), ("colour,size", "red,4")])
def test_a_file_without_people_is_refused(write: Write, lines: tuple[str, ...]) -> None:
    with pytest.raises(ImportRefused):
        read_files([write(*lines)])


def test_a_truth_column_that_is_not_there(write: Write) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_files([write("surname", "Lee")], truth="cluster")
    assert "there is no such column" in refused.value.problems[0].message


def test_truth_is_never_evidence(write: Write) -> None:
    table = read_files([write("surname,number", "Lee,12345678")], truth="number")
    assert table.truth == ["12345678"]
    assert table.people.column("number").to_pylist() == [None]


def test_febrl_ids_say_who_is_who(write: Write) -> None:
    assert read_files([write("rec_id,surname", "rec-7-org,Lee", "rec-7-dup-0,Leigh")]).truth == ["7", "7"]

"""The questions as data: one file per question under ``vocab/questions/``, found by looking."""

from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from provenance.errors import UnknownQuestion, VocabularyError
from provenance.model.base import Text, Value
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

Asked = Literal["record", "agent"]
"""What a question can be asked about."""


class Parameter(Value):
    """What a question is asked about: ``$record`` or ``$agent`` in its query.

    Attributes:
        name: Which of the two.
        default: The id that is taken where none is given: one of the records that the project
            brings with it.
    """

    name: Asked
    default: Text


class Column(Value):
    """A column of the answer."""

    name: Text = Field(pattern=r"^[a-z]+(?:_[a-z]+)*$")
    about: Text


class Question(Value):
    """One question, as its file gives it.

    Attributes:
        id: Its number, Q05.
        question: What is asked, in plain words.
        why: Why a historian asks it, and how the answer is to be read.
        source: The standard or the practice from which it comes.
        parameters: What it is asked about; a question without any is asked of the collection.
        columns: The columns of the answer, in the order of the query's variables.
        sort: The columns by which the answer is sorted, ``-`` before those whose greatest value
            comes first; all columns from left to right where it is empty.
        query: The query (SPARQL 1.1, SELECT or CONSTRUCT), without its prefixes.
    """

    id: Text = Field(pattern=r"^Q\d\d$")
    question: Text
    why: Text
    source: Text
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...]
    sort: tuple[Text, ...] = ()
    query: Text

    @model_validator(mode="after")
    def _whole(self) -> Self:
        names = [column.name for column in self.columns]
        strange = [one for one in self.sort if one.removeprefix("-") not in names]
        if strange:
            raise ValueError(f"sort names no column: {', '.join(strange)}")
        unused = [one.name for one in self.parameters if f"${one.name}" not in self.query]
        if unused:
            raise ValueError(f"the query does not use {', '.join(unused)}")
        return self

    def asks_about(self, name: Asked) -> str | None:
        """Return the default of a parameter, or None where the question has no such parameter."""
        return next((one.default for one in self.parameters if one.name == name), None)


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions by their ids.

    Raises:
        VocabularyError: A question's file is broken.
    """
    return tuple(_question(file) for file in sorted((folder("vocab") / "questions").glob("*.yaml")))


def question_called(identifier: str) -> Question:
    """Return a question by its id, in whatever case.

    Raises:
        UnknownQuestion: There is none.
    """
    found = next((one for one in questions() if one.id == identifier.upper()), None)
    if found is None:
        raise UnknownQuestion(identifier, [one.id for one in questions()])
    return found


def _question(file: Path) -> Question:
    try:
        question = Question.model_validate(read_yaml_file(file).value)
    except ValidationError as error:
        raise VocabularyError(str(file), str(error)) from error
    if question.id != file.stem:
        raise VocabularyError(str(file), f"holds the question {question.id}")
    return question

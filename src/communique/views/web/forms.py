"""What a form was filled with: words by the names of its fields, the last of each; files are asked for on their own."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request

from communique.views.web.refusing import Refusal


async def _filled(request: Request) -> Mapping[str, str]:
    form = await request.form()
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


Filled = Annotated[Mapping[str, str], Depends(_filled)]


def needed(filled: Mapping[str, str], name: str) -> str:
    """Return a field that must be filled.

    Raises:
        Refusal: It is not.
    """
    words = filled.get(name, "").strip()
    if not words:
        raise Refusal(422, f"expected something in the field {name!r}, found nothing")
    return words

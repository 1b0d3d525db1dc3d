"""What a request works with: the record, who asks, what time it is. Endpoints name these as types of arguments."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from communique.record import Role, Store
from communique.views.web.refusing import Refusal
from communique.views.web.security.who import Who
from communique.views.web.serving import Serving


def _serving(request: Request) -> Serving:
    serving: Serving = request.app.state.serving
    return serving


def _who(request: Request) -> Who:
    who: Who | None = request.state.who
    if who is None:
        raise Refusal(401, "sign in first")
    return who


def _now(serving: Annotated[Serving, Depends(_serving)]) -> datetime:
    return serving.clock()


def _opened_for(role: Role, request: Request) -> Store:
    who = _who(request)
    if not who.may(role):
        raise Refusal(403, f"this takes the role {role.value}; {who.name} has {who.role.value}")
    record: Store = request.app.state.record
    return record


def _for_readers(request: Request) -> Store:
    return _opened_for(Role.READER, request)


def _for_analysts(request: Request) -> Store:
    return _opened_for(Role.ANALYST, request)


def _for_admins(request: Request) -> Store:
    return _opened_for(Role.ADMIN, request)


def _for_anybody(request: Request) -> Store:
    record: Store = request.app.state.record
    return record


Served = Annotated[Serving, Depends(_serving)]  # what the pages are served with
Reading = Annotated[Store, Depends(_for_readers)]  # the record, for those who may read it
Writing = Annotated[Store, Depends(_for_analysts)]  # the record, for analysts: review, documents, negotiations
Administering = Annotated[Store, Depends(_for_admins)]  # the record, for admins: accounts and tokens
Opening = Annotated[Store, Depends(_for_anybody)]  # the record, before anybody has signed in; feeds too
Visitor = Annotated[Who, Depends(_who)]  # who asks
Now = Annotated[datetime, Depends(_now)]  # the time, in UTC

"""What a request works with: the record, who asks, what time it is. Endpoints name these as types of arguments."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from communique.record import Role, Store
from communique.views.web.security.who import Who
from communique.views.web.serving import Serving


def _serving(request: Request) -> Serving:
    serving: Serving = request.app.state.serving
    return serving


def _record(request: Request) -> Store:
    record: Store = request.app.state.record
    return record


def _now(serving: Annotated[Serving, Depends(_serving)]) -> datetime:
    return serving.clock()


def _who(serving: Annotated[Serving, Depends(_serving)]) -> Who:
    return Who(name=serving.by, role=Role.ADMIN, is_signed_in=False, csrf="")


Served = Annotated[Serving, Depends(_serving)]  # what the pages are served with
Reading = Annotated[Store, Depends(_record)]  # the record, for those who may read it
Writing = Annotated[Store, Depends(_record)]  # the record, for analysts: review, documents, negotiations
Administering = Annotated[Store, Depends(_record)]  # the record, for admins: accounts and tokens
Visitor = Annotated[Who, Depends(_who)]  # who asks
Now = Annotated[datetime, Depends(_now)]  # the time, in UTC

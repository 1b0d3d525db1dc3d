import httpx
import uvicorn

from communique.views.web.app import run
from communique.views.web.serving import Serving


def test_first_page_is_there_with_its_twins(reader):
    assert reader.get("/").status_code == 200
    assert reader.get("/home.json").headers["content-type"] == "application/json"
    assert reader.get("/home.csv").headers["content-type"].startswith("text/csv")


def test_what_is_not_there_is_said_in_a_page_and_as_a_problem(reader):
    page = reader.get("/nowhere")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    problem = reader.get("/nowhere.json")
    assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
    assert problem.json()["status"] == 404


def test_an_idle_connection_is_ended_by_the_client_never_by_us(database, monkeypatch):
    told = {}
    monkeypatch.setattr(uvicorn, "run", lambda _, **options: told.update(options))
    run(Serving(database=database, by="mira"))
    assert told["timeout_keep_alive"] > httpx.Limits().keepalive_expiry

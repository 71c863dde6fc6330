"""An app of the content alone: one run, jobs that are done at once, answers in memory."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

import pytest
import xarray
from fastapi import FastAPI
from fastapi.testclient import TestClient

import foedus
from foedus.errors import UnknownName
from foedus.facts.system import System
from foedus.present.web.content_routes import CONTENT_ROUTERS
from foedus.present.web.context import Context
from foedus.present.web.errors_as_json import tell_errors_as_json
from foedus.present.web.run_request import RunRequest

RUN = "a" * 64
RUNS = 64


@dataclass
class OneRun:
    """A store that holds one run."""

    system: System
    made: xarray.Dataset

    def _known(self, name: str) -> None:
        if name != RUN:
            raise UnknownName("run", name, ())

    def answer(self, name: str) -> Mapping[str, Any]:
        self._known(name)
        line = {"years": [2030], "q50": [1.0]}
        return {
            "indicators": {
                "adoption": {**line, "group": "decisions"},
                "european_share": {**line, "group": "burden"},
            }
        }

    def dataset(self, name: str) -> xarray.Dataset:
        self._known(name)
        return self.made

    def request(self, name: str) -> RunRequest:
        self._known(name)
        return RunRequest(runs=RUNS)

    def scenario(self, name: str) -> tuple[System, str]:
        self._known(name)
        return self.system, "us-retrenches"


@dataclass
class AtOnce:
    """Jobs that are done before their id is told."""

    results: list[Mapping[str, Any]] = field(default_factory=list)

    def start(self, stage: str, work: Callable[[Any, Executor | None], Mapping[str, Any]]) -> str:
        self.results.append(work(lambda done, total: None, None))
        return f"job-{len(self.results)}"


@dataclass
class Kept:
    """Answers kept in a dictionary."""

    held: dict[str, bytes] = field(default_factory=dict)

    def find(self, name: str) -> bytes | None:
        return self.held.get(name)

    def keep(self, name: str, answer: bytes) -> None:
        self.held[name] = answer


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


@pytest.fixture(scope="module")
def context(system: System) -> Context:
    runs = foedus.simulate(system, "us-retrenches", runs=RUNS)
    return Context(system, OneRun(system, runs), AtOnce(), Kept())


@pytest.fixture(scope="module")
def client(context: Context) -> TestClient:
    return client_of(context)


def client_of(context: Context) -> TestClient:
    app = FastAPI()
    tell_errors_as_json(app)
    app.state.context = context
    for router in CONTENT_ROUTERS:
        app.include_router(router)
    return TestClient(app)

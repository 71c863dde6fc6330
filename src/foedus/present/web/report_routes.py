"""Report routes: a run as one page that needs no server."""

from fastapi import APIRouter

router = APIRouter(tags=["runs"])

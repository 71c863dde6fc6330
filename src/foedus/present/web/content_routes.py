"""Content: every router of the API that tells what is known, in one list.

A router is a plain `APIRouter` without a prefix; a route that needs the system, the runs or the
jobs takes `known: Known` and finds them there.
"""

from fastapi import APIRouter

from foedus.present.web import (
    content_claims,
    content_decisions,
    content_evidence,
    content_explain,
    content_facts,
    content_forces,
    content_map,
    content_meta,
    content_method,
    content_network,
    content_sources,
)

CONTENT_ROUTERS: tuple[APIRouter, ...] = (
    content_meta.router,
    content_facts.router,
    content_sources.router,
    content_map.router,
    content_network.router,
    content_forces.router,
    content_decisions.router,
    content_claims.router,
    content_explain.router,
    content_evidence.router,
    content_method.router,
)

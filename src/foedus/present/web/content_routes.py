"""Content: every router of the API that tells what is known, in one list.

A router is a plain `APIRouter` without a prefix; a route that needs the system, the runs or the
jobs takes `known: Known` and finds them there.
"""

from fastapi import APIRouter

CONTENT_ROUTERS: tuple[APIRouter, ...] = ()

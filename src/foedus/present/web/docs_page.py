"""Docs page: the routes of the API as a plain page that needs nothing from elsewhere."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#111827;background:#fbfcfd}code{background:#fff;border:1px solid #dfe3e8;"
    "padding:0 .3em}dt{margin-top:1.2em}dd{color:#566072}"
)


def docs_page(openapi: Mapping[str, Any]) -> str:
    """Return the page of an OpenAPI document."""
    title = escape(openapi["info"]["title"])
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style><h1>{title}</h1><p>{escape(openapi['info']['description'])}</p>"
        f'<p>For programs: <a href="openapi.json">openapi.json</a></p>'
        f"<dl>{''.join(_routes(openapi))}</dl></html>"
    )


def _routes(openapi: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in openapi["paths"].items():
        for method, one in methods.items():
            told = escape(one.get("description") or one.get("summary", ""))
            fields = [*one.get("parameters", ()), *_body(openapi, one)]
            names = "".join(f"<li><code>{escape(each['name'])}</code></li>" for each in fields)
            yield (
                f"<dt><code>{escape(method.upper())} {escape(path)}</code></dt>"
                f"<dd>{told}<ul>{names}</ul></dd>"
            )


def _body(openapi: Mapping[str, Any], one: Mapping[str, Any]) -> list[dict[str, str]]:
    content = one.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
    held = openapi.get("components", {}).get("schemas", {}).get(name, {})
    return [{"name": field} for field in held.get("properties", {})]

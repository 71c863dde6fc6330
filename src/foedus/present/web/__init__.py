"""The web app: the JSON API, the page and the report, over the same functions as the commands."""

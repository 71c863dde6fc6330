"""Begin: what `foedus` without a command shows."""

BEGIN = """foedus: what allies do if something changes, how sure that is, and who says so.

To begin with:
  foedus run us-retrenches           the United States halves its forces in Europe: what follows?
  foedus compare us-stays europe-stalls   futures side by side, on the same draws
  foedus vote qmv-16-4 --against HUN   adopted or not, who blocks, what is missing
  foedus power qmv-16-4              who decides how often by a rule, and who can block
  foedus facts POL                   what is known of one actor, each fact with its source

`foedus --help` lists all commands, `foedus COMMAND --help` explains one with an example,
`foedus scenarios` lists what can be run, `foedus facts rules` what can be voted by."""

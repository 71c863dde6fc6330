"""KNOW: a system's files become frozen types, seen as of a day; nothing is computed here.

bytes ──plain_text── text ──reading── plain values with lines ──records── frozen types
                      └────tables──── rows of a series
folder      which files a system has, and its checksum
system      all facts of one system: start here
checks/     what no file can know alone: unknown names, overlaps, cycles, units
validate    every fault of a folder and what it holds, counted
"""

"""THINK: the sub-models of an alliance system. Start with `foedus.model.alliance`."""

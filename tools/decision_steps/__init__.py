"""Steps of what the record of dossiers teaches. Run them with `python tools/decision_record.py`."""

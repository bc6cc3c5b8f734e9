"""Dated lists the app starts with. Each may be replaced by a file of the same name in the instance folder."""

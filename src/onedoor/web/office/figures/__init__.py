"""Figures for managers, analysts and councillors: each with its count, its uncertainty and its records."""

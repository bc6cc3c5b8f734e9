"""Linking whole files of people: which records are one person. Needs the extra `onedoor[linkage]`; no Django here."""

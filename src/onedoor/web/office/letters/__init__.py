"""The register of letters."""

"""What a new partnership starts with: dated, sourced data in the TOML files beside this module, all of it editable.

Installing adds what is missing and fills services that nobody has written up; it never changes what people wrote.
"""

from onedoor.apps.directory.defaults.install import install_defaults

__all__ = ["install_defaults"]

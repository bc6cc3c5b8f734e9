"""E-mail at the desk."""

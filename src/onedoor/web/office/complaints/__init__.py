"""The stages of complaints."""

"""The WSGI application served by `onedoor serve`."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
application = get_wsgi_application()
# Every page's code is read now and not by the first visitor, who would wait seconds for it.
resolve("/")

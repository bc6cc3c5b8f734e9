"""Django already has an app labelled `messages`."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "onedoor.apps.messages"
    label = "onedoor_messages"

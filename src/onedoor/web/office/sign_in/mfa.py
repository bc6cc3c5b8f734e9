"""The second step of signing in: our words, and secrets not stored in the clear."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from onedoor.apps.partners import services as partners


class StaffMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keys carry the partnership's name; what is stored is encrypted with the installation's secret key."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Check the time on your phone and enter the newest code.",
    }

    def get_totp_issuer(self) -> str:
        return partners.current_partnership().name

    def _get_site_name(self) -> str:
        return partners.current_partnership().name

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        return "My passkey"

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    digest = hashlib.sha256(b"onedoor second step:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))

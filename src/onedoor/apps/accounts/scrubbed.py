"""What becomes of accounts of the public in a copy for testing."""

from onedoor.foundation.scrubbing.rules import leave_out

leave_out("accounts.ProviderIdentity", because="A copy asks no provider who somebody is.")

"""Settings of all tests."""

from hypothesis import HealthCheck, settings

# The clock fails no test: a busy machine takes long for anything.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

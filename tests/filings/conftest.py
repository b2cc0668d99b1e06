"""What tests of the reader share: generated cases that are the same in every run."""

from hypothesis import HealthCheck, settings

settings.register_profile("same-in-every-run", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same-in-every-run")

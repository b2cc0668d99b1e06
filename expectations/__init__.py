"""Everything that must be true between the figures of a filing, and its judgement.

What belongs here: the identities, one suite a file, and the Great Expectations run that judges them (judge.py). How figures are found
in the warehouse is the business of pipelines/warehouse/candidates.py, which reads the records of this package;
nothing here imports pipelines.
"""

import os

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # here, because Great Expectations reads it when it is imported

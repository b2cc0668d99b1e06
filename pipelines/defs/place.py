"""The resource that says where a run reads and writes, and that lets only one run at a time into a data folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipelines.warehouse.data_folder import DataFolder, build_folder, check_before_run, locked
from pipelines.warehouse.guard import bounds_of
from pipelines.warehouse.waivers import WAIVERS, read_waivers

CHECKOUT = Path(__file__).resolve().parents[2]


class Place(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Raw folder, data folder and waivers of a run. Defaults: TIEOUT_RAW, TIEOUT_DATA and TIEOUT_WAIVERS, else data/raw, data and
    data/waivers.csv of the checkout. `accept_fewer` publishes also what is much poorer than what is published (pipelines.warehouse.guard).

    Held for the whole run: it takes the lock, gives the run an empty build folder and clears it away afterwards, however the run ends.
    """

    raw_dir: str = os.environ.get("TIEOUT_RAW", str(CHECKOUT / "data" / "raw"))
    everything: bool = False  # build every company anew, also those that no document touches
    data_dir: str = os.environ.get("TIEOUT_DATA", str(CHECKOUT / "data"))
    waivers_file: str = str(WAIVERS)
    accept_fewer: bool = False

    @property
    def raw(self) -> Path:
        return Path(self.raw_dir).resolve()

    @property
    def data(self) -> DataFolder:
        return DataFolder(Path(self.data_dir).resolve())

    @property
    def waivers(self) -> Path:
        return Path(self.waivers_file).resolve()

    def begun_build(self, run_id: str) -> Path:
        """This run's build file, as the parts before left it. Raises dagster.Failure where they were not part of the run."""
        build_file = self.data.build_file(run_id)
        if not build_file.exists():
            raise dg.Failure(
                "This part goes on with what the parts before it built in the same run: materialise the whole line (job nightly)."
            )
        return build_file

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Place"]:
        if context.run is None:  # the sensor only looks
            yield self
            return
        check_before_run(self.raw, self.data)
        bounds_of()
        read_waivers(self.waivers)  # a file that can't be read must not pass for no waivers, and is better found now than after an hour
        with locked(self.data), build_folder(self.data, context.run.run_id):
            yield self

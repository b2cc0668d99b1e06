"""Dagster's log as a file, for runs whose terminal belongs to a person."""

import logging

import dagster as dg


@dg.logger(config_schema={"path": str}, description="Appends everything to one file.")
def log_file(context: dg.InitLoggerContext) -> logging.Logger:
    """A logger that writes to the configured path."""
    path = context.logger_config["path"]
    logger = logging.getLogger("tieout.run")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    handler = logging.FileHandler(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    return logger

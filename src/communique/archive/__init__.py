"""Reads archives of any size: shards of the sources are handed to workers, on this machine or on a cluster."""

from communique.archive.course import Course, Standing
from communique.archive.engine import LOCAL, RAY, Engine
from communique.archive.loading import Archive, is_archive, open_archive
from communique.archive.manifest import Manifest
from communique.archive.run import Job, make_archive
from communique.archive.shards import Options, Sizes

__all__ = [
    "LOCAL",
    "RAY",
    "Archive",
    "Course",
    "Engine",
    "Job",
    "Manifest",
    "Options",
    "Sizes",
    "Standing",
    "is_archive",
    "make_archive",
    "open_archive",
]

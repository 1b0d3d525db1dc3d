"""The Python client of the REST interface: asks a record that another machine serves, and returns the same classes."""

from communique.client.client import Client
from communique.client.wire import Narrowed

__all__ = ["Client", "Narrowed"]

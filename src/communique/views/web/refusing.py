"""What is said where a request cannot be met."""


class Refusal(Exception):  # noqa: N818  not a fault: an answer
    """An answer that is not what was asked for; pages show it as words, the REST interface as a problem."""

    def __init__(self, status: int, words: str, *, headers: dict[str, str] | None = None) -> None:
        """Keep the status of HTTP and the words for people."""
        super().__init__(words)
        self.status = status
        self.words = words
        self.headers = headers or {}

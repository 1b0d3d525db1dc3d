"""The headers that every answer carries: what a browser may do with it."""

from starlette.datastructures import MutableHeaders

POLICY = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; object-src 'none'"
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # stricter, and browsers would send forms with no origin at all
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
YEAR_SECONDS = 31_536_000
STEADY = "/static/"  # files whose address changes with their content


def add_headers(headers: MutableHeaders, *, path: str, query: str, is_secure: bool) -> None:
    """Add what every answer carries; what an answer says of its own caching stays."""
    for name, value in ALWAYS.items():
        headers[name] = value
    if is_secure:
        headers["Strict-Transport-Security"] = f"max-age={YEAR_SECONDS}"
    is_steady = path.startswith(STEADY) and "v=" in query
    steady = f"public, max-age={YEAR_SECONDS}, immutable"
    headers.setdefault("Cache-Control", steady if is_steady else "private, no-cache")
    headers.add_vary_header("Cookie")

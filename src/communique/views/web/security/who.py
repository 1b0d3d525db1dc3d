"""Who asks."""

from dataclasses import dataclass

from communique.record import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whoever made a request, and what they may do."""

    name: str  # under which reviews are kept
    role: Role
    is_signed_in: bool  # with a session; false for a token, and where nobody needs to sign in
    is_known_by_token: bool = False  # a browser sends no token on its own, so nobody else can make it ask

    def may(self, role: Role | str) -> bool:
        """Tell whether they may do what this role may."""
        return self.role.covers(Role(role))

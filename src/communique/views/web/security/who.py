"""Who asks."""

from dataclasses import dataclass

from communique.record import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whoever made a request, and what they may do."""

    name: str  # under which reviews are kept
    role: Role
    is_signed_in: bool  # false: nobody needs to, on a machine of one's own
    csrf: str  # what each form of theirs carries

    def may(self, role: Role) -> bool:
        """Tell whether they may do what this role may."""
        return self.role.covers(role)

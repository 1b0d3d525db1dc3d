import pytest

from communique.errors import RecordError
from communique.views.web.security.passwords import hash_password, is_password


def test_password_is_kept_as_an_argon2_hash():
    kept = hash_password("correct horse battery")
    assert kept.startswith("$argon2id$")
    assert kept != hash_password("correct horse battery")
    assert is_password("correct horse battery", kept)
    assert not is_password("correct horse batterie", kept)
    assert not is_password("correct horse battery", None)
    assert not is_password("correct horse battery", "no hash")
    assert not is_password("x" * 2000, kept)


@pytest.mark.parametrize("password", ["", "eleven chrs", "x" * 1025])
def test_short_and_endless_passwords_are_refused(password):
    with pytest.raises(RecordError, match="12 to 1024"):
        hash_password(password)

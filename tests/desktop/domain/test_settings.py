import pytest

from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.settings import BY_NAME, FIELDS, Settings


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_takes_its_own_default_and_says_what_it_is(field):
    assert field.checked(field.default) == field.default
    assert field.label
    assert field.help.endswith(".")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("stall_seconds", 0),
        ("stall_seconds", True),
        ("local_only", 1),
        ("allowed_providers", "openai"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(name, value):
    with pytest.raises(SettingRefused, match="does not fit"):
        BY_NAME[name].checked(value)


def test_what_is_not_set_has_its_default():
    settings = Settings({"theme": "dark"})
    assert settings.theme == "dark"
    assert settings.stall_seconds == 30
    with pytest.raises(AttributeError):
        _ = settings.colour

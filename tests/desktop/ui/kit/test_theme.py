"""The look keeps its promises: every pair of colours that is used can be read, in every theme."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QProgressBar

from soulfra_desktop.ui.chat.composer.gauge import Gauge
from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.style_sheet import style_sheet
from soulfra_desktop.ui.kit.tokens import CONTROLS_ON, TEXT_ON, Tokens

THEMES = {
    "light": theme.LIGHT,
    "dark": theme.DARK,
    "high contrast light": theme.CONTRAST_LIGHT,
    "high contrast dark": theme.CONTRAST_DARK,
}


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_weak(tokens: Tokens, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    values = tokens._asdict()
    return [
        f"{front} on {back}: {contrast(values[front], values[back]):.2f}"
        for front, backs in pairs.items()
        for back in backs
        if contrast(values[front], values[back]) < least
    ]


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_on_every_surface_it_is_written_on(name):
    assert too_weak(THEMES[name], TEXT_ON, 7 if "high" in name else 4.5) == []


@pytest.mark.parametrize("name", THEMES)
def test_controls_stand_out_from_what_they_lie_on(name):
    assert too_weak(THEMES[name], CONTROLS_ON, 3) == []


@pytest.mark.parametrize("name", ["high contrast light", "high contrast dark"])
def test_in_high_contrast_what_is_still_to_be_filled_of_a_bar_can_be_seen_too(name):
    assert too_weak(THEMES[name], {"track": ("canvas", "side", "surface", "raised")}, 3) == []


@pytest.mark.parametrize("contrast_is_high", [False, True])
@pytest.mark.parametrize("choice", ["light", "dark"])
def test_how_far_something_is_can_be_seen_in_every_theme(qapp, qtbot, choice, contrast_is_high):
    theme.apply(qapp, choice, contrast=contrast_is_high)
    try:
        bar, gauge = QProgressBar(), Gauge()
        bar.setTextVisible(False)
        bar.setValue(50)
        gauge.worded = False
        gauge.show_share(0.5)
        for half_full in (bar, gauge):
            qtbot.addWidget(half_full)
            half_full.resize(56, 6)
            half_full.show()
            seen = half_full.grab().toImage()
            filled, left = (seen.pixelColor(x, seen.height() // 2).name() for x in (14, 42))
            assert contrast(filled, left) >= 3, f"{type(half_full).__name__}: {filled} on {left}"
    finally:
        theme.apply(qapp, "light", contrast=False)


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_leaves_no_token_unfilled(name):
    assert re.findall(r"@\w+", style_sheet(THEMES[name])) == []


def test_the_style_sheet_sets_no_font_because_it_cannot_reach_the_weight_axis():
    assert "font" not in style_sheet(theme.LIGHT)


def test_a_choice_comes_into_force_everywhere_and_is_announced(qapp):
    heard = []
    theme.changed.connect(lambda: heard.append(theme.current()))
    theme.apply(qapp, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Link).name().upper() == theme.DARK.accent
    theme.apply(qapp, "light")
    assert qapp.palette().color(QPalette.ColorRole.Link).name().upper() == theme.LIGHT.accent
    assert heard == [theme.DARK, theme.LIGHT]


def rendered(weight: int) -> bytes:
    image = QImage(200, 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(theme.font(20, weight))
    painter.drawText(4, 30, "Handgloves")
    painter.end()
    return bytes(image.constBits())


def test_weights_really_look_different_where_inter_is_there(qapp):
    assert theme.load_fonts() == theme.FAMILY, "set-up puts Inter in resources/fonts"
    darkness = [sum(255 - byte for byte in rendered(weight)) for weight in (400, 500, 600, 700)]
    assert darkness == sorted(set(darkness))


@pytest.mark.parametrize("name", sorted(icons.NAMES))
def test_every_icon_draws_something_in_the_colour_asked_for(qapp, name):
    image = icons.pixmap(name, "#FF0000", 24, 2.0).toImage()
    colors = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {"#ff0000"}


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize("zoom", [100, 200])
def test_a_ticked_box_has_a_tick_that_can_be_seen(qapp, name, zoom):
    from PySide6.QtWidgets import QCheckBox

    box, tokens = QCheckBox(), THEMES[name]
    box.setStyleSheet(style_sheet(tokens, zoom))
    box.setChecked(True)
    box.resize(120, 80)
    picture = box.grab().toImage()
    found = {(x, y): picture.pixelColor(x, y).name() for x in range(40) for y in range(80)}
    filled = [at for at, color in found.items() if color == tokens.accent.lower()]
    left, right = min(x for x, _ in filled) + 2, max(x for x, _ in filled) - 2
    above, below = min(y for _, y in filled) + 2, max(y for _, y in filled) - 2
    inside = [color for (x, y), color in found.items() if left <= x <= right and above <= y <= below]
    assert sum(contrast(color, tokens.accent) >= 4.5 for color in inside) >= 8
    box.deleteLater()


@pytest.mark.parametrize("name", THEMES)
def test_the_words_of_a_main_button_that_cannot_be_pressed_can_be_read(name):
    rule = re.search(r'QPushButton\[kind="primary"\]:disabled \{([^}]*)\}', style_sheet(THEMES[name], 100))
    assert rule is not None
    colors = dict(re.findall(r"([a-z-]+): (#\w{6})", rule[1]))
    assert contrast(colors["color"], colors["background"]) >= 4.5

"""Every shipped theme paints real widgets; what the loader accepts never ends an app."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.style import Style
from textual.app import App, ComposeResult
from textual.theme import Theme as TextualTheme
from textual.widgets import Button, DataTable, Footer, Input, Label, Markdown, OptionList

from detox.config.themes import COLORS, Theme, builtin_folder, load_theme, load_themes

THEMES, _ = load_themes([builtin_folder()])


def turned(theme: Theme) -> TextualTheme:
    return TextualTheme(
        name=theme.name,
        primary=theme.primary,
        secondary=theme.secondary,
        accent=theme.accent,
        foreground=theme.foreground,
        background=theme.background,
        surface=theme.surface,
        panel=theme.panel,
        success=theme.success,
        warning=theme.warning,
        error=theme.error,
        boost=theme.boost,
        dark=theme.dark,
        variables=theme.variables,
        ansi=theme.ansi,
    )


class Sampler(App[None]):
    BINDINGS = [("l", "noop", "Log time"), ("question_mark", "noop", "Keys")]
    CSS = """
    #muted { color: $text-muted; }
    #accent { color: $text-accent; text-style: bold; }
    #warning { color: $text-warning; }
    #error { color: $text-error; background: $panel; }
    #success { color: $text-success; background: $surface; }
    #faint { color: $foreground-muted; border: round $border-blurred; }
    OptionList { height: 5; border: round $border; }
    DataTable { height: 4; }
    DataTable:ansi > .datatable--header { background: ansi_default; }
    Markdown { height: 6; }
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(ansi_color=True if theme.ansi else None)
        self.register_theme(turned(theme))
        self.theme = theme.name
        self.bars = theme.activities

    def compose(self) -> ComposeResult:
        yield Label("59 days until Instagram", id="accent")
        for each in ("muted", "warning", "error", "success", "faint"):
            yield Label(f"This line is {each}", id=each)
        yield OptionList("writing", "email", "learning")
        yield Input("a note")
        yield DataTable()
        yield Markdown("# Title\n## Under it\nA [link](https://example.org)")
        yield Button("Save", variant="primary")
        for color in self.bars[:3]:
            bar = Label("█" * 12)
            bar.styles.color = color
            yield bar
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("day", "minutes")
        table.add_row("monday", "45")

    def action_noop(self) -> None:
        self.bell()


async def painted(theme: Theme) -> tuple[str, set[str], dict[str, Style]]:
    """The text on screen, the colours it was painted with, the style of each piece of text."""
    app = Sampler(theme)
    async with app.run_test(size=(80, 40)) as pilot:
        for key in ("tab", "x", "tab", "tab", "tab"):
            app.simulate_key(key)
            await pilot.pause()
        app.query_one(OptionList).focus()
        app.simulate_key("down")
        await pilot.pause()
        strips = list(app.screen._compositor.render_strips())
        for filter in app._filters:
            if filter.enabled:
                ground = app.screen.background_colors[1]
                strips = [strip.apply_filter(filter, ground) for strip in strips]
    styles = {part.text.strip(): part.style for strip in strips for part in strip if part.style}
    pairs = [(style.color, style.bgcolor) for style in styles.values()]
    colors = {color.name for pair in pairs for color in pair if color is not None}
    return "\n".join(strip.text for strip in strips), colors, styles


@pytest.mark.parametrize("name", sorted(THEMES))
async def test_a_shipped_theme_paints_every_kind_of_widget(name):
    text, colors, styles = await painted(THEMES[name])
    assert "59 days until Instagram" in text
    assert "writing" in text
    assert colors
    assert styles["email"] != styles["writing"], "the line that is chosen looks so"


GREY = re.compile(r"default|black|white|bright_black|bright_white|color\((?:0|7|8|15)\)|#(..)\1\1")


@pytest.mark.parametrize("no_color", [False, True])
async def test_mono_paints_with_the_terminals_own_two_colours(no_color, monkeypatch):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)
    _, colors, styles = await painted(THEMES["mono"])
    assert [each for each in colors if not GREY.fullmatch(each)] == []
    assert "default" in colors
    if no_color:
        assert colors == {"default"}
    assert styles["email"].underline, "the line that is chosen shows without any colour"
    assert not styles["writing"].underline


hex_color = st.from_regex(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", fullmatch=True)
ansi_color = st.sampled_from(["ansi_default", "ansi_blue", "ansi_bright_black", "ansi_white"])
color = hex_color | ansi_color
variables = st.sampled_from(
    [
        "text", "text-muted", "text-disabled", "foreground-muted", "border", "border-blurred",
        "block-cursor-background", "block-cursor-foreground", "primary-lighten-1", "link-style",
        "background-darken-1", "footer-background", "input-selection-background", "scrollbar",
        "primary-background", "panel", "surface-darken-1", "link-style-hover", "link-background",
        "button-focus-text-style", "block-cursor-text-style", "screen-selection-background",
    ]
)  # fmt: skip
values = color | st.sampled_from(
    ["auto 60%", "#abcdef 40%", "transparent", "bold not underline", "reverse", "none", "red", ""]
)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.fixed_dictionaries(
        dict.fromkeys(("primary", "foreground", "background"), color),
        optional=dict.fromkeys(COLORS[1:3] + COLORS[5:], color),
    ),
    st.dictionaries(variables, values, max_size=4),
    st.booleans(),
)
def test_whatever_the_loader_accepts_can_be_painted(tmp_path: Path, colors, extra, dark):
    import asyncio

    path = tmp_path / "any.toml"
    lines = [f"{key} = '{value}'" for key, value in colors.items()]
    more = [f"{key} = '{value}'" for key, value in extra.items()]
    head = ["name = 'any'", f"dark = {str(dark).lower()}", "[colors]"]
    path.write_text("\n".join([*head, *lines, "[variables]", *more]))
    theme = load_theme(path)
    if isinstance(theme, Theme):
        text, _, _ = asyncio.run(painted(theme))
        assert "writing" in text

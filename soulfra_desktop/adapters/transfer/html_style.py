"""The look of an exported page: the app's own colours, light and dark, as CSS."""

from __future__ import annotations

LIGHT = {
    "canvas": "#FBFAF7", "surface": "#FFFFFF", "line": "#E4E0D6", "ink": "#1E1C18", "soft": "#565147",
    "faint": "#68624F", "accent": "#0B6B64", "user": "#EFECE4", "code": "#F4F2EC", "cloud": "#5450BE",
    "money": "#22633D", "warn": "#855005", "danger": "#A8321F",
}  # fmt: skip
DARK = {
    "canvas": "#161513", "surface": "#211F1C", "line": "#34312B", "ink": "#EDE9E0", "soft": "#B9B2A3",
    "faint": "#A19A8B", "accent": "#4DB8A6", "user": "#2A2823", "code": "#1E1C19", "cloud": "#A9A5F7",
    "money": "#7CC796", "warn": "#E0A95A", "danger": "#F08D7B",
}  # fmt: skip
CODE = {
    "c": "faint", "k": "cloud", "nf": "accent", "nc": "accent", "nd": "warn", "nb": "accent", "ne": "danger",
    "nt": "cloud", "na": "accent", "no": "warn", "s": "money", "m": "warn", "ow": "cloud", "gd": "danger",
    "gi": "money", "gh": "accent", "gr": "danger",
}  # fmt: skip
"""Pygments' classes, or what they start with, and the colour they take."""

_RULES = """
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:16px/1.6 Inter,system-ui,sans-serif}
main{max-width:776px;margin:0 auto;padding:48px 16px 96px}
h1{font-size:26px;line-height:1.25;margin:0 0 8px;font-weight:600}
.about,.receipt,.label{color:var(--faint);font-size:13px}
.about{margin:0 0 40px}
article{margin:0 0 28px;scroll-margin-top:16px}
article:target .body{outline:2px solid var(--accent);outline-offset:6px;border-radius:12px}
.user .body{background:var(--user);border-radius:14px;padding:12px 16px;margin-left:12%}
.user .label{margin-left:12%}
.label{display:flex;gap:12px;flex-wrap:wrap;margin:0 0 4px;font-weight:500}
.label a{color:var(--accent)}
.body{overflow-wrap:anywhere}
h1,p,li,td,th,.body h2,.body h3{unicode-bidi:plaintext;text-align:start}
.body>:first-child{margin-top:0}.body>:last-child{margin-bottom:0}
.receipt{margin:8px 0 0;font-variant-numeric:tabular-nums}
.cut{color:var(--warn);font-size:14px;margin:8px 0 0}
a{color:var(--accent)}
pre{background:var(--code);border:1px solid var(--line);border-radius:10px;padding:12px 16px;overflow-x:auto;
font:14px/1.5 ui-monospace,SFMono-Regular,Consolas,monospace}
code{font-family:ui-monospace,SFMono-Regular,Consolas,monospace;font-size:.9em;background:var(--code);border-radius:4px;
padding:1px 4px}
pre code{padding:0;background:none;font-size:inherit}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:16px 0}th,td{border:1px solid var(--line);padding:6px 12px}
th{background:var(--code)}
blockquote{margin:16px 0;padding:0 16px;border-left:3px solid var(--line);color:var(--soft)}
img{max-width:100%;border-radius:10px;margin:8px 0}
svg.formula{display:inline-block;max-width:100%;overflow:visible}
.display{text-align:center;overflow-x:auto;overflow-y:hidden;padding:4px 0}.display svg.formula{max-width:none}
hr{border:0;border-top:1px solid var(--line);margin:24px 0}
details{margin:0 0 12px;color:var(--soft)}summary{cursor:pointer;min-height:32px}
summary:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
section.other{border-top:1px solid var(--line);padding-top:24px;margin-top:40px}
section.other h2{font-size:18px;margin:0 0 16px}
@media print{body{font-size:11pt}main{padding:0}pre{white-space:pre-wrap}}
"""


def style() -> str:
    """The whole style sheet."""
    light = ";".join(f"--{name}:{value}" for name, value in LIGHT.items())
    dark = ";".join(f"--{name}:{value}" for name, value in DARK.items())
    code = "".join(f'pre [class^="{start}"]{{color:var(--{name})}}' for start, name in CODE.items())
    return f":root{{color-scheme:light dark;{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}{_RULES}{code}"


def colour(pygments_class: str) -> str | None:
    """The colour of a piece of code on paper."""
    for start, name in CODE.items():
        if pygments_class.startswith(start):
            return LIGHT[name]
    return None

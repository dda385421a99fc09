"""What is read, in the pictures: all that an answer can hold, its bar, its popover, its menu, and what went wrong in it."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication

from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.picture_viewer import PictureViewer
from tests.desktop.ui.kit.talking import write_everything
from tests.pictured_chats import CHAT, LOCAL, TALK, chat


def photo(width: int = 640, height: int = 400) -> bytes:
    """A hill in the evening, as a PNG."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor("#31456a"))
    sky.setColorAt(1, QColor("#f0a868"))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffe2b0"))
    painter.drawEllipse(QPointF(width * 0.68, height * 0.5), height * 0.11, height * 0.11)
    for color, tops in (("#46507a", (0.62, 0.5, 0.66, 0.58)), ("#262d4a", (0.82, 0.7, 0.78, 0.72))):
        painter.setBrush(QColor(color))
        hills = [QPointF(width * n / 3, height * top) for n, top in enumerate(tops)]
        painter.drawPolygon(QPolygonF([QPointF(0, height), *hills, QPointF(width, height)]))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


RICH = r"""# How fast a sum of random steps grows

A walker takes $n$ steps of length one, each to the left or to the right with probability $\tfrac12$. The place
$S_n = X_1 + \dots + X_n$ has the mean $\mathbb{E}[S_n] = 0$, yet it is *not* near zero: its spread grows
like $\sqrt{n}$.

## Why the square root

Since the steps are independent, their variances add up:

$$\operatorname{Var}(S_n) = \sum_{k=1}^{n} \operatorname{Var}(X_k) = n \quad\Longrightarrow\quad \sigma(S_n) = \sqrt{n}$$

> The drunkard finds his way home in the plane, the drunken bird may be lost for ever.
>
> > So it is told after Pólya.

1. Draw the steps.
2. Add them up:
   - one by one, as `cumsum` does, or
   - all at once with **NumPy**.
3. Compare with $\sqrt{n}$.

```python
import numpy as np
from tests.desktop.ui.kit.talking import write_everything

def walk(n: int, seed: int = 0) -> np.ndarray:
    # Steps of +1 and -1, summed up.
    steps = np.random.default_rng(seed).choice([-1, 1], size=n)
    return steps.cumsum()
```

| Steps $n$ | Expected spread | Measured | Cost |
|----------:|:---------------:|---------:|-----:|
| 100 | $\sqrt{100} = 10$ | 9.7 | $5 |
| 10,000 | 100 | 101.2 | $10 |
| 1,000,000 | 1,000 | 998.6 | $12.50 |

- [x] Derive the spread
- [x] Check it by simulation
- [ ] Look at the plane

The plane is another story[^polya]; see [the lecture](https://example.org/lectures/walks?week=3#planes).[^2]

---

[^polya]: G. Pólya, *Mathematische Annalen* 84 (1921), where the walk returns with probability 1.
[^2]: In three dimensions it returns with probability 0.34 only.
"""
ODD = r"""Some things could not be drawn, or were left where they are:

A broken formula stays as it was written: $\frac{1}{\sqrt{2$ and $\undefinedcommand{x}$, and alone on its line

$$\left( \frac{a}{b} \right. \end{matrix}$$

![A map of the walks](https://pictures.example.org/walks/map-of-the-plane.png?size=large)

The address [paypal.com](https://evil.example/login) does not lead where it says.
Text with ‮reversed‬ letters and <script>alert(1)</script> stays text.

النص العربي يُقرأ من اليمين إلى اليسار، والكود داخل `print("hello")` يبقى من اليسار إلى اليمين:

```python
def greet(name: str) -> str:
    return f"مرحبا {name}"  # تحية
```

1. الخطوة الأولى
2. الخطوة الثانية مع رابط: https://example.org
"""
WIDE = """| Model | Place | First word | Tokens a second | Context | Price in | Price out |
|---|---|--:|--:|--:|--:|--:|
| llama3.2:3b | this machine | 0.3 s | 41 | 8,192 | $0 | $0 |
| claude-haiku-4-5 | Anthropic | 0.7 s | 152 | 200,000 | $1.00 | $5.00 |
| gpt-5-mini | OpenAI | 0.9 s | 118 | 400,000 | $0.25 | $2.00 |

After the table the text goes on.
"""
REASONING = "The person wants the spread. Independent steps, so variances add.\nThen the root of n."
PICTURES = "Here is the sketch that you asked for:\n\n![A hill in the evening](data:image/png;base64,{})\n\nShall it be darker?"
QUESTION = MessageView("q", "user", "How far does a random walk get? Derive it, and show me some code.")


def state(*messages: MessageView) -> ChatState:
    return replace(TALK, conversation=replace(CHAT, title="How far a random walk gets"), messages=messages)


def answer(text: str, **more: object) -> MessageView:
    return MessageView("a", "assistant", text, receipt=LOCAL, **more)  # type: ignore[arg-type]


def shown(*messages: MessageView, opened: tuple[str, ...] = (), then: Callable[[ChatView], None] | None = None,
          from_top: bool = True) -> Callable[[], ChatView]:  # fmt: skip
    """A chat whose formulas and pictures are drawn, from its beginning; `then` happens once it is on the screen."""

    def made() -> ChatView:
        view = chat(state(*messages), *opened)
        view.transcript.offer_pictures("offered")

        def when_shown() -> None:
            settled(view)
            if from_top:
                view.transcript.verticalScrollBar().setValue(0)
            if then is not None:
                then(view)

        view.__dict__["when_shown"] = when_shown
        return view

    return made


def settled(view: ChatView) -> None:
    """Formulas and pictures are drawn on threads: wait for them."""
    until = time.monotonic() + 60
    quiet = 0
    while quiet < 8 and time.monotonic() < until:
        QApplication.processEvents()
        write_everything(view.transcript)
        time.sleep(0.02)
        quiet = quiet + 1 if not view.transcript._sections.writer.formulas._waiting else 0


def find(view: ChatView) -> None:
    view.transcript.find_in_chat()
    view.transcript.find_bar.field.setText("step")


def follow(view: ChatView) -> None:
    place = view.transcript.mapToGlobal(QPoint(view.transcript.width() // 2, view.transcript.height() // 3))
    view.transcript.following.place = lambda: place  # type: ignore[method-assign]
    view.transcript.following._ask("https://xn--pypal-4ve.example/login?next=%2Faccount&from=mail", "paypal.com")


def menu(view: ChatView) -> None:
    section = view.transcript._sections.of("a")
    assert section is not None
    place = view.transcript.mapToGlobal(QPoint(view.transcript.width() // 2, view.transcript.height() // 3))
    view.transcript.following.menu(section, place)


def viewer(view: ChatView) -> None:
    made = PictureViewer(photo(), view.transcript)
    made.show()
    until = time.monotonic() + 60
    while made._image is None and time.monotonic() < until:
        QApplication.processEvents()
    made.setParent(view.window(), Qt.WindowType.Widget)
    made.setGeometry(view.window().rect().adjusted(20, 20, -20, -20))
    made.show()


def lower(view: ChatView) -> None:
    bar = view.transcript.verticalScrollBar()
    bar.setValue(bar.maximum() * 55 // 100)


def screens() -> dict[str, Callable[[], ChatView]]:
    sketch = PICTURES.format(base64.b64encode(photo()).decode())
    asked = replace(
        QUESTION, text="What is on this picture?", attachments=(Attachment("hill.png", "image/png", photo()),)
    )
    return {
        "chat-rich": shown(QUESTION, answer(RICH)),
        "chat-rich-middle": shown(QUESTION, answer(RICH), then=lower),
        "chat-rich-end": shown(QUESTION, answer(RICH, reasoning=REASONING), from_top=False),
        "chat-odd": shown(QUESTION, answer(ODD)),
        "chat-wide-table": shown(QUESTION, answer(WIDE, reasoning=REASONING), opened=("reasoning/a",)),
        "chat-pictures": shown(asked, answer(sketch), from_top=False),
        "chat-find": shown(QUESTION, answer(RICH), then=find),
        "chat-link": shown(QUESTION, answer(RICH), then=follow),
        "chat-message-menu": shown(QUESTION, answer(RICH), then=menu),
        "chat-viewer": shown(asked, answer(sketch), then=viewer),
    }

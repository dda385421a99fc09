"""What a question that was asked on the command line gives to memory, said in a line on standard error."""

from __future__ import annotations

from soulfra_desktop.app.cli.home import notice
from soulfra_desktop.app.cli.stdout import visible
from soulfra_desktop.app.container import Core
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.errors import SoulfraError


async def take_in(core: Core, conversation: Conversation, question: Message) -> None:
    """By rules alone: the command ends here. Never raises SoulfraError: the answer was given."""
    if not core.settings.current.memory:
        return
    from soulfra_desktop.domain.addressing import told
    from soulfra_desktop.services.noticing import Noticing

    memory = core.knowledge.memory
    noticing = Noticing(memory, core.conversations, core.chat.in_force, core.clock, core.knowledge.new_id)
    try:
        learnt = await noticing.learn(conversation, question)
    except SoulfraError:
        return
    for fact in learnt.remembered:
        notice(visible(f"Remembered: {told(fact.text)} Not so? soulfra memory forget {fact.id[:8]}"))
    for fact in learnt.forgotten:
        notice(visible(f"Forgotten for good: {told(fact.text)}"))
    if learnt.secret:
        notice("Not remembered: it looks like a password, a key or a number of a card or account.")
    if learnt.not_found:
        notice("Nothing like that is remembered. See what is: soulfra memory")

"""A mail server with bad days."""

import asyncio
from typing import Any

from tests.fixtures.mail import SmtpSink


class MoodySink(SmtpSink):
    """`mood`: "well"; "busy" answers 451; "gone" drops the line in mid-letter; "slow" takes a second."""

    def __init__(self) -> None:
        super().__init__()
        self.mood = "well"
        self.tries = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        self.tries += 1
        if self.mood == "busy":
            return "451 come back later"
        if self.mood == "gone":
            server.transport.abort()
            return "421 gone"
        if self.mood == "slow":
            await asyncio.sleep(1)
        return await super().handle_DATA(server, session, envelope)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Nobody lives at nobody@…"""
        if address.startswith("nobody@"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 known"

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""machine_client.py SOCKET PROCESS HARTS

Stops, continues, resets and ends a machine that runs, with the official client library, qemu.qmp. A check that fails ends
with a traceback.
"""

import asyncio
import contextlib
import os
import sys

from qemu.qmp import EventListener, QMPClient


async def check(socket, process, hart_count):
    client = QMPClient("machine")
    events = EventListener()
    client.register_listener(events)
    await client.connect(socket)

    async def event():
        return (await asyncio.wait_for(events.get(), 60))["event"]

    async def status():
        return await client.execute("query-status")

    running = {"running": True, "status": "running"}
    paused = {"running": False, "status": "paused"}
    harts = await client.execute("query-cpus-fast")
    assert [hart["cpu-index"] for hart in harts] == list(range(hart_count))
    threads = os.listdir(f"/proc/{process}/task")
    for hart in harts:
        assert hart["target"] == "riscv64"
        assert str(hart["thread-id"]) in threads
        with open(f"/proc/{process}/task/{hart['thread-id']}/comm", encoding="ascii") as name:
            assert name.read().startswith(f"CPU {hart['cpu-index']}/")
        assert await client.execute("qom-get", {"path": hart["qom-path"], "property": "thread-id"}) == hart["thread-id"]
    assert await status() == running
    for _ in range(50):
        assert await client.execute("stop") == {}
        assert await event() == "STOP"
        assert await status() == paused
        assert await client.execute("stop") == {}
        assert await client.execute("cont") == {}
        assert await event() == "RESUME"
        assert await status() == running
    assert await client.execute("system_reset") == {}
    assert await event() == "RESET"
    assert await status() == running
    assert events.empty()
    await client.execute("quit")
    assert await event() == "SHUTDOWN"
    with contextlib.suppress(EOFError, OSError):
        await client.disconnect()


if __name__ == "__main__":
    asyncio.run(asyncio.wait_for(check(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), 120))

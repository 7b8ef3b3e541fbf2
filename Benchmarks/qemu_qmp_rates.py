#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""qemu_qmp_rates.py SOCKET

Measures the official client library, qemu.qmp, on a server. For each line "ping-pong COUNT" or "pipelined COUNT" on
standard input it executes so many commands and prints how many seconds that took.
"""

import asyncio
import sys
import time

from qemu.qmp import QMPClient


async def ping_pong(client, count):
    for _ in range(count):
        await client.execute("query-name")


async def pipelined(client, count):
    await asyncio.gather(*(client.execute("query-name") for _ in range(count)))


async def main(socket):
    client = QMPClient("benchmark")
    await client.connect(socket)
    for line in sys.stdin:
        kind, count = line.split()
        start = time.perf_counter()
        await {"ping-pong": ping_pong, "pipelined": pipelined}[kind](client, int(count))
        print(time.perf_counter() - start, flush=True)
    await client.disconnect()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))

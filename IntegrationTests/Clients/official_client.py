#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""official_client.py CHECK SOCKET

Drives a QMP server with the official client library, qemu.qmp. A check that fails ends with a traceback.
"""

import asyncio
import contextlib
import os
import sys

from qemu.qmp import ExecuteError, QMPClient


@contextlib.asynccontextmanager
async def connected(socket, name="client"):
    client = QMPClient(name)
    await client.connect(socket)
    try:
        yield client
    finally:
        await client.disconnect()


async def refusal(client, command, arguments=None, oob=False):
    """The class and the text of the error that a command gets."""
    try:
        value = await client.execute(command, arguments, oob)
    except ExecuteError as error:
        return error.error_class, str(error)
    raise AssertionError(f"{command} gave {value}")


async def quit_and_leave(client):
    """Ends the server; the connection may be gone before the client says goodbye."""
    await client.execute("quit")
    with contextlib.suppress(EOFError, OSError):
        await client.disconnect()


async def commands(socket):
    """Greeting, negotiation, commands with arguments and without."""
    async with connected(socket) as client:
        assert client.greeting.QMP.capabilities == ["oob"]
        assert await client.execute("query-version") == client.greeting.QMP.version
        assert await client.execute("query-name") == {}
        names = {command["name"] for command in await client.execute("query-commands")}
        assert {"qmp_capabilities", "query-commands", "getfd", "object-add", "quit"} <= names
        schema = await client.execute("query-qmp-schema")
        assert names == {entry["name"] for entry in schema if entry["meta-type"] == "command"}
        await client.execute("object-add", {"qom-type": "iothread", "id": "one", "poll-max-ns": 7})
        (thread,) = await client.execute("query-iothreads")
        assert (thread["id"], thread["poll-max-ns"]) == ("one", 7)
        await client.execute("object-del", {"id": "one"})
        assert await client.execute("query-iothreads") == []


async def errors(socket):
    """Errors come as exceptions with class and text, and the connection stays."""
    async with connected(socket) as client:
        assert await refusal(client, "no-such-command") == (
            "CommandNotFound", "The command no-such-command has not been found")
        assert await refusal(client, "closefd") == ("GenericError", "Parameter 'fdname' is missing")
        assert await refusal(client, "qom-get", {"path": "/none", "property": "type"}) == (
            "DeviceNotFound", "Device '/none' not found")
        assert await client.execute("query-name") == {}


async def events(socket):
    """The end of the server is told to a listener before quit returns."""
    client = QMPClient("client")
    await client.connect(socket)
    with client.listener("SHUTDOWN") as shutdown:
        await quit_and_leave(client)
        event = await asyncio.wait_for(shutdown.get(), 10)
        assert event["data"] == {"guest": False, "reason": "host-qmp-quit"}
        assert event["timestamp"]["seconds"] > 1_600_000_000


async def descriptors(socket):
    """Descriptors that are sent ahead of a command."""
    async with connected(socket) as client:
        reading, writing = os.pipe()
        client.send_fd_scm(writing)
        os.close(writing)
        await client.execute("getfd", {"fdname": "pipe"})
        assert await refusal(client, "getfd", {"fdname": "more"}) == (
            "GenericError", "No file descriptor supplied via SCM_RIGHTS")
        await client.execute("closefd", {"fdname": "pipe"})
        assert os.read(reading, 1) == b""
        os.close(reading)
        with open("/dev/null", "rb") as file:
            client.send_fd_scm(file.fileno())
            added = await client.execute("add-fd", {"opaque": "nothing"})
        (only,) = await client.execute("query-fdsets")
        assert only == {"fdset-id": 0, "fds": [{"fd": added["fd"], "opaque": "nothing"}]}
        await client.execute("remove-fd", {"fdset-id": 0})
        assert await client.execute("query-fdsets") == []


async def out_of_band(socket):
    """Commands out of band, by themselves and amid others."""
    async with connected(socket) as client:
        instances = await client.execute("query-yank", oob=True)
        assert {"type": "chardev", "id": "compat_monitor0"} in instances
        assert await refusal(client, "query-name", oob=True) == (
            "GenericError", "The command query-name does not support OOB")
        replies = await asyncio.gather(
            *(client.execute("query-name") for _ in range(20)),
            *(client.execute("query-yank", oob=True) for _ in range(5)),
        )
        assert replies == [{}] * 20 + [instances] * 5


async def reconnection(socket):
    """A client leaves and comes back; names of descriptors are kept for it."""
    async with connected(socket) as client:
        with open("/dev/null", "rb") as file:
            client.send_fd_scm(file.fileno())
            await client.execute("getfd", {"fdname": "kept"})
    client = QMPClient("again")
    for _ in range(20):
        await client.connect(socket)
        assert await client.execute("query-name") == {}
        await client.disconnect()
    await client.connect(socket)
    await client.execute("closefd", {"fdname": "kept"})
    await client.disconnect()


async def pipelined(socket):
    """A megabyte of requests before the first reply is read."""
    async with connected(socket) as client:
        names = [f"{number:04}" + "x" * 970 for number in range(1024)]
        texts = await asyncio.gather(*(refusal(client, "closefd", {"fdname": name}) for name in names))
        assert texts == [("GenericError", f"File descriptor named '{name}' not found") for name in names]


async def two_clients(socket):
    """Two at once on one socket: each has its own replies, both are told of the end."""
    first, second = QMPClient("first"), QMPClient("second")
    await first.connect(socket)
    await second.connect(socket)

    async def talk(client, name):
        for number in range(200):
            text = f"{name}-{number}"
            assert await refusal(client, "closefd", {"fdname": text}) == (
                "GenericError", f"File descriptor named '{text}' not found")

    await asyncio.gather(talk(first, "first"), talk(second, "second"))
    with first.listener("SHUTDOWN") as to_first, second.listener("SHUTDOWN") as to_second:
        await quit_and_leave(first)
        told = await asyncio.wait_for(to_first.get(), 10)
        assert await asyncio.wait_for(to_second.get(), 10) == told
        with contextlib.suppress(EOFError, OSError):
            await second.disconnect()


CHECKS = [commands, errors, events, descriptors, out_of_band, reconnection, pipelined, two_clients]

if __name__ == "__main__":
    check = {check.__name__: check for check in CHECKS}[sys.argv[1]]
    asyncio.run(asyncio.wait_for(check(sys.argv[2]), 60))

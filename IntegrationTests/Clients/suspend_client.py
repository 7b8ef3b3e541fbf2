#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""suspend_client.py MONITOR SERIAL HARTS CYCLES

Has a Linux guest suspend its machine again and again, stops and continues it meanwhile, and wakes it by turns with a
command and with the alarm of its clock, by the official client library, qemu.qmp. MONITOR and SERIAL are sockets. A check
that fails ends with a traceback.
"""

import asyncio
import re
import sys

from qemu.qmp import EventListener, ExecuteError, QMPClient

# A tick of the guest's time is 100 ns.
TICKS_IN_MILLISECOND = 10_000


class Console:
    """Somebody at the guest's serial line."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.text = ""

    def type(self, text):
        self.writer.write(text.encode())

    async def wait(self, text, seconds=180):
        """Waits until a text is said; gives what was said before it."""

        async def read():
            while text not in self.text:
                more = await self.reader.read(65536)
                assert more, f"the line is gone; it said: {self.text}"
                self.text += more.decode(errors="replace")
            before, _, self.text = self.text.partition(text)
            return before

        try:
            return await asyncio.wait_for(read(), seconds)
        except asyncio.TimeoutError:
            raise AssertionError(f"'{text}' is not said; it says: {self.text}") from None

    async def rest(self):
        """What was said and not waited for."""
        try:
            self.text += (await asyncio.wait_for(self.reader.read(65536), 1)).decode(errors="replace")
        except asyncio.TimeoutError:
            pass
        return self.text

    async def run(self, command):
        """Runs a command in the guest's shell; gives what it says."""
        self.type(f"{command}; echo done-$((40 + 2))\n")
        return await self.wait("done-42")


class Machine:
    """The machine and its guest."""

    def __init__(self, client, console, hart_count):
        self.client, self.console, self.hart_count = client, console, hart_count
        self.events = EventListener()
        client.register_listener(self.events)
        self.widest = 0

    async def execute(self, command, *expected):
        """Executes a command that succeeds; these events come, which it causes, and then nothing."""
        assert await self.client.execute(command) == {}
        for name in expected:
            await self.event(name)
        assert self.events.empty()

    async def event(self, name):
        try:
            event = await asyncio.wait_for(self.events.get(), 60)
        except asyncio.TimeoutError:
            raise AssertionError(f"{name} does not come; the guest says: {await self.console.rest()}") from None
        assert event["event"] == name, event

    async def expect(self, state):
        expected = {"running": state == "running", "status": state}
        assert await self.client.execute("query-status") == expected

    async def clock(self, name):
        return await self.client.execute("qom-get", {"path": "/machine/clock", "property": name})

    async def stand_still(self, seconds):
        """The guest's time stands still; gives it."""
        ticks = await self.clock("ticks")
        assert not await self.clock("running")
        await asyncio.sleep(seconds)
        assert await self.clock("ticks") == ticks
        return ticks

    async def stop_running_guest(self):
        """Stops the guest while it reads its time all along.

        Gives the time at which it stood still, and what the guest read last before and first after. Where the host was busy
        at that moment, so that the two are far from each other or the guest had ended its reading, it is done again.
        """
        for _ in range(30):
            self.console.type("time-watch 300\n")
            await self.console.wait("watching\r\n")
            await self.execute("stop", "STOP")
            await self.expect("paused")
            ticks = await self.stand_still(0.05)
            await self.execute("cont", "RESUME")
            await self.expect("running")
            await self.console.wait("which value?\r\n")
            self.console.type(f"{ticks}\n")
            answer = await self.console.wait("# ")
            found = re.search(r"between (\d+) and (\d+)", answer)
            if not found:
                continue
            before, after = int(found[1]), int(found[2])
            assert before <= ticks <= after
            if after - before <= TICKS_IN_MILLISECOND:
                return ticks, before, after
        raise AssertionError("this host is too busy to tell the time")

    async def suspend(self):
        """Lets the guest suspend the machine, and stops it as it sleeps, and continues it."""
        self.console.type("echo mem > /sys/power/state; echo awake-$((40 + 2))\n")
        await self.event("SUSPEND")
        await self.expect("suspended")
        before = await self.clock("ticks")
        assert await self.clock("running") and await self.clock("ticks") > before
        await self.execute("cont")
        await self.execute("stop", "STOP")
        await self.expect("paused")
        await self.stand_still(0.2)
        try:
            await self.client.execute("system_wakeup")
            raise AssertionError("it wakes up")
        except ExecuteError as error:
            assert str(error) == "Unable to wake up: guest is not in suspended state", error
        assert await self.client.execute("cont") == {}
        await self.event("RESUME")

    async def wake(self, by_alarm):
        if by_alarm:
            await self.event("WAKEUP")
        else:
            await self.expect("suspended")
            await self.execute("system_wakeup", "WAKEUP")
        await self.expect("running")
        await self.console.wait("awake-42")
        harts = await self.console.run("cat /sys/devices/system/cpu/online")
        assert ("0-%d" % (self.hart_count - 1) if self.hart_count > 1 else "0") in harts.split(), harts
        assert self.events.empty()

    async def cycle(self, start, by_alarm):
        """Suspends and wakes the guest; its time and the machine's differ by no more than a millisecond since the start."""
        if by_alarm:
            # It goes off when the machine has long been suspended.
            await self.console.run("alarm-clock 5")
        await self.suspend()
        await self.wake(by_alarm)
        end = await self.stop_running_guest()
        ticks, before, after = (new - old for new, old in zip(end, start))
        for difference in (abs(before - ticks), abs(after - ticks)):
            self.widest = max(self.widest, difference)
            assert difference <= TICKS_IN_MILLISECOND
        return end


async def check(monitor, serial, hart_count, cycles):
    reader, writer = await asyncio.open_unix_connection(serial)
    console = Console(reader, writer)
    await console.wait("debian-guest: ready")
    await console.wait("# ")
    client = QMPClient("machine")
    await client.connect(monitor)
    machine = Machine(client, console, hart_count)
    assert await client.execute("query-current-machine") == {"wakeup-suspend-support": True}
    moment = await machine.stop_running_guest()
    for number in range(cycles):
        moment = await machine.cycle(moment, by_alarm=number % 4 == 3)
    print(f"{cycles} cycles, guest and machine at most {machine.widest / TICKS_IN_MILLISECOND} ms apart over one")
    await client.disconnect()
    writer.close()


if __name__ == "__main__":
    asyncio.run(check(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))

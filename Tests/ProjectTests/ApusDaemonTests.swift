// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("apus -daemonize and -pidfile")
struct ApusDaemonTests {
    private let tree: Tree

    init() throws { tree = try Tree([:]) }

    /// How libvirt starts a program to ask it what it can do.
    private static let probe =
        "-S -no-user-config -nodefaults -nographic -machine none,accel=kvm:tcg "
        + "-qmp unix:qmp,server=on,wait=off -pidfile pid -daemonize"

    @Test("goes on in a session of its own once its socket listens and its number is written, and ends with a signal")
    func goesOn() throws {
        let run = try tree.shell(
            """
            "$APUS" \(Self.probe) || exit 1
            [ -S qmp ] && [ -s pid ] || exit 2
            pid=$(cat pid)
            for stream in 0 1 2; do readlink "/proc/$pid/fd/$stream"; done
            read -r _ _ _ _ group session _ < "/proc/$pid/stat"
            [ "$session" != "$(cut -d ' ' -f 6 /proc/self/stat)" ] && [ "$session" != "$pid" ] && echo apart
            [ "$group" = "$session" ] && echo together
            kill -TERM "$pid"
            while [ -e "/proc/$pid/exe" ]; do sleep 0.01; done
            ls
            """
        )
        #expect(run.output == "/dev/null\n/dev/null\n/dev/null\napart\ntogether\n")
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("a machine that runs goes on as well, with its harts' threads")
    func runs() throws {
        let run = try tree.shell(
            """
            "$APUS" -m 16 -smp 2 -bios none -pidfile pid -daemonize || exit 1
            pid=$(cat pid)
            cat /proc/"$pid"/task/*/comm | grep -c "^CPU "
            kill -TERM "$pid"
            while [ -e "/proc/$pid/exe" ]; do sleep 0.01; done
            ls
            """
        )
        #expect(run.output == "2\n")
        #expect(run.errors == "")
    }

    @Test(
        "a start that fails says why and leaves nothing",
        arguments: [
            ("-qmp unix:none/qmp,server=on,wait=off", "Failed to bind socket to none/qmp: No such file or directory"),
            ("-object memory-backend-ram,id=a,size=0", "property 'size' of memory-backend-ram doesn't take value '0'"),
            ("-qmp stdio", "cannot use stdio with -daemonize"),
            ("-chardev stdio,id=a", "cannot use stdio with -daemonize"),
        ]
    )
    func fails(options: String, expected: String) throws {
        let run = try tree.shell("\"$APUS\" -M none -pidfile pid -daemonize \(options); echo $? && ls")
        #expect(run.errors == "apus: \(options): \(expected)\n")
        #expect(run.output == "1\n")
    }

    @Test("a daemon has no terminal to be on")
    func refusesTerminal() throws {
        let run = try tree.shell("\"$APUS\" -S -nographic -daemonize")
        #expect(run.errors == "apus: -nographic cannot be used with -daemonize\n")
        #expect(run.status == 1)
    }

    @Test("-pidfile tells the number while the program runs, and two programs do not share a file")
    func tellsNumber() throws {
        let run = try tree.shell(
            """
            "$APUS" -M none -display none -pidfile pid -qmp unix:qmp,server=on,wait=off 2> /dev/null &
            until [ -S qmp ]; do sleep 0.01; done
            [ "$(cat pid)" = $! ] && echo same
            "$APUS" -M none -display none -pidfile pid
            echo $? && [ -e pid ] && kill -TERM $! && wait $! && ls
            """
        )
        #expect(run.output == "same\n1\n")
        let expected = "cannot create PID file: Cannot lock pid file: Resource temporarily unavailable"
        #expect(run.errors == "apus: -pidfile pid: \(expected)\n")
    }

    @Test("a number that cannot be written is an error")
    func refusesFile() throws {
        let run = try tree.apus(["-M", "none", "-pidfile", "none/pid"])
        let expected = "cannot create PID file: Could not create 'none/pid': No such file or directory"
        #expect(run.errors == "apus: -pidfile none/pid: \(expected)\n")
        #expect(run.status == 1)
    }
}

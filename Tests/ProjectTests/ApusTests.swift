// SPDX-License-Identifier: Apache-2.0

import Testing

/// The program `apus`, run as a person runs it.
struct ApusTests {
    private let tree: Tree

    init() throws { tree = try Tree([:]) }

    @Test(
        "-help names every option, and -version both versions",
        arguments: [("-help", "-chardev"), ("--version", "10.0.2")]
    )
    func informs(option: String, expected: String) throws {
        let run = try tree.apus([option, "-machine", "nonsense"])
        #expect(run.output.contains(expected))
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test(
        "asking for help about an option tells what it takes",
        arguments: [
            (["-machine", "help"], "virt                 RISC-V VirtIO board (default)"),
            (["-cpu", "help"], "  rv64\n"), (["-action", "help"], "panic=<str>"),
            (["-M", "none", "-chardev", "help"], "path"),
            (["-M", "none", "-object", "help"], "iothread"),
            (["-M", "none", "-object", "iothread,help"], "poll-max-ns"),
        ]
    )
    func informsAboutOption(arguments: [String], expected: String) throws {
        let run = try tree.apus(arguments)
        #expect(run.output.contains(expected))
        #expect(run.status == 0)
    }

    private static let refusals: [([String], String)] = [
        (["-M", "spike"], "unsupported machine type: \"spike\"\nUse -machine help to list supported machines"),
        (["-monitor", "chardev:a"], "-monitor chardev:a: chardev \"a\" not found"),
        (["-monitor", "foo"], "-monitor foo: 'foo' is not a valid char driver"),
        (["disk.img"], "disk.img: invalid option"),
        (["-display", "gtk"], "-display gtk: Parameter 'type' does not accept value 'gtk'"),
        (["-name", "foo=1"], "-name foo=1: Invalid parameter 'foo'"),
        (["-rtc", "stopped-time=flies"], "-rtc stopped-time=flies: invalid option value 'flies'"),
        (
            ["-rtc", "base=2026-02-29"],
            "-rtc base=2026-02-29: invalid datetime format\n"
                + "valid formats: '2006-06-17T16:01:21' or '2006-06-17', from 1970 to 2261"
        ),
        (["-qmp", "foo:bar"], "-qmp foo:bar: 'foo:bar' is not a valid char driver"),
        (["-chardev", "null"], "-chardev null: chardev: no id specified"),
        (["-chardev", "foo,id=a"], "-chardev foo,id=a: 'foo' is not a valid char driver name"),
        (
            ["-chardev", "socket,id=a,path=none/x,server=on"],
            "-chardev socket,id=a,path=none/x,server=on: Failed to bind socket to none/x: No such file or directory"
        ),
        (
            ["-qmp", "unix:none"],
            "-qmp unix:none: Failed to connect to 'none': No such file or directory"
        ),
        (["-mon", "a,mode=control"], "-mon a,mode=control: chardev \"a\" not found"),
        (["-mon", "a,pretty=on"], "-mon a,pretty=on: 'pretty' is not compatible with HMP monitors"),
        (["-mon", "a"], "-mon a: chardev \"a\" not found"),
        (["-mon", "a,mode=foo"], "-mon a,mode=foo: Parameter 'mode' does not accept value 'foo'"),
        (["-mon", "mode=control"], "-mon mode=control: Parameter 'chardev' is missing"),
        (
            ["-chardev", "null,id=a", "-mon", "a,mode=control", "-mon", "a,mode=control"],
            "-mon a,mode=control: chardev 'a' is already in use"
        ),
        (["-object", "foo,id=a"], "-object foo,id=a: Parameter 'qom-type' does not accept value 'foo'"),
        (["-object", "iothread"], "-object iothread: Parameter 'id' is missing"),
        (["-object", "iothread,id=9"], "-object iothread,id=9: Parameter 'id' expects an identifier"),
        (["-object", "iothread,id=a,foo=1"], "-object iothread,id=a,foo=1: Invalid parameter 'foo'"),
        (["-object", #"{"id":"a"}"#], #"-object {"id":"a"}: Parameter 'qom-type' is missing"#),
        (["-add-fd", "set=2"], "-add-fd set=2: fd option is required and must be non-negative"),
        (["-add-fd", "fd=-3,set=2"], "-add-fd fd=-3,set=2: fd option is required and must be non-negative"),
        (["-add-fd", "fd=1,set=2"], "-add-fd fd=1,set=2: fd cannot be a standard I/O stream"),
        (["-add-fd", "fd=977,set=2"], "-add-fd fd=977,set=2: fd is not valid or already in use"),
    ]

    @Test("refuses what it cannot do, naming the option", arguments: refusals)
    func refuses(arguments: [String], expected: String) throws {
        let machine = arguments[0] == "-M" ? [] : ["-M", "none"]
        let run = try tree.apus(machine + arguments)
        #expect(run.errors == "apus: \(expected)\n")
        #expect(run.output == "")
        #expect(run.status == 1)
    }

    private static let machineRefusals: [([String], String)] = [
        (["-smp", "0"], "-smp 0: Invalid CPU topology: CPU topology parameters must be greater than zero"),
        (["-smp", "none"], "-smp none: Parameter 'cpus' expects a number"),
        (["-smp", "9999"], "-smp 9999: Invalid SMP CPUs 9999. The max CPUs supported by machine 'virt' is 512"),
        (["-smp", "-1"], "-smp -1: Parameter 'cpus' expects a number from 1 to 65536"),
        (["-smp", "2,foo=1"], "-smp 2,foo=1: Invalid parameter 'foo'"),
        (["-smp", "2,dies=2"], "-smp 2,dies=2: dies > 1 not supported by this machine's CPU topology"),
        (
            ["-smp", "2,sockets=3,cores=2,threads=1"],
            "-smp 2,sockets=3,cores=2,threads=1: Invalid CPU topology: product of the hierarchy must match maxcpus: "
                + "sockets (3) * cores (2) * threads (1) != maxcpus (2)"
        ),
        (
            ["-smp", "4,maxcpus=2"],
            "-smp 4,maxcpus=2: Invalid CPU topology: maxcpus must be equal to or greater than smp: "
                + "sockets (1) * cores (2) * threads (1) == maxcpus (2) < smp_cpus (4)"
        ),
        (["-m", "0"], "-m 0: Parameter 'size' expects at least one byte and less than 8E"),
        (["-m", "much"], "-m much: Parameter 'size' expects a non-negative number below 2^64"),
        (["-m", "1T"], "-m 1T: expected at most 524288M"),
        (["-m", "64,slots=2"], "-m 64,slots=2: Invalid parameter 'slots'"),
        (["-cpu", "z80"], "-cpu z80: expected one of: rv64, max"),
        (["-cpu", "rv64,v=on"], "-cpu rv64,v=on: the harts never have 'v'"),
        (["-kernel", "none"], "-kernel none: cannot open 'none': No such file or directory"),
        (["-kernel", "."], "-kernel .: cannot read '.': Is a directory"),
        (
            ["-kernel", "empty"],
            "-kernel empty: is empty, expected a program for 64-bit RISC-V: "
                + "an ELF file, an Image of Linux, or plain code"
        ),
        (["-kernel", "code", "-initrd", "none"], "-initrd none: cannot open 'none': No such file or directory"),
        (
            ["-kernel", "code", "-dtb", "code"],
            "-dtb code: no flattened device tree: expected the bytes d0 0d fe ed at its start"
        ),
        (["-bios", "none.bin"], "-bios none.bin: cannot open 'none.bin': No such file or directory"),
        (["-initrd", "code"], "-initrd code: expected only along with -kernel"),
        (["-append", "quiet"], "-append quiet: expected only along with -kernel"),
        (
            ["-M", "none", "-kernel", "code"],
            "-kernel code: the machine 'none' has no processor, expected another machine"
        ),
        (["-M", "none", "-smp", "2"], "-smp 2: Invalid SMP CPUs 2. The max CPUs supported by machine 'none' is 1"),
        (["-M", "virt,foo=1"], "-M virt,foo=1: Property 'virt-machine.foo' not found"),
        (["-serial", "foo:bar"], "-serial foo:bar: 'foo:bar' is not a valid char driver"),
        (["-serial", "chardev:a"], "-serial chardev:a: chardev \"a\" not found"),
        (
            ["-serial", "null", "-serial", "null"],
            "-serial null: the machine has one serial port, expected none for others"
        ),
        (
            ["-nographic", "-qmp", "stdio", "-serial", "stdio"],
            "-serial stdio: cannot use stdio by multiple character devices"
        ),
        (["-action", "reboot=twice"], "-action reboot=twice: Parameter 'reboot' does not accept value 'twice'"),
        (["-action", "foo=bar"], "-action foo=bar: Invalid parameter 'foo'"),
    ]

    @Test("refuses a machine that cannot be, naming the option and what is expected", arguments: machineRefusals)
    func refusesMachine(arguments: [String], expected: String) throws {
        let tree = try Tree(["empty": "", "code": "not code at all"])
        let run = try ProgramRun(product: "apus", ["-S", "-display", "none"] + arguments, in: tree.path)
        #expect(run.errors == "apus: \(expected)\n")
        #expect(run.output == "")
        #expect(run.status == 1)
    }

    @Test(
        "makes as many harts as it is told to, however that is said",
        arguments: [
            ("", 1), ("-smp 3", 3), ("-smp cpus=2", 2), ("-smp 2,sockets=2,cores=1,threads=1", 2),
            ("-smp 2,maxcpus=4", 2),
            ("-smp sockets=2,cores=2", 4), ("-smp cores=3", 3), ("-smp 4,threads=2", 4), ("-smp 4 -smp cpus=2", 2),
            ("-smp 1,dies=1,clusters=1,modules=1", 1),
        ]
    )
    func countsHarts(options: String, count: Int) throws {
        let run = try tree.shell(
            """
            printf '%s' '{"execute":"qmp_capabilities"}{"execute":"query-cpus-fast"}{"execute":"quit"}' |
                "$APUS" -S -m 16 -bios none \(options) -qmp stdio
            """
        )
        #expect(run.output.split(separator: "cpu-index").count == count + 1, "\(run.output) \(run.errors)")
        #expect(run.status == 0)
    }

    @Test("answers what standard input asks, until quit")
    func servesStandardStreams() throws {
        let run = try tree.shell(
            """
            printf '%s' '{"execute":"qmp_capabilities"}{"execute":"query-name"}{"execute":"quit"}{"execute":"late"}' |
                "$APUS" -M none -name guest=first -qmp stdio
            """
        )
        let lines = run.output.split(separator: "\r\n")
        #expect(lines.count == 5)
        #expect(lines.first?.hasPrefix(#"{"QMP": {"version": "#) == true)
        #expect(lines.dropFirst(2).first == #"{"return": {"name": "first"}}"#)
        #expect(lines.dropFirst(3).first?.contains(#""event": "SHUTDOWN""#) == true)
        #expect(lines.last == #"{"return": {}}"#)
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("a signal ends it in good order", arguments: ["TERM", "INT", "HUP"])
    func endsBySignal(signal: String) throws {
        let run = try tree.shell(
            """
            "$APUS" -M none -object iothread,id=a -qmp unix:socket,server=on,wait=off &
            until [ -S socket ]; do sleep 0.01; done
            kill -\(signal) $! && wait $!
            echo $? && ls
            """
        )
        #expect(run.output == "0\n")
        #expect(run.errors.hasPrefix("apus: terminating on signal "))
        #expect(run.errors.contains(/from pid \d+ \(.*sh\)\n$/))
    }

    @Test("waits for its first client where it is told to, and can be ended meanwhile")
    func waitsForClient() throws {
        let run = try tree.shell(
            """
            "$APUS" -M none -qmp unix:socket,server=on 2> errors &
            until grep -q waiting errors; do sleep 0.01; done
            kill -TERM $! && wait $!
            echo $? && sed 's/pid.*/pid/' errors && ls
            """
        )
        #expect(
            run.output == """
                0
                apus: info: Apus waiting for connection on: disconnected:unix:socket,server=on
                apus: terminating on signal 15 from pid
                errors

                """
        )
    }

    @Test("-add-fd puts an inherited descriptor into each set that is named")
    func addsDescriptors() throws {
        let run = try tree.shell(
            """
            printf '%s' '{"execute":"qmp_capabilities"}{"execute":"query-fdsets"}{"execute":"quit"}' |
                "$APUS" -M none -add-fd fd=3,set=5,opaque=one -add-fd fd=3,set=1 -qmp stdio 3< /dev/null
            """
        )
        #expect(run.output.contains(#""fdset-id": 5"#))
        #expect(run.output.contains(#""opaque": "one""#))
        #expect(run.output.contains(#""fdset-id": 1"#))
    }
}

// SPDX-License-Identifier: Apache-2.0

import Harness
import Testing

/// What is refused at the start, in the words of QEMU 10.0.2.
@Suite("A start with bad options")
struct StartErrorTests {
    @Test("is refused with a complaint that names the option", arguments: Program.there, complaints)
    func located(program: Program, row: Row) throws {
        let option = row.options.suffix(2).joined(separator: " ")
        try expectComplaint("\(option): \(row.complaint)", from: program, about: row.options)
    }

    @Test("is refused with a complaint that names the option only in Apus", arguments: Program.there, bareComplaints)
    func bare(program: Program, row: Row) throws {
        guard program == .qemu else { return try located(program: program, row: row) }
        try expectComplaint(row.complaint, from: program, about: row.options)
    }

    @Test("is refused where there is no such machine", arguments: Program.there)
    func machine(program: Program) throws {
        let complaint = #"unsupported machine type: "nonsense""#
        try expectComplaint(complaint, from: program, about: ["-machine", "nonsense"])
    }

    private func expectComplaint(_ complaint: String, from program: Program, about options: [String]) throws {
        let run = try ProgramRun(program.command + options)
        #expect(run.ending == .exit(1))
        let name = program.command[0]
        let lines = run.errors.split(separator: "\n")
        let shortName = name.split(separator: "/").last ?? ""
        #expect(lines.first == "\(name): \(complaint)" || lines.first == "\(shortName): \(complaint)", "\(run.errors)")
    }

    /// Options, and the first line of the complaint behind the names of the program and, it may be, of the option.
    struct Row: Sendable, CustomStringConvertible {
        let options: [String]
        let complaint: String

        init(_ options: [String], _ complaint: String) { (self.options, self.complaint) = (options, complaint) }

        var description: String { options.joined(separator: " ") }
    }

    /// One byte too long for a socket.
    private static let longPath = "/tmp/" + String(repeating: "x", count: 104)

    static let complaints = [
        Row(["-qmp", "foo:bar"], "'foo:bar' is not a valid char driver"),
        Row(["-qmp", ""], "'' is not a valid char driver"),
        Row(["-rtc", "foo=bar"], "Invalid parameter 'foo'"),
        Row(["-mon", "chardev=none,mode=control"], #"chardev "none" not found"#),
        Row(["-mon", "chardev=none,mode=control,pretty=maybe"], "Parameter 'pretty' expects 'on' or 'off'"),
        Row(["-mon", "chardev=none,foo=bar"], "Invalid parameter 'foo'"),
        Row(["-chardev", "socket,id=a"], "Unable to parse FD number "),
        Row(["-chardev", "socket"], "chardev: no id specified"),
        Row(
            ["-chardev", "socket,id=a,path=/tmp/x,host=y,port=1"],
            "None or one of 'path', 'fd' or 'host' option required."
        ),
        Row(["-chardev", "socket,id=a,host=127.0.0.1"], "chardev: socket: no port given"),
        Row(
            ["-chardev", "socket,id=a,path=/tmp/none/x"],
            "Failed to connect to '/tmp/none/x': No such file or directory"
        ),
        Row(
            ["-chardev", "socket,id=a,path=/tmp/none/x,server=on,wait=off"],
            "Failed to bind socket to /tmp/none/x: No such file or directory"
        ),
        Row(
            ["-chardev", "socket,id=a,path=/tmp/none/x,server=on,reconnect=1"],
            "'reconnect' option is incompatible with socket in server listen mode"
        ),
        Row(
            ["-chardev", "socket,id=a,path=/tmp/none/x,wait=on"],
            "'wait' option is incompatible with socket in client connect mode"
        ),
        Row(["-chardev", "nonsense,id=a"], "'nonsense' is not a valid char driver name"),
        Row(["-chardev", "null,id=a", "-chardev", "null,id=a"], "Duplicate ID 'a' for chardev"),
        Row(["-chardev", "null,id=1"], "Parameter 'id' expects an identifier"),
        Row(["-chardev", "null"], "chardev: no id specified"),
        Row(["-chardev", "file,id=a"], "chardev: file: no filename given"),
        Row(["-chardev", "file,id=a,path=/tmp/none/x"], "Could not open '/tmp/none/x': No such file or directory"),
        Row(["-chardev", "null,id=a,foo=bar"], "Invalid parameter 'foo'"),
        Row(["-chardev", "stdio,id=a", "-chardev", "stdio,id=b"], "cannot use stdio by multiple character devices"),
        Row(
            ["-chardev", "stdio,id=a", "-mon", "chardev=a,mode=control", "-mon", "chardev=a,mode=control"],
            "chardev 'a' is already in use"
        ),
        Row(["-object", "iothread"], "Parameter 'id' is missing"),
        Row(["-object", "nonsense,id=a"], "Parameter 'qom-type' does not accept value 'nonsense'"),
        Row(["-object", "iothread,id=1"], "Parameter 'id' expects an identifier"),
        Row(["-object", "iothread,id=a,foo=bar"], "Invalid parameter 'foo'"),
        Row(["-object", "iothread,id=a,poll-max-ns=x"], "Parameter 'poll-max-ns' expects an int64 value"),
        Row(["-object", "iothread,id=a", "-object", "iothread,id=a"], "Duplicate ID 'a' for object"),
        Row(["-object", #"{"qom-type":"iothread"}"#], "Parameter 'id' is missing"),
        Row(["-object", #"{"qom-type":"iothread""#], "JSON parse error, premature EOI"),
        Row(["-name", "foo=bar"], "Invalid parameter 'foo'"),
        Row(["-add-fd", "fd=0,set=1"], "fd cannot be a standard I/O stream"),
        Row(["-add-fd", "fd=99,set=1"], "fd is not valid or already in use"),
        Row(["-add-fd", "set=1"], "fd option is required and must be non-negative"),
        Row(["-add-fd", "fd=99"], "fd is not valid or already in use"),
        Row(["-add-fd", "fd=99,set=-1"], "fd is not valid or already in use"),
        Row(["-nonsense"], "invalid option"),
        Row(
            ["-qmp", "unix:/tmp/none/x,server=on,wait=off"],
            "Failed to bind socket to /tmp/none/x: No such file or directory"
        ),
        Row(
            ["-qmp", "unix:\(longPath),server=on,wait=off"],
            "UNIX socket path '\(longPath)' is too long"
        ),
        Row(["-qmp", "unix:/tmp/none/x"], "Failed to connect to '/tmp/none/x': No such file or directory"),
        Row(["-qmp", "tcp:127.0.0.1:1"], "Failed to connect to '127.0.0.1:1': Connection refused"),
        Row(
            ["-qmp", "tcp:127.0.0.1:nonsense,server=on,wait=off"],
            "address resolution failed for 127.0.0.1:nonsense: Servname not supported for ai_socktype"
        ),
        Row(["-qmp", "tcp:foo,server=on"], "parse error: tcp:foo,server=on"),
        Row(["-qmp", "unix:x,foo=on"], "Invalid parameter 'foo'"),
        Row(["-compat", "foo=bar"], "Parameter 'foo' is unexpected"),
        Row(["-compat", "deprecated-input=foo"], "Parameter 'deprecated-input' does not accept value 'foo'"),
        Row(
            ["-compat", #"{"deprecated-input":1}"#],
            "Invalid parameter type for 'deprecated-input', expected: string"
        ),
        Row(["-uuid", "foo"], "failed to parse UUID string: wrong format"),
        Row(["-accel", "kvm"], "invalid accelerator kvm"),
        Row(["-accel", "tcg,thread=foo"], "Invalid 'thread' setting foo"),
        Row(["-accel", "tcg,foo=bar"], "Property 'tcg-accel.foo' not found"),
        Row(["-msg", "foo=bar"], "Invalid parameter 'foo'"),
        Row(["-overcommit", "mem-lock=foo"], "parameter 'mem-lock' expects one of 'on', 'off', 'on-fault'"),
        Row(["-overcommit", "foo=bar"], "Invalid parameter 'foo'"),
        Row(["-overcommit", "cpu-pm=foo"], "Parameter 'cpu-pm' expects 'on' or 'off'"),
        Row(["-daemonize", "-chardev", "stdio,id=a"], "cannot use stdio with -daemonize"),
        Row(["-object", "memory-backend-ram,id=a"], "Parameter 'size' is missing"),
        Row(["-object", "memory-backend-ram,id=a,size=foo"], "Parameter 'size' expects a size value"),
        Row(["-object", "memory-backend-ram,id=a,size=1M,share=maybe"], "Parameter 'share' expects 'on' or 'off'"),
        Row(["-object", "memory-backend-ram,id=a,size=1M,foo=1"], "Invalid parameter 'foo'"),
        Row(["-object", "memory-backend-file,id=a,size=1M"], "Parameter 'mem-path' is missing"),
        Row(["-device", #"{"driver":"no-such-device"}"#], "'no-such-device' is not a valid device model name"),
        Row(["-device", #"{"id":"x"}"#], "Parameter 'driver' is missing"),
        Row(["-device", #"{"driver""#], "JSON parse error, premature EOI"),
        Row(["-blockdev", #"{"driver":"foo"}"#], "Parameter 'driver' does not accept value 'foo'"),
        Row(["-blockdev", #"{"node-name":"a"}"#], "Parameter 'driver' is missing"),
        Row(["-netdev", #"{"type":"foo"}"#], "Parameter 'id' is missing"),
        Row(["-netdev", "foo,id=a"], "Parameter 'type' does not accept value 'foo'"),
        Row(["-audiodev", "none"], "Parameter 'id' is missing"),
        Row(["-audiodev", #"{"id":"a","driver":"foo"}"#], "Parameter 'driver' does not accept value 'foo'"),
        Row(["-numa", "node"], "NUMA is not supported by this machine-type"),
        Row(["-fw_cfg", "name=opt/x,string=v"], "fw_cfg device not available"),
    ]

    static let bareComplaints = [
        Row(["-rtc", "base=foo"], "invalid datetime format"),
        Row(["-rtc", "clock=foo"], "invalid option value 'foo'"),
        Row(["-rtc", "driftfix=foo"], "invalid option value 'foo'"),
        Row(
            ["-object", "iothread,id=a,poll-max-ns=-1"],
            "poll-max-ns value must be in range [0, 9223372036854775807]"
        ),
        Row(["-object", "iothread,id=a,thread-pool-max=0"], "bad thread-pool-min/thread-pool-max values"),
        Row(
            ["-object", "memory-backend-ram,id=a,size=0"],
            "property 'size' of memory-backend-ram doesn't take value '0'"
        ),
        Row(
            ["-object", "memory-backend-ram,id=a,size=7E"],
            "cannot set up guest memory 'a': Cannot allocate memory"
        ),
        Row(
            ["-object", "memory-backend-file,id=a,size=1M,mem-path=/none/a"],
            "can't open backing store /none/a for guest RAM: No such file or directory"
        ),
        Row(
            ["-pidfile", "/none/a"],
            "cannot create PID file: Could not create '/none/a': No such file or directory"
        ),
        Row(["-machine", "none,accel=kvm"], "invalid accelerator kvm"),
        Row(["-machine", "none,accel="], "no accelerator found"),
        Row(["-machine", "none,foo=bar"], "Property 'none-machine.foo' not found"),
        Row(["-machine", "none,usb=foo"], "Parameter 'usb' expects 'on' or 'off'"),
        Row(["-boot", "foo=bar"], "Parameter 'boot.foo' is unexpected"),
        Row(["-boot", "strict=foo"], "Parameter 'boot.strict' expects 'on' or 'off'"),
        Row(["-boot", "order=xyz"], "Invalid boot device 'x'"),
    ]
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Options of apus")
struct ApusOptionTests {
    private let tree: Tree

    init() throws { tree = try Tree([:]) }

    private static let refusals: [([String], String)] = [
        (["-compat", "foo=bar"], "Parameter 'foo' is unexpected"),
        (["-compat", "deprecated-input=foo"], "Parameter 'deprecated-input' does not accept value 'foo'"),
        (["-compat", "unstable-output=reject"], "Parameter 'unstable-output' does not accept value 'reject'"),
        (["-compat", #"{"deprecated-input":1}"#], "Invalid parameter type for 'deprecated-input', expected: string"),
        (["-compat", #"{"foo":"accept"}"#], "Parameter 'foo' is unexpected"),
        (["-uuid", "foo"], "failed to parse UUID string: wrong format"),
        (["-accel", "kvm"], "invalid accelerator kvm"),
        (["-accel", "tcg,thread=single"], "harts have threads of their own, expected multi"),
        (["-accel", "tcg,thread=foo"], "Invalid 'thread' setting foo"),
        (["-accel", "tcg,foo=bar"], "Property 'tcg-accel.foo' not found"),
        (["-machine", "none,accel=foo:kvm"], "invalid accelerator foo:kvm"),
        (["-machine", "none,accel="], "no accelerator found"),
        (["-machine", "none,usb=maybe"], "Parameter 'usb' expects 'on' or 'off'"),
        (["-msg", "timestamp=maybe"], "Parameter 'timestamp' expects 'on' or 'off'"),
        (["-boot", "strict=maybe"], "Parameter 'boot.strict' expects 'on' or 'off'"),
        (["-boot", "foo=bar"], "Parameter 'boot.foo' is unexpected"),
        (["-boot", "cxd"], "Invalid boot device 'x'"),
        (["-boot", "cdc"], "Boot device 'c' was given twice"),
        (["-boot", "once=d"], "no function defined to set boot device list for this architecture"),
        (
            ["-device", #"{"driver":"virtio-blk-device","drive":"disk","id":"virtio-disk0","bootindex":1}"#],
            "'virtio-blk-device' is not a valid device model name"
        ),
        (["-device", "virtserialport,nr=1"], "'virtserialport' is not a valid device model name"),
        (["-device", #"{"id":"a"}"#], "Parameter 'driver' is missing"),
        (["-device", #"{"driver":1}"#], "Invalid parameter type for 'driver', expected: string"),
        (["-device", #"{"driver""#], "JSON parse error, premature EOI"),
        (
            ["-blockdev", #"{"driver":"file","filename":"/d.qcow2","node-name":"libvirt-1-storage"}"#],
            "Parameter 'driver' does not accept value 'file'"
        ),
        (["-netdev", #"{"type":"user","id":"hostnet0"}"#], "Parameter 'type' does not accept value 'user'"),
        (["-netdev", "user"], "Parameter 'id' is missing"),
        (["-audiodev", "alsa,id=a"], "Parameter 'driver' does not accept value 'alsa'"),
        (["-vnc", "127.0.0.1:0,audiodev=audio1"], "there is no display for others, expected none"),
        (["-numa", "node,nodeid=0,cpus=0,mem=64"], "NUMA is not supported by this machine-type"),
        (["-fw_cfg", "name=opt/com.example/x,string=v"], "fw_cfg device not available"),
        (
            ["-object", #"{"qom-type":"secret","id":"masterKey0","format":"raw","file":"key"}"#],
            "Parameter 'qom-type' does not accept value 'secret'"
        ),
        (["-chardev", "pty,id=charserial0"], "'pty' is not a valid char driver name"),
        (["-loadvm", "snap1"], "there are no snapshots"),
        (["-incoming", "defer"], "no machine can be taken over"),
    ]

    @Test("what is not there or makes no sense is refused, naming the option", arguments: refusals)
    func refuses(arguments: [String], expected: String) throws {
        let run = try tree.apus(["-machine", "none"] + arguments)
        #expect(run.errors == "apus: \(arguments.joined(separator: " ")): \(expected)\n")
        #expect(run.output == "")
        #expect(run.status == 1)
    }

    @Test("two ways to name an accelerator do not go together")
    func refusesAccelerators() throws {
        let run = try tree.apus(["-machine", "none,accel=tcg", "-accel", "tcg"])
        #expect(run.errors == "apus: The -accel and \"-machine accel=\" options are incompatible\n")
        #expect(run.status == 1)
    }

    @Test(
        "what asks for nothing beyond what is there is taken",
        arguments: [
            "-machine none,accel=kvm:tcg", "-accel kvm -accel tcg,thread=multi",
            "-machine none,usb=off,dump-guest-core=off",
            "-boot menu=on,splash-time=3000,strict=on", "-boot dc", "-audiodev none,id=audio1",
            #"-audiodev '{"id":"audio1","driver":"none"}'"#, "-vnc none",
        ]
    )
    func takes(options: String) throws {
        let run = try tree.converse("-machine none \(options)", ["quit"])
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test(
        "help about what there is none of says so",
        arguments: [("-device", "There are no devices"), ("-accel", "tcg")]
    )
    func informs(option: String, expected: String) throws {
        let run = try tree.apus([option, "help"])
        #expect(run.output.contains(expected))
        #expect(run.status == 0)
    }

    @Test("-uuid is what query-uuid tells")
    func tellsIdentifier() throws {
        let uuid = "9d3fd15a-6e6f-4f7c-8f0f-3f1b9d2f6c55"
        let run = try tree.converse("-machine none -uuid \(uuid)", ["query-uuid", "quit"])
        #expect(run.output.contains(#"{"return": {"UUID": "\#(uuid)"}}"#))
    }

    @Test("query-command-line-options has help for every parameter, and the groups that clients look for")
    func tellsOptions() throws {
        let run = try tree.converse("-machine none", ["query-command-line-options", "quit"])
        let line = try #require(run.output.split(separator: "\r\n").dropFirst(2).first)
        #expect(line.hasPrefix(#"{"return": [{"option": "machine", "parameters": [{"name": "type", "type": "string""#))
        for group in ["name", "smp-opts", "memory", "boot-opts", "chardev", "mon", "object", "device", "msg", "accel"] {
            #expect(line.contains(#"{"option": "\#(group)""#))
        }
        #expect(line.split(separator: #""type": ""#).count == line.split(separator: #""help": ""#).count)
    }

    @Test("-compat refuses, or ends the program, where what is unstable is used")
    func minds() throws {
        let refused = try tree.converse("-machine none -compat unstable-input=reject", ["x-exit-preconfig", "quit"])
        let refusal = "Unstable command x-exit-preconfig disabled by policy"
        #expect(refused.output.contains(#"{"class": "CommandNotFound", "desc": "\#(refusal)"}"#))
        #expect(refused.status == 0)
        let ended = try tree.converse("-machine none -compat unstable-input=crash", ["x-exit-preconfig", "quit"])
        #expect(ended.errors.hasPrefix("apus: \(refusal), and the policy has the program end here\n"))
        #expect(ended.status == 128 + 6)
    }

    @Test("the last -compat counts, and it goes for arguments as well as for commands")
    func mindsArguments() throws {
        let backend = #"{"type":"socket","data":{"addr":{"type":"unix","data":{"path":"none"}},"reconnect":1}}"#
        let command = #"{"execute":"chardev-add","arguments":{"id":"a","backend":\#(backend)}}"#
        let options = "-machine none -compat deprecated-input=crash -compat deprecated-input=reject"
        let run = try tree.converse(options, [command, "quit"])
        #expect(run.output.contains(#""desc": "Deprecated parameter reconnect disabled by policy""#))
        #expect(run.status == 0)
        let ended = try tree.converse("-machine none -compat deprecated-input=crash", [command, "quit"])
        #expect(ended.status == 128 + 6)
    }

    @Test("-compat hides events that are unstable or deprecated, of which there are none, and parts of the schema")
    func hides() throws {
        let run = try tree.converse("-machine none -compat deprecated-output=hide", ["query-qmp-schema", "quit"])
        #expect(!run.output.contains(#""deprecated""#))
        #expect(run.output.contains(#""event": "SHUTDOWN""#))
    }

    @Test("-msg has lines begin with the time and the machine's name")
    func stamps() throws {
        let options = ["-machine", "none", "-msg", "timestamp=on", "-name", "first", "-uuid", "foo"]
        let complaint = "apus: -uuid foo: failed to parse UUID string: wrong format\n"
        let stamped = try tree.apus(options).errors
        let stamp = #/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z /#
        #expect(stamped.replacing(stamp, with: "") == complaint)
        #expect(stamped != complaint)
        let named = try tree.apus(options + ["-msg", "guest-name=on"]).errors
        #expect(named.replacing(stamp, with: "") == "first \(complaint)")
    }
}

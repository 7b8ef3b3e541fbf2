// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@Suite("The memory of apus")
struct ApusMemoryTests {
    private let tree: Tree

    init() throws { tree = try Tree([:]) }

    private static let board = "-S -bios none -display none -machine virt,usb=off,dump-guest-core=off"

    @Test(
        "an object is the machine's memory, and stays while the machine has it",
        arguments: [
            #"-object '{"qom-type":"memory-backend-ram","id":"riscv_virt_board.ram","size":67108864}' -m 64"#,
            #"-object '{"qom-type":"memory-backend-memfd","id":"riscv_virt_board.ram","share":true,"size":67108864}'"#,
            "-object memory-backend-file,id=riscv_virt_board.ram,size=64M,mem-path=memory,share=on,prealloc=on -m 64",
        ]
    )
    func isMemory(options: String) throws {
        let machine = "\(Self.board),memory-backend=riscv_virt_board.ram"
        let delete = #"{"execute":"object-del","arguments":{"id":"riscv_virt_board.ram"}}"#
        let run = try tree.converse("\(machine) \(options)", [delete, "quit"])
        #expect(run.output.contains(#""desc": "object 'riscv_virt_board.ram' is in use, can not be deleted""#))
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("a guest's memory that is shared is in the file")
    func isShared() throws {
        let options =
            "-machine virt,memory-backend=a -object memory-backend-file,id=a,size=16M,mem-path=memory,share=on"
        try tree.write("code", "not code at all")
        _ = try tree.converse("-S -display none -bios none -kernel code \(options)", ["quit"])
        #expect(try tree.shell("grep -c 'not code at all' memory").output == "1\n")
    }

    private static let refusals: [(String, String)] = [
        ("-machine virt,memory-backend=a", "Memory backend 'a' not found"),
        ("-object iothread,id=a -machine virt,memory-backend=a", "Memory backend 'a' not found"),
        (
            "-m 64 -object memory-backend-ram,id=a,size=32M -machine virt,memory-backend=a",
            "Machine memory size does not match the size of the memory backend"
        ),
        (
            "-object memory-backend-ram,id=a,size=4100 -machine virt,memory-backend=a",
            "the memory backend 'a' has parts of pages, expected a multiple of 4096 bytes"
        ),
    ]

    @Test("an object that is no memory, or other than what is wanted, is refused", arguments: refusals)
    func refuses(options: String, expected: String) throws {
        let run = try tree.shell("\"$APUS\" -S -bios none -display none \(options)")
        #expect(run.errors == "apus: -machine virt,memory-backend=a: \(expected)\n")
        #expect(run.status == 1)
    }

    @Test("the name of the board's own memory is not free for others")
    func reserves() throws {
        let options = "-object memory-backend-ram,id=riscv_virt_board.ram,size=64M"
        let run = try tree.shell("\"$APUS\" -S -bios none -display none \(options)")
        #expect(
            run.errors.hasPrefix("apus: object's id 'riscv_virt_board.ram' is reserved for the default RAM backend")
        )
        #expect(run.status == 1)
    }

    @Test("the faults of a guest are logged one by one where that is asked for")
    func logs() throws {
        let run = try tree.shell(
            """
            "$APUS" -M none -d help && "$APUS" -M none -d nonsense
            "$APUS" -S -bios none -display none -d guest_errors -D none/log
            """
        )
        #expect(run.output.contains("guest_errors"))
        let complaints = [
            "apus: -d nonsense: there is no log of 'nonsense'; -d help lists what there is",
            "apus: -D none/log: Error opening logfile none/log: No such file or directory",
        ]
        #expect(run.errors == complaints.map { "\($0)\n" }.joined())
    }

    @Test("memory is not kept resident unless that is wanted")
    func locksNothing() throws { try expect("mem-lock=off,cpu-pm=off", locks: false) }

    @Test(
        "memory is kept resident where that is wanted",
        .enabled(if: environmentVariable("APUS_SANITIZER") == nil, "sanitizers have mlockall(2) do nothing")
    )
    func locks() throws { try expect("mem-lock=on-fault,cpu-pm=off", locks: true) }

    private func expect(_ overcommit: String, locks: Bool) throws {
        let run = try tree.shell(
            """
            ulimit -l 100000 2> /dev/null
            "$APUS" -M none -overcommit \(overcommit) -pidfile pid -daemonize || exit 1
            grep -c '^VmLck:[[:space:]]*0 kB' "/proc/$(cat pid)/status"
            kill -TERM "$(cat pid)"
            """
        )
        #expect(run.output == (locks ? "0\n" : "1\n"))
        #expect(run.errors == "")
    }

    @Test("there is no other way to keep memory resident")
    func refusesLock() throws {
        let run = try tree.apus(["-M", "none", "-overcommit", "mem-lock=maybe"])
        let expected = "parameter 'mem-lock' expects one of 'on', 'off', 'on-fault'"
        #expect(run.errors == "apus: -overcommit mem-lock=maybe: \(expected)\n")
        #expect(run.status == 1)
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

/// The command line that libvirt makes for a machine, as far as its devices are there.
@Suite("A machine as libvirt starts it")
struct DomainTests {
    private func options(_ monitor: Descriptor, _ scratch: ScratchFolder, _ memory: String) -> [String] {
        let ram = #"{"qom-type":"\#(memory)","id":"riscv_virt_board.ram","size":134217728}"#
        return [
            "-name", "guest=fk,debug-threads=on", "-S",
            "-machine", "virt,usb=off,dump-guest-core=off,memory-backend=riscv_virt_board.ram", "-accel", "tcg",
            "-m", "size=131072k", "-object", ram, "-overcommit", "mem-lock=off",
            "-smp", "2,sockets=2,cores=1,threads=1", "-object", #"{"qom-type":"iothread","id":"iothread1"}"#,
            "-uuid", "33333333-2222-3333-4444-555555555555", "-display", "none", "-no-user-config", "-nodefaults",
            "-chardev", "socket,id=charmonitor,fd=\(monitor.number),server=on,wait=off",
            "-mon", "chardev=charmonitor,id=monitor,mode=control", "-rtc", "base=utc", "-no-shutdown",
            "-boot", "strict=on",
            "-chardev", "file,id=charserial0,path=\(scratch.file("serial")),append=on",
            "-serial", "chardev:charserial0", "-audiodev", #"{"id":"audio1","driver":"none"}"#,
            "-msg", "timestamp=on",
        ]
    }

    @Test(
        "has what was asked for, runs and stops",
        .enabled(if: !Program.apusIfThere.isEmpty, "Apus is not built"),
        arguments: ["memory-backend-ram", "memory-backend-memfd"]
    )
    func runs(memory: String) throws {
        let scratch = try ScratchFolder()
        let listener = try Descriptor(listeningAt: .unix(scratch.file("monitor")))
        let errors = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        let command = [Program.apus.command[0]] + options(listener, scratch, memory)
        let process = try ChildProcess(command, errors: errors.number, inherited: [listener.number])
        var client = try QMPConnection(process.connect(to: .unix(scratch.file("monitor"))))
        let devices = try client.execute("query-chardev").arrayValue ?? []
        #expect(devices.compactMap { $0["label"]?.stringValue }.sorted() == ["charmonitor", "charserial0"])
        #expect(try client.execute("query-cpus-fast").arrayValue?.count == 2)
        #expect(try client.execute("query-iothreads").arrayValue?.first?["id"] == "iothread1")
        #expect(try client.execute("query-name") == ["name": "fk"])
        #expect(try client.execute("query-uuid") == ["UUID": "33333333-2222-3333-4444-555555555555"])
        #expect(try client.execute("query-status") == ["running": false, "status": "prelaunch"])
        try client.execute("cont")
        #expect(try client.execute("query-status")["running"] == true)
        try client.execute("stop")
        #expect(try client.execute("query-status")["status"] == "paused")
        process.send(SIGTERM)
        #expect(try process.wait() == .exit(0))
        let line = scratch.text(of: "errors")
        let stamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z apus: terminating on signal 15 from pid \d+ .*\n/
        #expect(line.wholeMatch(of: stamp) != nil, "\(line)")
    }
}

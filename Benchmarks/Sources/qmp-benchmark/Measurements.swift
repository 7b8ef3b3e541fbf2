// SPDX-License-Identifier: Apache-2.0

import Measuring

/// What is measured, and on which programs. Each measurement takes the programs by turns, so that what else the machine does
/// strikes them alike.
struct Measurements {
    let folder: TemporaryFolder
    let qemu: ServerProgram
    let apus: ServerProgram

    let clock = ContinuousClock()

    /// From the start of a process to the end of the greeting.
    func startToGreeting() throws -> Finding {
        var times: (qemu: [Duration], apus: [Duration]) = ([], [])
        for _ in 0..<40 {
            times.qemu.append(try timeToGreeting(of: qemu))
            times.apus.append(try timeToGreeting(of: apus))
        }
        let (theirs, ours) = (times.qemu.median, times.apus.median)
        return Finding(
            "start to greeting, median of 40",
            "QEMU \(theirs.microseconds)",
            "apus \(ours.microseconds)",
            ratio: ours / theirs,
            promise: .atMost(0.25)
        )
    }

    private func timeToGreeting(of program: ServerProgram) throws -> Duration {
        let start = clock.now
        let server = try ServerProcess(program, in: folder)
        _ = try server.connect()
        return clock.now - start
    }

    /// The memory of a server with one client that is through with the negotiation.
    func idleMemory() throws -> [Finding] {
        let (theirs, ours) = (try idleMemory(of: qemu), try idleMemory(of: apus))
        return [
            finding("idle resident memory", theirs.residentKilobytes, ours.residentKilobytes),
            finding("idle, shared pages divided", theirs.proportionalKilobytes, ours.proportionalKilobytes),
        ]
    }

    private func finding(_ name: String, _ theirs: Int, _ ours: Int) -> Finding {
        Finding(
            name,
            "QEMU \(theirs) kB",
            "apus \(ours) kB",
            ratio: Double(ours) / Double(theirs),
            promise: .atMost(0.25)
        )
    }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import Measuring
import SystemCalls

/// `stop` and `cont` of a guest that is busy on all its harts: from the request to the reply, which comes behind the
/// event.
struct StopMeasurements {
    /// The folder of QEMU.
    let qemu: String
    /// The program Apus.
    let apus: String

    private let clock = ContinuousClock()

    /// How often each machine is continued and stopped when it is its turn, and how many times that is.
    private static let stopCount = 100
    private static let turnCount = 20

    init(qemu: String, apus: String) { (self.qemu, self.apus) = (qemu, apus) }

    /// What was measured of one machine.
    private struct Times {
        var stops: [Duration] = []
        var continuations: [Duration] = []
    }

    /// Measures both machines by turns; the one whose turn it is not stands still.
    func findings(hartCount: Int) throws -> [Finding] {
        let folder = try TemporaryFolder()
        let image = folder.newPath()
        try FileSystem.writeFile(image, BusyGuest.bytes)
        let machine = ["-machine", "virt", "-smp", "\(hartCount)", "-m", "64", "-bios", image]
        let theirMachine = try ServerProcess(.qemu(qemu, machine: machine), in: folder).connectAndNegotiate()
        let ourMachine = try ServerProcess(.apus(apus, machine: machine), in: folder).connectAndNegotiate()
        var (theirs, ours) = (Times(), Times())
        for _ in 0..<Self.turnCount {
            try measure(theirMachine, &theirs)
            try measure(ourMachine, &ours)
        }
        let harts = "\(hartCount) busy hart\(hartCount == 1 ? "" : "s")"
        return findings("stop of \(harts)", theirs.stops, ours.stops)
            + findings("cont of \(harts)", theirs.continuations, ours.continuations)
    }

    private func measure(_ client: Client, _ times: inout Times) throws {
        for _ in 0..<Self.stopCount {
            times.continuations.append(try time(Request.cont, client))
            // The harts get to their work.
            usleep(2000)
            times.stops.append(try time(Request.stop, client))
        }
    }

    private func time(_ request: [UInt8], _ client: Client) throws -> Duration {
        try clock.measure {
            try client.send(request)
            try client.receive(lines: 2)
        }
    }

    private func findings(_ name: String, _ theirs: [Duration], _ ours: [Duration]) -> [Finding] {
        [
            Finding(
                "\(name), median of \(ours.count)",
                "QEMU \(theirs.median.microseconds)",
                "apus \(ours.median.microseconds)",
                ratio: ours.median / theirs.median,
                promise: .atMost(0.5)
            ),
            Finding(
                "\(name), 99 of 100 are within",
                "QEMU \(theirs.upperEnd.microseconds)",
                "apus \(ours.upperEnd.microseconds)",
                ratio: ours.upperEnd / theirs.upperEnd,
                promise: .atMost(0.2)
            ),
        ]
    }
}

extension [Duration] {
    /// What 99 of 100 do not exceed; there is one.
    fileprivate var upperEnd: Duration { sorted()[count * 99 / 100] }
}

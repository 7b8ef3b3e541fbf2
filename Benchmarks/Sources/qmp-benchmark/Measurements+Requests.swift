// SPDX-License-Identifier: Apache-2.0

import Measuring
import SystemCalls

extension Measurements {
    /// A request of the size of `query-name` and its reply, one after the other.
    func pingPong(_ placement: Placement) throws -> Finding {
        defer { Placement.leave() }
        var (apusTimes, floorTimes, qemuTimes): ([Duration], [Duration], [Duration]) = ([], [], [])
        for _ in 0..<4 {
            let (apus, floor, qemu) = try placement.start {
                (try start(self.apus), try start(.floor), try start(self.qemu))
            }
            for _ in 0..<10 {
                floorTimes += try times(of: 300, floor)
                apusTimes += try times(of: 300, apus)
                qemuTimes += try times(of: 30, qemu)
            }
        }
        return Finding(
            "query-name, median round trip \(placement.rawValue)",
            "QEMU \(qemuTimes.median.microseconds)",
            "apus \(apusTimes.median.microseconds)",
            "floor \(floorTimes.median.microseconds)",
            ratio: apusTimes.median / floorTimes.median,
            promise: .atMost(1.25)
        )
    }

    /// Starts a server with one client.
    private func start(_ program: ServerProgram) throws -> Client {
        try ServerProcess(program, in: folder).connectAndNegotiate()
    }

    private func times(of count: Int, _ client: Client) throws -> [Duration] {
        for _ in 0..<20 { try client.ask(Request.queryName) }
        return try (0..<count).map { _ in try clock.measure { try client.ask(Request.queryName) } }
    }

    /// Requests that do not wait for replies.
    func pipeline() throws -> Finding {
        let (qemu, apus) = (try start(qemu), try start(apus))
        var (theirs, ours): ([Double], [Double]) = ([], [])
        for _ in 0..<5 {
            theirs.append(try rate(of: 4000, qemu))
            ours.append(try rate(of: 100_000, apus))
        }
        return Finding(
            "pipelined query-name, median of 5 times 100,000",
            "QEMU (4,000) \(Int(theirs.median))/s",
            "apus \(Int(ours.median))/s",
            ratio: ours.median / theirs.median,
            promise: .atLeast(50)
        )
    }

    private func rate(of count: Int, _ client: Client) throws -> Double {
        Double(count) / (try clock.measure { try client.pipeline(Request.queryName, count: count) } / .seconds(1))
    }

    /// Asks QEMU for its schema.
    ///
    /// - Returns: The path of a file with the text.
    func fetchSchema() throws -> String {
        var reply: [UInt8] = []
        let qemu = try start(qemu)
        try qemu.send(Request.querySchema)
        try qemu.receive(lines: 1) { reply += $0 }
        let (prefix, suffix) = (#"{"return": "#.utf8, "}\r\n".utf8)
        guard reply.starts(with: prefix), reply.reversed().starts(with: suffix.reversed()) else {
            throw BenchmarkError("QEMU replied something else than its schema")
        }
        let path = folder.newPath()
        try FileSystem.writeFile(path, Array(reply.dropFirst(prefix.count).dropLast(suffix.count)))
        return path
    }

    /// QEMU's schema, from QEMU and from the library.
    func schema(_ library: ServerProgram) throws -> Finding {
        let (qemu, library) = (try start(qemu), try start(library))
        var (theirs, ours): ([Double], [Double]) = ([], [])
        for _ in 0..<20 {
            theirs.append(try schemaBytesPerSecond(times: 1, qemu))
            ours.append(try schemaBytesPerSecond(times: 10, library))
        }
        return Finding(
            "query-qmp-schema of QEMU",
            "QEMU \((theirs.median / 1e6).rounded(places: 1)) MB/s",
            "library \((ours.median / 1e6).rounded(places: 1)) MB/s",
            ratio: ours.median / theirs.median,
            promise: .atLeast(20)
        )
    }

    private func schemaBytesPerSecond(times: Int, _ client: Client) throws -> Double {
        var bytes = 0
        let time = try clock.measure {
            for _ in 0..<times { bytes += try client.ask(Request.querySchema) }
        }
        return Double(bytes) / (time / .seconds(1))
    }
}

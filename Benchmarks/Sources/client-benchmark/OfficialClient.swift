// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The script `qemu_qmp_rates.py`, which measures the official client.
final class OfficialClient {
    private static let script = URL(filePath: #filePath).appending(path: "../../../qemu_qmp_rates.py").standardized.path

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Starts the script, which connects to a server.
    init(python: String, path: String) throws {
        process.executableURL = URL(filePath: python)
        process.arguments = [Self.script, path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// How many seconds it takes for a load.
    func seconds(for load: Load) throws -> Double {
        try input.fileHandleForWriting.write(contentsOf: Data("\(load.rawValue) \(load.count)\n".utf8))
        var line = ""
        while !line.hasSuffix("\n") {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { throw BenchmarkError("the official client has ended") }
            line += String(decoding: data, as: UTF8.self)
        }
        guard let seconds = Double(line.dropLast()) else {
            throw BenchmarkError("the official client said '\(line)'")
        }
        return seconds
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

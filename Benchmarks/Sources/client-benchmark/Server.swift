// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A running apus without a machine.
final class Server {
    /// The path of its socket.
    let path: String

    private let process = Process()
    private let folder: URL

    init(program: String) throws {
        let name = "client-benchmark-\(UUID().uuidString.prefix(8))"
        folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "qmp").path
        process.executableURL = URL(filePath: program)
        process.arguments = ["-machine", "none", "-qmp", "unix:\(path),server=on,wait=off"]
        try process.run()
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}

/// Why nothing could be measured.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

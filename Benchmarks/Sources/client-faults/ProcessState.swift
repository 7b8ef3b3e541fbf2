// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What this process has of the system.
struct ProcessState: CustomStringConvertible {
    /// Open descriptors.
    let descriptors: Int
    /// Threads of clients and servers, which are named so; those that run tasks come and go.
    let threads: Int
    /// Memory, in kB.
    let residentKilobytes: Int

    /// What it has now. Threads whose end nobody waits for may take a moment to end.
    static var now: ProcessState {
        get throws {
            let files = FileManager.default
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
            return ProcessState(
                descriptors: try files.contentsOfDirectory(atPath: "/proc/self/fd").count,
                threads: try files.contentsOfDirectory(atPath: "/proc/self/task").filter(isOurs(thread:)).count,
                residentKilobytes: line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
            )
        }
    }

    private static func isOurs(thread: String) -> Bool {
        // One that has ended meanwhile has no name.
        let name = try? String(contentsOfFile: "/proc/self/task/\(thread)/comm", encoding: .utf8)
        return name?.hasPrefix("qmp-") ?? false
    }

    var description: String { "\(descriptors) descriptors, \(threads) threads, \(residentKilobytes) kB" }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What this process has of the system.
struct ProcessState: CustomStringConvertible {
    /// Open descriptors.
    let descriptors: Int
    /// Threads.
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
                threads: try files.contentsOfDirectory(atPath: "/proc/self/task").count,
                residentKilobytes: line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
            )
        }
    }

    var description: String { "\(descriptors) descriptors, \(threads) threads, \(residentKilobytes) kB" }
}

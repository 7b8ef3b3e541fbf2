// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// The resident memory of a process.
struct Memory {
    /// All pages, in kB.
    let residentKilobytes: Int
    /// The same, with pages that several processes share divided among them, in kB.
    let proportionalKilobytes: Int
    /// Those that no file stands behind, in kB.
    let anonymousKilobytes: Int

    /// Reads what the kernel says of a process.
    init(of process: Int32) throws {
        let text = String(decoding: try FileSystem.readFile("/proc/\(process)/smaps_rollup"), as: UTF8.self)
        func number(_ label: String) throws -> Int {
            let line = text.split(separator: "\n").first { $0.hasPrefix(label + ":") }
            guard let word = line?.split(separator: " ").dropLast().last, let number = Int(word) else {
                throw BenchmarkError("the kernel tells no \(label)")
            }
            return number
        }
        residentKilobytes = try number("Rss")
        proportionalKilobytes = try number("Pss")
        anonymousKilobytes = try number("Anonymous")
    }
}

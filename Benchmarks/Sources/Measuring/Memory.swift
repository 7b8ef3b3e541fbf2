// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// The resident memory of a process.
package struct Memory {
    /// All pages, in kB.
    package private(set) var residentKilobytes = 0
    /// The same, with pages that several processes share divided among them, in kB.
    package private(set) var proportionalKilobytes = 0
    /// Those that no file stands behind, in kB.
    package private(set) var anonymousKilobytes = 0

    /// Reads what the kernel says of a process: of all its mappings but that of the guest's memory.
    init(of process: Int32, besideGuest guestByteCount: Int) throws {
        let text = String(decoding: try FileSystem.readFile("/proc/\(process)/smaps"), as: UTF8.self)
        var isGuest = false
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, words[2] == "kB", let kilobytes = Int(words[1]) else { continue }
            switch words[0] {
            case "Size:": isGuest = guestByteCount > 0 && kilobytes >= guestByteCount / 1024
            case "Rss:" where !isGuest: residentKilobytes += kilobytes
            case "Pss:" where !isGuest: proportionalKilobytes += kilobytes
            case "Anonymous:" where !isGuest: anonymousKilobytes += kilobytes
            default: break
            }
        }
        guard residentKilobytes > 0 else { throw BenchmarkError("the kernel tells of no memory") }
    }
}

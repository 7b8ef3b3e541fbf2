// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

struct ProgramCodeTests {
    @Test("code that was given back is executed as before, and takes less memory")
    func release() throws {
        let before = try Self.residentFilePages
        ProgramCode.release()
        #expect(try Self.residentFilePages < before)
    }

    /// How many pages of files are in this process's memory.
    private static var residentFilePages: Int {
        get throws {
            let fields = try FileSystem.readFile("/proc/self/statm").split(separator: UInt8(ascii: " "))
            return try #require(Int(String(decoding: fields[2], as: UTF8.self)))
        }
    }
}

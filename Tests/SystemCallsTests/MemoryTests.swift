// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

struct MemoryTests {
    @Test("new memory is zero, and keeps what is written")
    func anonymous() throws {
        let map = try MemoryMap(byteCount: 5000)
        // SAFETY: the bytes are used within the call.
        let (first, last) = unsafe map.withUnsafeMutableBytes { bytes in
            unsafe bytes[4999] = 7
            return unsafe (bytes[0], bytes[4999])
        }
        #expect(first == 0 && last == 7)
    }

    @Test("maps of a memory file share what is in it, and the file has its size")
    func shared() throws {
        let file = try MemoryFile.create(name: "test", byteCount: 4096)
        let first = try MemoryMap(of: file, byteCount: 4096)
        let second = try MemoryMap(of: file, byteCount: 4096)
        // SAFETY: the bytes are used within the calls.
        unsafe first.withUnsafeMutableBytes { unsafe $0[1] = 7 }
        let seen = unsafe second.withUnsafeMutableBytes { unsafe $0[1] }
        #expect(seen == 7)
        let contents = try file.readToEnd()
        #expect(contents.prefix(3) == [0, 7, 0])
        #expect(contents.count == 4096)
    }

    @Test("memory that there is not is an error", arguments: ["map memory", "make a memory file", "resize"])
    func failure(operation: String) throws {
        let leaked = try OpenDescriptors.withOwnTable {
            let before = try OpenDescriptors.count()
            let isError = ForcedErrors.with(.counted(.noSpace, 1), in: operation) {
                do {
                    _ = try MemoryMap(of: MemoryFile.create(name: "test", byteCount: 4096), byteCount: 4096)
                    return false
                } catch {
                    return (error as? SystemCallError)?.errno == .noSpace
                }
            }
            return isError ? try OpenDescriptors.count() - before : -1
        }
        #expect(leaked == 0)
    }

    @Test("memory is given back")
    func givenBack() throws {
        let before = try mapCount()
        for _ in 0..<1000 { _ = try MemoryMap(byteCount: 4096 * 16) }
        #expect(try mapCount() < before + 500)
    }

    /// How many maps the process has.
    private func mapCount() throws -> Int {
        try FileSystem.readFile("/proc/self/maps").count { $0 == UInt8(ascii: "\n") }
    }
}

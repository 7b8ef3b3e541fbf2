// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SystemCalls

struct MemoryAdviceTests {
    @Test("the pages of memory can be made at once, unless the file behind it ends before")
    func populates() throws {
        let file = try MemoryFile.create(name: "test", byteCount: 8192)
        try MemoryMap(of: file, byteCount: 8192).advise(.populated)
        let tooLong = try MemoryMap(of: file, byteCount: 12288)
        #expect(throws: SystemCallError.self) { try tooLong.advise(.populated) }
    }

    @Test("a file loses what is discarded, and a private map of it is not the file")
    func discards() throws {
        let file = try MemoryFile.create(name: "test", byteCount: 4096)
        let shared = try MemoryMap(of: file, byteCount: 4096)
        // SAFETY: the bytes are used within the call.
        unsafe shared.withUnsafeMutableBytes { unsafe $0[1] = 7 }
        let own = try MemoryMap(of: file, byteCount: 4096, isShared: false)
        // SAFETY: likewise.
        unsafe own.withUnsafeMutableBytes { unsafe $0[2] = 9 }
        #expect(try file.readToEnd().prefix(3) == [0, 7, 0])
        try shared.advise(.discarded)
        // SAFETY: likewise.
        let seen = unsafe shared.withUnsafeMutableBytes { unsafe $0[1] }
        #expect(seen == 0)
    }

    @Test("memory can be kept out of core dumps, and be put into them again", arguments: [false, true])
    func isDumped(isDumped: Bool) throws {
        let map = try MemoryMap(byteCount: 4096, isShared: true)
        try map.advise(.isDumped(isDumped))
        // SAFETY: the address is not followed.
        let address = unsafe map.withUnsafeMutableBytes { bytes in UInt(bitPattern: bytes.baseAddress) }
        #expect(try flags(at: address).contains("dd") == !isDumped)
    }

    @Test("a file in memory that is sealed keeps its size")
    func seals() throws {
        let file = try MemoryFile.create(name: "test", byteCount: 4096)
        try MemoryFile.sealSize(of: file)
        #expect(throws: SystemCallError.self) { try MemoryFile.sealSize(of: file) }
        let path = "/proc/self/fd/\(file.rawValue)"
        let backing = try BackingFile(path)
        #expect(throws: SystemCallError.self) { try backing.resize(to: 8192) }
        #expect(backing.byteCount == 4096)
    }

    /// The flags that the kernel shows of the map at an address.
    private func flags(at address: UInt) throws -> [Substring] {
        let text = String(decoding: try FileSystem.readFile("/proc/self/smaps"), as: UTF8.self)
        let start = String(address, radix: 16)
        let lines = text.split(separator: "\n").drop { line in
            guard let range = line.split(separator: " ").first?.split(separator: "-"), range.count == 2 else {
                return true
            }
            guard let first = UInt(range[0], radix: 16), let end = UInt(range[1], radix: 16) else { return true }
            return !(first <= address && address < end)
        }
        let flags = lines.first { $0.hasPrefix("VmFlags:") }
        return try #require(flags, "no map at \(start)").split(separator: " ").dropFirst().map { $0 }
    }
}

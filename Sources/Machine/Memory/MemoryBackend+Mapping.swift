// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls

extension MemoryBackend {
    /// Maps the memory.
    func map(named name: String) throws(QAPIError) -> MemoryMap {
        guard let size = settings.byteCount else { throw Self.missing("size") }
        guard let byteCount = Int(exactly: size) else { throw Self.noMemory(name, .noMemory) }
        let isShared = settings.isShared
        switch source {
        case .process:
            do throws(SystemCallError) {
                return try MemoryMap(byteCount: byteCount, isShared: isShared)
            } catch {
                throw Self.noMemory(name, error.errno)
            }
        case .memoryFile:
            do throws(SystemCallError) {
                let file = try MemoryFile.create(name: Self.memoryFileName, byteCount: byteCount)
                if settings.isSealed { try MemoryFile.sealSize(of: file) }
                return try MemoryMap(of: file, byteCount: byteCount, isShared: isShared)
            } catch {
                throw Self.noMemory(name, error.errno)
            }
        case .file:
            guard let path = settings.path else { throw Self.missing("mem-path") }
            return try map(path, byteCount, isShared: isShared)
        }
    }

    private func map(_ path: String, _ byteCount: Int, isShared: Bool) throws(QAPIError) -> MemoryMap {
        let file: BackingFile
        do throws(SystemCallError) {
            file = try BackingFile(path)
        } catch {
            throw QAPIError("can't open backing store \(path) for guest RAM: \(error.errno)")
        }
        let length = file.byteCount
        guard length == 0 || length >= byteCount else {
            throw QAPIError(
                "a backing store size 0x\(String(length, radix: 16)) is too small for 'size' option "
                    + "0x\(String(byteCount, radix: 16)) plus 'offset' option 0x0"
            )
        }
        do throws(SystemCallError) {
            if length == 0 { try file.resize(to: byteCount) }
            return try MemoryMap(of: file.descriptor, byteCount: byteCount, isShared: isShared)
        } catch {
            file.removeIfNew()
            throw QAPIError("unable to map backing store for guest RAM: \(error.errno)")
        }
    }

    private static func missing(_ property: String) -> QAPIError {
        QAPIError(DecodingError(.missing, at: .member(property)))
    }

    private static func noMemory(_ name: String, _ reason: Errno) -> QAPIError {
        QAPIError("cannot set up guest memory '\(name)': \(reason)")
    }

    /// What /proc shows of memory files.
    private static let memoryFileName = "memory-backend-memfd"
}

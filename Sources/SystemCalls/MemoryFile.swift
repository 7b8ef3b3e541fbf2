// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// Files that are in memory alone, under no path (memfd_create(2)).
public enum MemoryFile {
    /// Makes a file of zeros for reading and writing, closed on exec.
    ///
    /// - Parameters:
    ///   - name: What /proc shows, at most 249 bytes; several may have the same.
    ///   - byteCount: Its size, not negative.
    public static func create(name: String, byteCount: Int) throws(SystemCallError) -> OwnedDescriptor {
        // SAFETY: the string lives as long as the call.
        let number = try systemCall("make a memory file", path: name) { unsafe clinux_memory_file(name) }
        let file = OwnedDescriptor(owning: number)
        try systemCall("resize", path: name) { ftruncate(number, byteCount) }
        return file
    }

    /// Has a file keep its size for ever, whoever has it.
    public static func sealSize(of file: borrowing OwnedDescriptor) throws(SystemCallError) {
        let number = file.rawValue
        try systemCall("seal") { clinux_memory_file_seal_size(number) }
    }
}

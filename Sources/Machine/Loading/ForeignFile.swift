// SPDX-License-Identifier: Apache-2.0

/// Files that people take for a program of this machine and that are none.
enum ForeignFile {
    private struct Mark: Sendable {
        let offset: UInt64
        let bytes: [UInt8]
        let meaning: String

        init(_ meaning: String, _ bytes: [UInt8], at offset: UInt64 = 0) {
            self.offset = offset
            self.bytes = bytes
            self.meaning = meaning
        }

        init(_ meaning: String, _ text: String, at offset: UInt64 = 0) {
            self.init(meaning, Array(text.utf8), at: offset)
        }
    }

    private static let marks = [
        Mark("a kernel for AArch64", "ARMd", at: 56),
        Mark("a kernel for x86", "HdrS", at: 0x202),
        Mark("a kernel for 32-bit ARM", [0x18, 0x28, 0x6f, 0x01], at: 0x24),
        Mark("an EFI program that unpacks itself", "zimg", at: 4),
        Mark("an image for U-Boot", [0x27, 0x05, 0x19, 0x56]),
        Mark("a device tree", [0xd0, 0x0d, 0xfe, 0xed]),
        Mark("an initial file system", "070701"),
        Mark("a file packed by bzip2", "BZh"),
        Mark("a file packed by lz4", [0x02, 0x21, 0x4c, 0x18]),
        Mark("a file packed by lz4", [0x04, 0x22, 0x4d, 0x18]),
        Mark("a file packed by xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
        Mark("a file packed by zstd", [0x28, 0xb5, 0x2f, 0xfd]),
        Mark("a file packed by gzip twice", [0x1f, 0x8b]),
    ]

    /// What a file is that is none of ours; nil if that cannot be told.
    static func meaning(of bytes: ArraySlice<UInt8>) -> String? {
        marks.first { bytes.has($0.bytes, at: $0.offset) }?.meaning
    }
}

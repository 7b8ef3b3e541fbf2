// SPDX-License-Identifier: Apache-2.0

/// A small machine with a prompt, for machines that are given no other guest: `Guests/Demo` as it was built last.
public enum DemoGuest {
    /// The file of the kernel: an Image as Linux has it, for supervisor mode.
    public static var kernel: [UInt8] {
        // Six bits come with each character, and eight go into each byte (RFC 4648, section 4).
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        // SAFETY: the literal is there as long as the program.
        for character in encodedKernel.withUTF8Buffer({ unsafe Array($0) }) {
            guard let value = value(of: character) else { continue }
            bits = bits << 6 | value
            bitCount += 6
            guard bitCount >= 8 else { continue }
            bitCount -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
        }
        return bytes
    }

    /// What a character of Base64 stands for; nil for the ends of lines and what fills up the last.
    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

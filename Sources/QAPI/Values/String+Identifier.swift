// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Whether this can be the identifier of an object, a character device and the like: an ASCII letter, followed by ASCII
    /// letters, digits, `-`, `.` and `_`.
    package var isIdentifier: Bool {
        guard let first = utf8.first, first.isASCIILetter else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
            default: byte.isASCIILetter
            }
        }
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }
}

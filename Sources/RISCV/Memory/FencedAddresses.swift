// SPDX-License-Identifier: Apache-2.0

/// The addresses whose translations a fence makes forgotten.
enum FencedAddresses: Equatable, Sendable {
    case everything
    /// Those of the page that has the address.
    case page(UInt64)
    /// Those of the pages that so many bytes touch; at least one page.
    case range(start: UInt64, byteCount: UInt64)

    /// More pages than this are forgotten together with all others.
    private static let manyPages: UInt64 = 64

    /// The numbers of the pages, of which the upper bits do not count; nil for everything.
    var pages: ClosedRange<UInt64>? {
        switch self {
        case .everything, .range(_, (Self.manyPages << PageSize.shift)...): nil
        case .page(let address), .range(let address, 0...1): Self.pages(address, 1)
        case .range(let start, let byteCount): Self.pages(start, byteCount)
        }
    }

    private static func pages(_ start: UInt64, _ byteCount: UInt64) -> ClosedRange<UInt64> {
        let first = start >> PageSize.shift
        return first...first + (start & PageSize.mask + byteCount - 1) >> PageSize.shift
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What an instruction of Zicbom or Zicboz does to a block of 64 bytes; the raw values are those of its immediate.
enum CacheBlockOperation: UInt8, Sendable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case invalidate = 0
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case clean = 1
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case flush = 2
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case zero = 4
}

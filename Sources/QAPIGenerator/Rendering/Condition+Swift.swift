// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension Condition {
    /// The condition as Swift's compiler takes it.
    ///
    /// Symbols that say which system is built for are asked of the compiler; every other one is a compilation condition
    /// of its own name, to be defined by the package.
    var swiftSource: String {
        switch self {
        case .defined("CONFIG_POSIX"): "!os(Windows)"
        case .defined("CONFIG_WIN32"): "os(Windows)"
        case .defined("CONFIG_LINUX"): "os(Linux)"
        case .defined("CONFIG_DARWIN"): "os(macOS)"
        case .defined(let symbol): symbol
        case .all(let conditions): conditions.map(\.operand).joined(separator: " && ")
        case .any(let conditions): conditions.map(\.operand).joined(separator: " || ")
        case .not(let condition): "!\(condition.operand)"
        }
    }

    private var operand: String {
        switch self {
        case .defined(let symbol) where symbol != "CONFIG_POSIX": swiftSource
        default: "(\(swiftSource))"
        }
    }
}

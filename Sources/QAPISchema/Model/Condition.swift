// SPDX-License-Identifier: Apache-2.0

/// The condition of an `if` member: whether what bears it is part of a build.
public indirect enum Condition: Sendable, Hashable {
    /// The configuration symbol is defined.
    case defined(String)

    /// All of them hold.
    case all([Condition])

    /// At least one of them holds.
    case any([Condition])

    /// It does not hold.
    case not(Condition)

    /// Whether the condition holds where exactly the given symbols are defined.
    public func holds(where defined: Set<String>) -> Bool {
        switch self {
        case .defined(let symbol): defined.contains(symbol)
        case .all(let conditions): conditions.allSatisfy { $0.holds(where: defined) }
        case .any(let conditions): conditions.contains { $0.holds(where: defined) }
        case .not(let condition): !condition.holds(where: defined)
        }
    }
}

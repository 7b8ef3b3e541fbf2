// SPDX-License-Identifier: Apache-2.0

/// What a guest that gives up does next, where the machine lets it.
public enum PanicSequel: Hashable, Sendable {
    /// It goes on, with what is left of it.
    case goesOn
    /// It turns the machine off.
    case shutsDown
    /// It resets the machine.
    case resets
}

// SPDX-License-Identifier: Apache-2.0

/// A wire from a device to what takes its interrupts. Any thread sets it; what is behind it is level-triggered.
public struct InterruptLine: Sendable {
    private let action: @Sendable (Bool) -> Void

    /// Makes a line of what happens at its end.
    public init(_ action: @escaping @Sendable (_ isAsserted: Bool) -> Void) { self.action = action }

    /// Asserts the line or takes it back.
    public func set(_ isAsserted: Bool) { action(isAsserted) }
}

// SPDX-License-Identifier: Apache-2.0

/// Keeps a value elsewhere in memory, so that a struct can have a member of its own type.
@propertyWrapper
public enum Indirect<Value: Sendable>: Sendable {
    /// The value.
    indirect case stored(Value)

    /// Stores a value.
    public init(wrappedValue: Value) { self = .stored(wrappedValue) }

    /// The value.
    public var wrappedValue: Value {
        get {
            switch self {
            case .stored(let value): value
            }
        }
        set { self = .stored(newValue) }
    }
}

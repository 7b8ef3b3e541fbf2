// SPDX-License-Identifier: Apache-2.0

/// Lets several threads hold one noncopyable value.
final class Shared<Value: ~Copyable & Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}

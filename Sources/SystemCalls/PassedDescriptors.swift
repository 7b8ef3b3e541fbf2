// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Descriptors that came in one message over a Unix socket, in the order in which they were sent.
///
/// Those that nobody takes are closed with this object.
public final class PassedDescriptors {
    /// What was not taken yet; this object owns them.
    package private(set) var numbers: [CInt]

    /// Takes over descriptors that nobody else closes.
    package init(owning numbers: [CInt]) {
        precondition(numbers.allSatisfy { $0 >= 0 }, "not descriptors: \(numbers)")
        self.numbers = numbers
    }

    deinit { closeAll() }

    /// Hands out the first descriptor and closes the others; nil where nothing is left.
    public func takeFirst() -> OwnedDescriptor? {
        guard !numbers.isEmpty else { return nil }
        let first = OwnedDescriptor(owning: numbers.removeFirst())
        closeAll()
        return first
    }

    private func closeAll() {
        for number in numbers { _ = Glibc.close(number) }
        numbers = []
    }
}

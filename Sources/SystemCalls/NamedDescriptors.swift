// SPDX-License-Identifier: Apache-2.0

/// Descriptors under the names that the clients of a monitor gave them. One thread uses it.
public final class NamedDescriptors {
    /// The descriptors by the bytes of their names, since names are the same only if their bytes are. This object owns them.
    private var numbers: [[UInt8]: CInt] = [:]

    /// Makes an empty collection.
    public init() {}

    deinit {
        for number in numbers.values { _ = OwnedDescriptor(owning: number) }
    }

    /// Keeps a descriptor under a name; one that had the name is closed.
    ///
    /// - Throws: Where the name starts with an ASCII digit; the descriptor is closed.
    public func add(_ descriptor: consuming OwnedDescriptor, name: String) throws(NamedDescriptorError) {
        if let first = name.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { throw .digit }
        remove(name)
        numbers[Array(name.utf8)] = descriptor.release()
    }

    /// Hands out the descriptor of a name, which then is free; nil where there is none.
    public func take(_ name: String) -> OwnedDescriptor? {
        guard let number = numbers.removeValue(forKey: Array(name.utf8)) else { return nil }
        return OwnedDescriptor(owning: number)
    }

    /// Closes the descriptor of a name.
    ///
    /// - Returns: Whether there was one.
    @discardableResult
    public func remove(_ name: String) -> Bool { take(name) != nil }
}

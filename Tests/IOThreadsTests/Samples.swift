// SPDX-License-Identifier: Apache-2.0

import ObjectModel
import QAPI
import Testing

@testable import IOThreads

extension ObjectTree {
    /// The object `iothread` of that name.
    func ioThread(_ name: String) throws -> IOThreadObject { try #require(objects[name] as? IOThreadObject) }

    /// The value of a numeric property.
    func number(_ property: String, of name: String) throws -> Int64 {
        try Int64(from: value(of: property, at: name), .server)
    }
}

/// The error that a closure throws, or nil.
func failure(_ body: () throws(QAPIError) -> Void) -> QAPIError? {
    do throws(QAPIError) {
        try body()
        return nil
    } catch {
        return error
    }
}

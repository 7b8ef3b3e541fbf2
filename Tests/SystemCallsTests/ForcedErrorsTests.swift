// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SystemCalls

struct ForcedErrorsTests {
    /// What five calls of an operation named `call` came to: nil for those that were made.
    private func outcomes(_ operation: String = "call") -> [Errno?] {
        (0..<5).map { _ in
            do throws(SystemCallError) {
                try systemCall(operation) { CInt(0) }
                return nil
            } catch {
                return error.errno
            }
        }
    }

    @Test("counted errors end")
    func counted() {
        let outcomes = ForcedErrors.with(.counted(.noSpace, 2), in: "call") { self.outcomes() }
        #expect(outcomes == [.noSpace, .noSpace, nil, nil, nil])
    }

    @Test("later errors begin and stay")
    func after() {
        let outcomes = ForcedErrors.with(.after(3, .noSpace), in: "call") { self.outcomes() }
        #expect(outcomes == [nil, nil, nil, .noSpace, .noSpace])
    }

    @Test("other operations are left alone")
    func otherOperation() {
        let outcomes = ForcedErrors.with(.after(0, .noSpace), in: "call") { self.outcomes("other") }
        #expect(outcomes == [nil, nil, nil, nil, nil])
    }

    @Test("nothing is forced outside")
    func outside() {
        ForcedErrors.with(.after(0, .noSpace), in: "call") {}
        #expect(outcomes() == [nil, nil, nil, nil, nil])
    }
}

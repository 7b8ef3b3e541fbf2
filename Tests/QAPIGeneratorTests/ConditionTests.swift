// SPDX-License-Identifier: Apache-2.0

import QAPISchema
import Testing

@testable import QAPIGenerator

@Suite("Conditions in Swift")
struct ConditionTests {
    @Test(
        "ask the compiler for the system and the package for the rest",
        arguments: [
            (Condition.defined("CONFIG_POSIX"), "!os(Windows)"),
            (.defined("CONFIG_WIN32"), "os(Windows)"),
            (.defined("CONFIG_VNC"), "CONFIG_VNC"),
            (.not(.defined("CONFIG_POSIX")), "!(!os(Windows))"),
            (.all([.defined("A"), .any([.defined("B"), .not(.defined("C"))])]), "A && (B || (!C))"),
        ]
    )
    func source(condition: Condition, expected: String) {
        #expect(condition.swiftSource == expected)
    }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPIGenerator

@Suite("SwiftName")
struct SwiftNameTests {
    @Test(
        "spells members, commands and values in lower camel case",
        arguments: [
            ("query-status", "queryStatus"), ("x-exit-preconfig", "xExitPreconfig"), ("add_client", "addClient"),
            ("bps_rd", "bpsRd"), ("default", "`default`"), ("self", "self_"), ("360", "_360"), ("RTC", "rtc"),
            ("MacAddress", "macAddress"), ("KVMMissingCap", "kvmMissingCap"), ("ipv4-2-6", "ipv4_2_6"),
            ("__com.example_foo", "comExampleFoo"),
        ]
    )
    func lowerCamel(name: String, expected: String) {
        #expect(SwiftName.lowerCamel(name) == expected)
    }

    @Test(
        "spells commands and events as types in upper camel case",
        arguments: [
            ("query-status", "QueryStatus"), ("RTC_CHANGE", "RtcChange"), ("VFU_CLIENT_HANGUP", "VfuClientHangup"),
            ("add_client", "AddClient"), ("x-blockdev-2", "XBlockdev2"),
        ]
    )
    func upperCamel(name: String, expected: String) {
        #expect(SwiftName.upperCamel(name) == expected)
    }

    @Test("keeps names apart that camel case would make one")
    func uniqueNames() {
        #expect(SwiftName.unique(["a-b", "aB", "a"], reserved: ["a"]) == ["aB", "aB_", "a_"])
    }
}

// SPDX-License-Identifier: Apache-2.0

extension EventThrottle.Rule {
    /// The rules of QEMU 10.0: what a guest can cause comes at most once a second. `RTC_CHANGE` is one for all clocks.
    public static let qemu: [String: EventThrottle.Rule] = [
        "BALLOON_CHANGE": EventThrottle.Rule(),
        "BLOCK_IO_ERROR": EventThrottle.Rule(subjectMember: "qom-path"),
        "HV_BALLOON_STATUS_REPORT": EventThrottle.Rule(),
        "MEMORY_DEVICE_SIZE_CHANGE": EventThrottle.Rule(subjectMember: "qom-path"),
        "QUORUM_FAILURE": EventThrottle.Rule(),
        "QUORUM_REPORT_BAD": EventThrottle.Rule(subjectMember: "node-name"),
        "RTC_CHANGE": EventThrottle.Rule(),
        "VSERPORT_CHANGE": EventThrottle.Rule(subjectMember: "id"),
        "WATCHDOG": EventThrottle.Rule(),
    ]
}

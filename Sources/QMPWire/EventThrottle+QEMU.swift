// SPDX-License-Identifier: Apache-2.0

extension EventThrottle {
    /// The rules of QEMU 10.0 by the names of events: what a guest can cause comes at most once a second. `RTC_CHANGE` is one
    /// for all clocks.
    public static let rulesOfQEMU: [String: Rule] = [
        "BALLOON_CHANGE": Rule(),
        "BLOCK_IO_ERROR": Rule(subjectMember: "qom-path"),
        "HV_BALLOON_STATUS_REPORT": Rule(),
        "MEMORY_DEVICE_SIZE_CHANGE": Rule(subjectMember: "qom-path"),
        "QUORUM_FAILURE": Rule(),
        "QUORUM_REPORT_BAD": Rule(subjectMember: "node-name"),
        "RTC_CHANGE": Rule(),
        "VSERPORT_CHANGE": Rule(subjectMember: "id"),
        "WATCHDOG": Rule(),
    ]
}

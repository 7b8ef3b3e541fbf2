// SPDX-License-Identifier: Apache-2.0

/// Calls of the firmware (RISC-V Supervisor Binary Interface Specification 2.0).
enum Firmware {
    /// The groups of calls that this guest uses, by their numbers.
    enum Extension: UInt32 {
        case base = 0x10
        case time = 0x5449_4d45
        case hartState = 0x48_534d
        case systemReset = 0x5352_5354
        case systemSuspend = 0x5355_5350
    }

    static func call(
        _ group: Extension,
        _ function: UInt32,
        _ first: UInt64 = 0,
        _ second: UInt64 = 0,
        _ third: UInt64 = 0
    ) -> firmware_result {
        call_firmware(group.rawValue, function, first, second, third)
    }

    /// Whether the firmware has a group of calls.
    static func has(_ group: Extension) -> Bool { call(.base, 3, UInt64(group.rawValue)).value != 0 }

    /// Says the name and the version of the firmware (SBI 2.0, sections 4.2 and 4.9).
    static func sayName() {
        let number = call(.base, 1).value
        let version = UInt64(call(.base, 0).value)
        let name: StaticString =
            switch number {
            case 1: "OpenSBI"
            case 2: "Xvisor"
            case 3: "KVM"
            case 4: "RustSBI"
            case 5: "Diosix"
            case 0x4150_5553: "Apus"
            default: "firmware of a maker unknown"
            }
        begin("\(name) (SBI \(version >> 24 & 0x7f).\(version & 0xff_ffff))")
    }

    /// Switches the machine off.
    static func powerOff(isFailure: Bool = false) {
        reset(type: 0, reason: isFailure ? 1 : 0)
    }

    /// Starts the machine anew.
    static func reboot() { reset(type: 1, reason: 0) }

    private static func reset(type: UInt64, reason: UInt64) {
        let result = call(.systemReset, 0, type, reason)
        say("The firmware cannot do that: error \(UInt64(bitPattern: -result.error)).")
    }
}

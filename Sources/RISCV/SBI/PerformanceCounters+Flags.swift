// SPDX-License-Identifier: Apache-2.0

extension PerformanceCounters {
    /// How a counter is set up (SBI specification, table "PMU Counter Config Match Flags"). The flags from bit 3 to 7,
    /// which would leave out events of some privilege modes, are hints and not followed.
    struct ConfigurationFlags: CheckedFlags {
        let rawValue: UInt64

        static let skipsMatch = ConfigurationFlags(rawValue: 1 << 0)
        static let clearsValue = ConfigurationFlags(rawValue: 1 << 1)
        static let startsCounter = ConfigurationFlags(rawValue: 1 << 2)
        static let all = ConfigurationFlags(rawValue: 0xFF)
    }

    /// How counters are started (table "PMU Counter Start Flags").
    struct StartFlags: CheckedFlags {
        let rawValue: UInt64

        static let setsValue = StartFlags(rawValue: 1 << 0)
        static let takesSnapshot = StartFlags(rawValue: 1 << 1)
        static let all = StartFlags(rawValue: 0b11)
    }

    /// How counters are stopped (table "PMU Counter Stop Flags").
    struct StopFlags: CheckedFlags {
        let rawValue: UInt64

        static let resetsEvent = StopFlags(rawValue: 1 << 0)
        static let savesSnapshot = StopFlags(rawValue: 1 << 1)
        static let all = StopFlags(rawValue: 0b11)
    }
}

/// Flags of which a guest may set only those that are defined.
protocol CheckedFlags: OptionSet where RawValue == UInt64 {
    /// The flags that are defined.
    static var all: Self { get }
}

extension CheckedFlags {
    /// Takes what the guest has set.
    init(checking flags: UInt64) throws(SBIError) {
        guard flags & ~Self.all.rawValue == 0 else { throw .invalidParameter }
        self.init(rawValue: flags)
    }
}

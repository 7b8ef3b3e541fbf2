// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI

/// How many harts there are, and how they are said to be grouped: a guest is told of the number alone.
struct ProcessorTopology {
    /// How many harts there are.
    let count: UInt64

    /// For how many there is room.
    let maximum: UInt64

    /// Reads `-smp`. What is not given follows from the rest: cores before sockets before threads.
    ///
    /// - Throws: where the numbers do not fit together.
    init(_ values: OptionValues) throws(QAPIError) {
        for setting in values.settings { try Self.check(setting) }
        let count = values.number("cpus")
        let wanted = values.number("maxcpus") ?? count
        var sockets = values.number("sockets")
        var cores = values.number("cores")
        var threads = values.number("threads")
        if let wanted {
            if cores == nil {
                sockets = sockets ?? 1
                threads = threads ?? 1
                cores = wanted / ((sockets ?? 1) * (threads ?? 1))
            } else if sockets == nil {
                threads = threads ?? 1
                sockets = wanted / ((cores ?? 1) * (threads ?? 1))
            }
            threads = threads ?? wanted / ((sockets ?? 1) * (cores ?? 1))
        }
        let places = (sockets ?? 1) * (cores ?? 1) * (threads ?? 1)
        let product = "sockets (\(sockets ?? 1)) * cores (\(cores ?? 1)) * threads (\(threads ?? 1))"
        maximum = wanted ?? places
        self.count = count ?? maximum
        guard places == maximum else {
            throw QAPIError(
                "Invalid CPU topology: product of the hierarchy must match maxcpus: \(product) != maxcpus (\(maximum))"
            )
        }
        guard self.count <= maximum else {
            throw QAPIError(
                "Invalid CPU topology: maxcpus must be equal to or greater than smp: "
                    + "\(product) == maxcpus (\(maximum)) < smp_cpus (\(self.count))"
            )
        }
    }

    /// Beyond this no machine goes; three of them multiplied are a number.
    private static let limit: UInt64 = 65536

    private static func check(_ setting: OptionValues.Setting) throws(QAPIError) {
        guard case .number(let number) = setting.value else { preconditionFailure("-smp takes numbers") }
        guard number > 0 else {
            throw QAPIError("Invalid CPU topology: CPU topology parameters must be greater than zero")
        }
        guard number <= limit else {
            throw QAPIError("Parameter '\(setting.name)' expects a number from 1 to \(limit)")
        }
        let isFixed = ["dies", "clusters", "modules"].contains(setting.name)
        guard !isFixed || number == 1 else {
            throw QAPIError("\(setting.name) > 1 not supported by this machine's CPU topology")
        }
    }
}

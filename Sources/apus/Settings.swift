// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import Options
import QAPI

/// What a command line says, checked as far as that needs nothing of the host.
struct Settings {
    /// What the machine is called.
    let machineName: String?

    /// What the process is to be called.
    let processName: String?

    /// Each `-add-fd`.
    let descriptors: [OptionOccurrence]

    /// Each `-object`.
    let objects: [OptionOccurrence]

    /// The character devices: those of `-chardev`, and those that monitors bring along.
    private(set) var characterDevices: [CharacterDeviceSetting] = []

    /// The monitors.
    private(set) var monitors: [MonitorSetting] = []

    /// How many monitors were asked for in short, from which their devices have their names.
    private var shortMonitorCount = 0

    init(_ line: ParsedCommandLine) throws(StartError) {
        try Self.checkMachine(line)
        let name = line.mergedValues(of: "name")
        machineName = name?.string("guest")
        processName = name?.string("process")
        descriptors = line.occurrences(of: "add-fd")
        objects = line.occurrences(of: "object")
        for occurrence in line.occurrences {
            do throws(QAPIError) {
                try take(occurrence)
            } catch {
                throw StartError(error, at: occurrence)
            }
        }
    }

    private mutating func take(_ occurrence: OptionOccurrence) throws(QAPIError) {
        let option = occurrence.option.names.first
        switch (option, occurrence.argument) {
        case ("display", .text(let kind)):
            guard kind == "none" else { throw QAPIError("Parameter 'type' does not accept value '\(kind)'") }
        case ("chardev", .values(let values)):
            let configuration = try CharacterDeviceConfiguration(values)
            guard let label = values.id else { preconditionFailure("a device of -chardev has an id") }
            characterDevices.append(
                CharacterDeviceSetting(label: label, configuration: configuration, occurrence: occurrence)
            )
        case ("mon", .values(let values)):
            monitors.append(try MonitorSetting(values, at: occurrence))
        case ("qmp", .text(let text)), ("qmp-pretty", .text(let text)):
            try takeMonitor(text, isPretty: option == "qmp-pretty", at: occurrence)
        default: break
        }
    }

    /// Takes a monitor together with its device.
    private mutating func takeMonitor(
        _ text: String,
        isPretty: Bool,
        at occurrence: OptionOccurrence
    ) throws(QAPIError) {
        let label: String
        switch try CharacterDeviceReference(text) {
        case .existing(let existing): label = existing
        case .new(let configuration):
            label = "compat_monitor\(shortMonitorCount)"
            characterDevices.append(
                CharacterDeviceSetting(label: label, configuration: configuration, occurrence: occurrence)
            )
        }
        shortMonitorCount += 1
        monitors.append(MonitorSetting(device: label, isPretty: isPretty, at: occurrence))
    }

    /// There is one machine, and it is to be asked for.
    private static func checkMachine(_ line: ParsedCommandLine) throws(StartError) {
        let hint = "\nUse -machine help to list supported machines"
        guard let type = line.mergedValues(of: "machine")?.string("type") else {
            throw StartError("No machine specified, and there is no default" + hint)
        }
        guard type == "none" else { throw StartError("unsupported machine type: \"\(type)\"" + hint) }
    }
}

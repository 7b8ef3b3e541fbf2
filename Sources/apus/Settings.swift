// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import Monitor
import Options
import QAPI
import QMPServer

/// What a command line says, checked as far as that needs nothing of the host.
struct Settings {
    /// The machine.
    let machine: MachineSetting

    /// Whether the machine is built only when a client says so.
    let isPreconfigured: Bool

    /// What the machine is called.
    let machineName: String?

    /// By what the machine is told from others.
    private(set) var machineIdentifier = MachineIdentifier()

    /// What becomes of what is deprecated or unstable in the protocol.
    private(set) var policy = CompatibilityPolicy()

    /// The process.
    let process: ProcessSetting

    /// Each `-add-fd`.
    let descriptors: [OptionOccurrence]

    /// Each `-object`.
    let objects: [OptionOccurrence]

    /// The character devices: those of `-chardev`, and those that monitors bring along.
    private(set) var characterDevices: [CharacterDeviceSetting] = []

    /// The character device behind the serial port.
    private(set) var serialPort: SerialPortSetting?

    /// The monitors.
    private(set) var monitors: [MonitorSetting] = []

    /// How many monitors were asked for in short, from which their devices have their names.
    private var shortMonitorCount = 0

    /// How many serial ports were spoken of.
    private var serialPortCount = 0

    init(_ line: ParsedCommandLine) throws(StartError) {
        machine = try MachineSetting(line)
        isPreconfigured = line.contains("preconfig")
        let name = line.mergedValues(of: "name")
        machineName = name?.string("guest")
        process = try ProcessSetting(line)
        descriptors = line.occurrences(of: "add-fd")
        objects = line.occurrences(of: "object")
        for occurrence in line.occurrences {
            do throws(QAPIError) {
                try take(occurrence)
            } catch {
                throw StartError(error, at: occurrence)
            }
        }
        if machine.board != .none, !line.contains("serial"), !line.contains("nodefaults") {
            try takeDefaultSerialPort(line)
        }
    }

    private mutating func take(_ occurrence: OptionOccurrence) throws(QAPIError) {
        try occurrence.checkIsPresent()
        let option = occurrence.option.names.first
        switch (option, occurrence.argument) {
        case ("uuid", .text(let text)):
            guard let identifier = MachineIdentifier(text) else {
                throw QAPIError("failed to parse UUID string: wrong format")
            }
            machineIdentifier = identifier
        case ("compat", _): policy = try CompatibilityPolicy(occurrence)
        case ("boot", .values(let values)): try values.checkBootOrder()
        case ("display", .text(let kind)):
            guard kind == "none" else { throw QAPIError("Parameter 'type' does not accept value '\(kind)'") }
        case ("monitor", .text(let text)):
            if text != "none" { try takeMonitor(text, .readline, at: occurrence) }
        case ("serial", .text(let text)): try takeSerialPort(text, at: occurrence)
        case ("chardev", .values(let values)):
            let configuration = try CharacterDeviceConfiguration(values)
            guard let label = values.id else { preconditionFailure("a device of -chardev has an id") }
            characterDevices.append(
                CharacterDeviceSetting(label: label, configuration: configuration, occurrence: occurrence)
            )
        case ("mon", .values(let values)):
            monitors.append(try MonitorSetting(values, at: occurrence))
        case ("qmp", .text(let text)), ("qmp-pretty", .text(let text)):
            try takeMonitor(text, .control(isPretty: option == "qmp-pretty"), at: occurrence)
        default: break
        }
    }

    /// Takes a monitor together with its device.
    private mutating func takeMonitor(
        _ text: String,
        _ mode: MonitorSetting.Mode,
        at occurrence: OptionOccurrence
    ) throws(QAPIError) {
        let label = try takeDevice(text, label: "compat_monitor\(shortMonitorCount)", at: occurrence)
        shortMonitorCount += 1
        if mode != .readline { takeSharedMonitor(of: text, on: label, at: occurrence) }
        monitors.append(MonitorSetting(device: label, mode: mode, occurrence: occurrence))
    }

    /// Takes what is behind the serial port. There is one port; what is said of further ones is that there are none.
    private mutating func takeSerialPort(_ text: String, at occurrence: OptionOccurrence) throws(QAPIError) {
        serialPortCount += 1
        guard text != "none" else { return }
        guard serialPortCount == 1 else {
            throw QAPIError("the machine has one serial port, expected none for others")
        }
        let label = try takeDevice(text, label: Self.serialLabel, at: occurrence)
        takeSharedMonitor(of: text, on: label, at: occurrence)
        serialPort = SerialPortSetting(device: label, occurrence: occurrence)
    }

    /// Takes the monitor for people on a device that is named in short as one to be shared with it.
    private mutating func takeSharedMonitor(of text: String, on label: String, at occurrence: OptionOccurrence) {
        guard text.utf8.starts(with: "mon:".utf8) else { return }
        monitors.append(MonitorSetting(device: label, mode: .readline, occurrence: occurrence))
    }

    /// Takes a device that is named in short.
    ///
    /// - Parameter label: The name of one that is to be made.
    /// - Returns: Its name.
    private mutating func takeDevice(
        _ text: String,
        label: String,
        at occurrence: OptionOccurrence
    ) throws(QAPIError) -> String {
        switch try CharacterDeviceReference(text) {
        case .existing(let existing): return existing
        case .new(let configuration):
            characterDevices.append(
                CharacterDeviceSetting(label: label, configuration: configuration, occurrence: occurrence)
            )
            return label
        }
    }

    private static let serialLabel = "serial0"

    /// Puts the serial port on the terminal, unless something else is there or nothing is to be shown at all. A daemon has
    /// none.
    private mutating func takeDefaultSerialPort(_ line: ParsedCommandLine) throws(StartError) {
        let isTaken = characterDevices.contains { $0.configuration.usesTerminal }
        let isHidden = line.contains("display") && !line.contains("nographic")
        if isTaken || isHidden { return }
        guard !process.isDaemon else {
            if line.contains("nographic") { throw StartError("-nographic cannot be used with -daemonize") }
            return
        }
        characterDevices.append(
            CharacterDeviceSetting(
                label: Self.serialLabel,
                configuration: .multiplexed(.stdio(signals: false)),
                occurrence: line.occurrences(of: "nographic").first
            )
        )
        serialPort = SerialPortSetting(device: Self.serialLabel, occurrence: line.occurrences(of: "nographic").first)
        guard !line.contains("monitor") else { return }
        monitors.append(MonitorSetting(device: Self.serialLabel, mode: .readline, occurrence: nil))
    }
}

extension CharacterDeviceConfiguration {
    /// Whether it is on standard input and output.
    fileprivate var usesTerminal: Bool {
        switch self {
        case .stdio: true
        case .null, .file, .socket: false
        case .multiplexed(let base): base.usesTerminal
        }
    }
}

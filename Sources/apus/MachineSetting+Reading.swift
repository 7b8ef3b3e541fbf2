// SPDX-License-Identifier: Apache-2.0

import Devices
import Machine
import Options
import QAPI

extension MachineSetting {
    /// Reads the options about the machine.
    init(_ line: ParsedCommandLine) throws(StartError) {
        try takeBoard(line)
        try Self.checkAccelerator(line)
        for occurrence in line.occurrences {
            occurrences[occurrence.option.name] = occurrence
            do throws(QAPIError) {
                try take(occurrence)
            } catch {
                throw StartError(error, at: occurrence)
            }
        }
        try takeMerged("smp", "smp-opts", line) { (setting, values) throws(QAPIError) in
            setting.configuration.hartCount = try setting.hartCount(values)
        }
        try takeMerged("m", "memory", line) { (setting, values) throws(QAPIError) in
            guard let byteCount = values.size("size") else { return }
            guard let size = MemorySize(byteCount: byteCount) else {
                throw QAPIError("Parameter 'size' expects at least one byte and less than 8E")
            }
            setting.configuration.memory = size
        }
        try takeMerged("rtc", "rtc", line) { (setting, values) throws(QAPIError) in try setting.takeClock(values) }
    }

    private mutating func takeBoard(_ line: ParsedCommandLine) throws(StartError) {
        let values = line.mergedValues(of: "machine")
        memoryBackend = values?.string("memory-backend")
        configuration.isMemoryDumped = values?.boolean("dump-guest-core") ?? true
        if let type = values?.string("type") {
            guard let board = Board(rawValue: type) else {
                throw StartError(
                    "unsupported machine type: \"\(type)\"\nUse -machine help to list supported machines"
                )
            }
            self.board = board
        }
        let guest = ["cpu", "bios", "kernel", "initrd", "append", "dtb"]
        if board == .none, let occurrence = line.occurrences.first(where: { guest.contains($0.option.name) }) {
            throw StartError(QAPIError("the machine 'none' has no processor, expected another machine"), at: occurrence)
        }
    }

    private mutating func take(_ occurrence: OptionOccurrence) throws(QAPIError) {
        switch (occurrence.option.name, occurrence.argument) {
        case ("cpu", .text(let model)):
            do throws(BoardError) {
                configuration.processor = try ProcessorModel(model)
            } catch {
                throw QAPIError(error.problem)
            }
        case ("bios", .text(let text)): configuration.firmware = BoardConfiguration.Firmware(text)
        case ("kernel", .text(let path)): configuration.kernel = path
        case ("initrd", .text(let path)): configuration.initialRAMDisk = path
        case ("append", .text(let text)): configuration.commandLine = text
        case ("dtb", .text(let path)): configuration.deviceTree = path
        case ("action", .values(let values)): try actions.take(values)
        case ("no-reboot", _): actions.reboot = .shutdown
        case ("no-shutdown", _): actions.shutdown = .pause
        case ("S", _): starts = false
        default: break
        }
    }

    /// Reads what all occurrences of an option say together. A complaint names the last.
    private mutating func takeMerged(
        _ option: String,
        _ group: String,
        _ line: ParsedCommandLine,
        _ take: (inout MachineSetting, OptionValues) throws(QAPIError) -> Void
    ) throws(StartError) {
        guard let values = line.mergedValues(of: group) else { return }
        do throws(QAPIError) {
            try take(&self, values)
        } catch {
            throw StartError(error, at: occurrences[option])
        }
    }

    /// Reads `-rtc`. Its drift is none that there is anything to fix about.
    private mutating func takeClock(_ values: OptionValues) throws(QAPIError) {
        switch values.string("base") {
        case nil, "utc": configuration.calendar.base = .utc
        case "localtime": configuration.calendar.base = .localTime
        case let text?:
            guard let date = DateText(text) else {
                throw QAPIError(
                    "invalid datetime format\nvalid formats: '2006-06-17T16:01:21' or '2006-06-17', from 1970 to 2261"
                )
            }
            configuration.calendar.base = .date(seconds: date.seconds)
        }
        if let source: CalendarClock.Configuration.Source = try values.clockChoice("clock") {
            configuration.calendar.source = source
        }
        if let stoppedTime: StoppedTime = try values.clockChoice("stopped-time") { self.stoppedTime = stoppedTime }
        let _: DriftFix? = try values.clockChoice("driftfix")
    }

    private func hartCount(_ values: OptionValues) throws(QAPIError) -> Int {
        let topology = try ProcessorTopology(values)
        guard topology.maximum <= board.hartLimit else {
            throw QAPIError(
                "Invalid SMP CPUs \(topology.maximum). "
                    + "The max CPUs supported by machine '\(board)' is \(board.hartLimit)"
            )
        }
        return Int(topology.count)
    }
}

/// What is done about ticks that a clock has lost.
private enum DriftFix: String { case none, slew }

extension MachineActions {
    /// Reads `-action`.
    fileprivate mutating func take(_ values: OptionValues) throws(QAPIError) {
        if let reboot: Reboot = try values.action("reboot") { self.reboot = reboot }
        if let shutdown: Shutdown = try values.action("shutdown") { self.shutdown = shutdown }
        if let panic: Panic = try values.action("panic") { self.panic = panic }
    }
}

extension OptionValues {
    fileprivate func action<Action: RawRepresentable<String>>(_ name: String) throws(QAPIError) -> Action? {
        guard let text = string(name) else { return nil }
        guard let action = Action(rawValue: text) else {
            throw QAPIError(DecodingError(.enumerationValue(text), at: .member(name)))
        }
        return action
    }

    /// The same of `-rtc`, in QEMU's other words.
    fileprivate func clockChoice<Choice: RawRepresentable<String>>(_ name: String) throws(QAPIError) -> Choice? {
        guard let text = string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw QAPIError("invalid option value '\(text)'") }
        return choice
    }
}

extension CommandLineOption {
    /// The name that the program knows it by.
    var name: String { names[0] }
}

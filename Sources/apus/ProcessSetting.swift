// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI
import SystemCalls

/// The process as the command line has it.
struct ProcessSetting {
    /// What it is to be called.
    let name: String?

    /// Whether it goes on behind the back of whoever starts it.
    let isDaemon: Bool

    /// Where the command line names a file for its number.
    let identifierFile: OptionOccurrence?

    /// How much of its memory stays resident, if that is said.
    private(set) var memoryLock: MemoryLock?

    /// Whether everything that the guest does wrong is logged.
    private(set) var logsGuestErrors = false

    /// Where the command line names a file for what is logged.
    let logFile: OptionOccurrence?

    init(_ line: ParsedCommandLine) throws(StartError) {
        name = line.mergedValues(of: "name")?.string("process")
        isDaemon = line.contains("daemonize")
        identifierFile = line.occurrences(of: "pidfile").last
        logFile = line.occurrences(of: "D").last
        for occurrence in line.occurrences {
            do throws(QAPIError) {
                try take(occurrence)
            } catch {
                throw StartError(error, at: occurrence)
            }
        }
    }

    private mutating func take(_ occurrence: OptionOccurrence) throws(QAPIError) {
        switch (occurrence.option.name, occurrence.argument) {
        case ("overcommit", .values(let values)) where values.settings.contains { $0.name == "mem-lock" }:
            switch values.string("mem-lock") {
            case "on": memoryLock = .all
            case "on-fault": memoryLock = .touched
            case "off": memoryLock = nil
            default: throw QAPIError("parameter 'mem-lock' expects one of 'on', 'off', 'on-fault'")
            }
        case ("d", .text(let text)):
            for item in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let item = LogItem(rawValue: String(item)) else {
                    throw QAPIError("there is no log of '\(item)'; -d help lists what there is")
                }
                if item == .guestErrors || item == .all { logsGuestErrors = true }
            }
        default: break
        }
    }

    /// What can be logged.
    enum LogItem: String, CaseIterable {
        case guestErrors = "guest_errors"
        case all

        private var help: String {
            switch self {
            case .guestErrors: "whatever the guest does that devices have no use for, not only the first of each device"
            case .all: "all of these"
            }
        }

        /// What people are told who ask for the items.
        static var helpText: String {
            allCases.reduce("Log items (comma separated):\n") { text, item in
                text + item.rawValue + String(repeating: " ", count: 16 - item.rawValue.count) + item.help + "\n"
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Options
import SystemCalls

/// Says lines to the person who runs the program, on standard error. Any thread may; where nobody listens a line is lost.
struct Reporter: Sendable {
    /// Whether each line begins with the time.
    var hasTimestamp = false

    /// The name of the machine, if each line tells it.
    var machineName: String?

    /// The one of a command line without options.
    init() {}

    /// The one that a command line asks for.
    init(_ line: ParsedCommandLine) {
        let values = line.mergedValues(of: "msg")
        hasTimestamp = values?.boolean("timestamp") ?? false
        if values?.boolean("guest-name") == true { machineName = line.mergedValues(of: "name")?.string("guest") }
    }

    /// Says a line.
    func report(_ text: String) {
        let timestamp = hasTimestamp ? "\(WallClockTime.now.calendarText) " : ""
        let name = machineName.map { "\($0) " } ?? ""
        try? StandardStream.error.write("\(timestamp)\(name)apus: \(text)\n")
    }
}

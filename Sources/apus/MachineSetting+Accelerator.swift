// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI

extension MachineSetting {
    /// Checks that one of the accelerators that the command line names is there, of which there is one. What is not there is
    /// passed over.
    static func checkAccelerator(_ line: ParsedCommandLine) throws(StartError) {
        let occurrences = line.occurrences(of: "accel")
        for occurrence in occurrences { try check(occurrence) }
        let machine = line.mergedValues(of: "machine")?.string("accel")
        guard let machine else {
            let names = occurrences.map { $0.values?.string("accel") ?? "" }
            return try check(names, at: occurrences.last)
        }
        guard occurrences.isEmpty else {
            throw StartError("The -accel and \"-machine accel=\" options are incompatible")
        }
        try check(machine.split(separator: ":").map(String.init), at: line.occurrences(of: "machine").last)
    }

    private static func check(_ occurrence: OptionOccurrence) throws(StartError) {
        guard let thread = occurrence.values?.string("thread"), thread != "multi" else { return }
        let problem =
            thread == "single"
            ? "harts have threads of their own, expected multi" : "Invalid 'thread' setting \(thread)"
        throw StartError(QAPIError(problem), at: occurrence)
    }

    private static func check(_ names: [String], at occurrence: OptionOccurrence?) throws(StartError) {
        guard let occurrence, !names.contains("tcg") else { return }
        let problem = names.isEmpty ? "no accelerator found" : "invalid accelerator \(names.joined(separator: ":"))"
        throw StartError(QAPIError(problem), at: occurrence)
    }
}

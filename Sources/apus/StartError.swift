// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI
import SystemCalls

/// Why the program cannot start.
struct StartError: Error {
    /// What to tell, with the words of the command line that it is about.
    let text: String

    init(_ text: String) { self.text = text }

    init(_ error: CommandLineError) { text = error.description }

    init(_ error: SystemCallError) { text = error.description }

    /// - Parameter occurrence: What it is about, if the command line says anything of it.
    init(_ error: QAPIError, at occurrence: OptionOccurrence?) {
        text = occurrence.map { $0.error(error).description } ?? error.text
    }
}

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

    init(_ error: QAPIError, at occurrence: OptionOccurrence) { self.init(occurrence.error(error)) }
}

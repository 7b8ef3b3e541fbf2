// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A program that ran to its end.
package struct ProgramRun {
    package let ending: ChildProcess.Ending
    package let output: String
    package let errors: String

    /// Runs a program until its end.
    ///
    /// - Parameter input: what it reads from its standard input, which then ends
    package init(_ command: [String], input: String = "", inherited: [CInt] = []) throws {
        let scratch = try ScratchFolder()
        let (childInput, writing) = try Descriptor.pipe()
        let outputFile = try Descriptor(opening: scratch.file("output"), O_WRONLY | O_CREAT)
        let errorsFile = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        let process = try ChildProcess(
            command,
            input: childInput.number,
            output: outputFile.number,
            errors: errorsFile.number,
            inherited: inherited
        )
        childInput.close()
        try writing.write(Array(input.utf8))
        writing.close()
        ending = try process.wait()
        (output, errors) = (scratch.text(of: "output"), scratch.text(of: "errors"))
    }
}

// SPDX-License-Identifier: Apache-2.0

extension CommandLineTable {
    /// What people are told who ask for the options.
    ///
    /// - Parameter program: The program's name.
    public func helpText(program: String) -> String {
        "usage: \(program) [options]\n\n" + options.map(Self.helpText).joined()
    }

    /// The column where the text begins that says what an option does.
    private static let column = 16

    private static func helpText(of option: CommandLineOption) -> String {
        let names = option.names.map { "-\($0)" }.joined(separator: " or ")
        let start = option.synopsis.isEmpty ? names : "\(names) \(option.synopsis)"
        let margin = String(repeating: " ", count: column)
        let help = option.help.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n\(margin)")
        let gap = start.count < column ? String(repeating: " ", count: column - start.count) : "\n\(margin)"
        return "\(start)\(gap)\(help)\n"
    }
}

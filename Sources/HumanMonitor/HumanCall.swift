// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// A command that is executed: what the line says, and who says it.
public struct HumanCall {
    /// What the line says for the parameters.
    public let arguments: HumanArguments

    /// Who says it.
    public let session: HumanSession

    /// The commands that there are.
    public let table: HumanCommandTable

    /// For commands of the protocol that do the same.
    public var context: CommandContext { CommandContext(session: session) }
}

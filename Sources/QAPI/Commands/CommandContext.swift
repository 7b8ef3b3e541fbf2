// SPDX-License-Identifier: Apache-2.0

/// The circumstances of a command's execution.
public struct CommandContext {
    /// The connection that the command came over.
    public let session: any CommandSession

    /// Whether the command runs out of band, ahead of those queued.
    public let isOutOfBand: Bool

    /// How arguments are decoded.
    public let decodingOptions: DecodingOptions

    /// Makes a context.
    public init(session: any CommandSession, isOutOfBand: Bool = false, decodingOptions: DecodingOptions = .server) {
        self.session = session
        self.isOutOfBand = isOutOfBand
        self.decodingOptions = decodingOptions
    }
}

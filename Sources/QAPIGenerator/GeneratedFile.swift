// SPDX-License-Identifier: Apache-2.0

/// A file of generated source.
public struct GeneratedFile: Sendable {
    /// The file's name, without a folder.
    public let name: String

    /// The text, ended by a newline.
    public let contents: String
}

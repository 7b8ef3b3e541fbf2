// SPDX-License-Identifier: Apache-2.0

/// A character device that writes to a file and may read from another.
public struct FileConfiguration: Hashable, Sendable {
    /// Where output goes; the file is made if it is not there.
    public var outputPath: String

    /// Where input comes from, if from anywhere.
    public var inputPath: String?

    /// Whether output goes behind what the file holds; otherwise that is removed first.
    public var appends: Bool

    /// Makes a configuration.
    public init(outputPath: String, inputPath: String? = nil, appends: Bool = false) {
        self.outputPath = outputPath
        self.inputPath = inputPath
        self.appends = appends
    }
}

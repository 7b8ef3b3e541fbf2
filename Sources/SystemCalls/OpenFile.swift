// SPDX-License-Identifier: Apache-2.0

/// An open file; one of a descriptor set is counted there until it is closed by letting go of it.
public struct OpenFile: ~Copyable, Sendable {
    /// What to read and write.
    public let descriptor: OwnedDescriptor

    /// Holds the count of the set up, where the file is of one.
    private let use: DescriptorSets.Use?

    init(_ descriptor: consuming OwnedDescriptor, use: DescriptorSets.Use? = nil) {
        self.descriptor = descriptor
        self.use = use
    }

    /// Closes the file and says whether that went well: some file systems report a failed write only now.
    public consuming func close() throws(SystemCallError) { try descriptor.close() }
}

// SPDX-License-Identifier: Apache-2.0

public import QAPI
public import SystemCalls

/// What a monitor for people remembers from one line to the next. It belongs to the loop's thread.
public final class HumanSession {
    /// Which of the machine's harts commands are about.
    public var hart: Int

    /// How numbers were shown last.
    var format = DumpFormat()

    /// The descriptors that people gave names to.
    public let namedDescriptors: NamedDescriptors

    /// What came beside the characters and no command took.
    var descriptors: PassedDescriptors?

    /// Begins with nothing.
    ///
    /// - Parameter namedDescriptors: Those of the monitor, which outlive its sessions.
    public init(hart: Int = 0, namedDescriptors: NamedDescriptors = NamedDescriptors()) {
        self.hart = hart
        self.namedDescriptors = namedDescriptors
    }
}

extension HumanSession: CommandSession {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func takeDescriptor() -> OwnedDescriptor? { descriptors.take()?.takeFirst() }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func negotiate(enabling capabilities: [String]) throws(QAPIError) {
        throw QAPIError("people have nothing to negotiate")
    }
}

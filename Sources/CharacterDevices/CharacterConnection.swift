// SPDX-License-Identifier: Apache-2.0

/// A peer at the other end of a character device: bytes both ways, and descriptors beside those that come.
///
/// It is used on the loop's thread only.
public protocol CharacterConnection: AnyObject {
    /// Sends as many bytes as the peer takes now, and never waits.
    ///
    /// A peer that is gone swallows all of them; that it is shows by ``CharacterFrontEnd/ended(_:)``, once what it sent
    /// is read.
    ///
    /// - Returns: How many were sent. After fewer than all, set ``notifiesRoom`` to learn when to go on.
    func send(_ bytes: Span<UInt8>) -> Int

    /// Whether the front end wants to hear ``CharacterFrontEnd/hasRoom(_:)`` as soon, and as long, as the peer takes
    /// bytes. At first it does not.
    var notifiesRoom: Bool { get set }

    /// Whether what the peer sends is read. At first it is; while it is not, the peer is held back and its end is not
    /// noticed. What was read before, which is little, may still be handed over.
    var isReading: Bool { get set }

    /// Whether what the peer sends comes here. It does unless several front ends share the peer, which chooses one of them
    /// (``CharacterFrontEnd/focusChanged(_:)``).
    var isFocused: Bool { get }

    /// Whether the peer can pass descriptors beside its bytes.
    var canPassDescriptors: Bool { get }

    /// The peer, for log lines.
    var peerDescription: String { get }

    /// Ends the connection. The front end hears no more of it, not even ``CharacterFrontEnd/closed(_:)``.
    ///
    /// It can be called within any call to the front end, and again.
    func close()
}

extension CharacterConnection {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var isFocused: Bool { true }
}

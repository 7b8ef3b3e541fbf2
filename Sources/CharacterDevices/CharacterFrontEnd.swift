// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// What stands behind a character device: a monitor, a serial port.
///
/// Its device calls it on the loop's thread. For each connection the calls are: `opened`, then `received`, `hasRoom` and
/// `focusChanged` in any order, `ended` at most once and after it no `received`, at last `closed`, unless the front end closed it
/// itself.
public protocol CharacterFrontEnd: AnyObject {
    /// Whether it serves several peers at once. Otherwise the second waits until the first is gone.
    var admitsSeveralPeers: Bool { get }

    /// Whether people who type to it from a terminal edit lines, which the terminal shows, rather than send each key as
    /// it is. The default is false.
    var takesLines: Bool { get }

    /// A peer is there.
    func opened(_ connection: any CharacterConnection)

    /// The peer sent bytes. Descriptors, where there are some, came with the first of them.
    func received(_ connection: any CharacterConnection, _ bytes: Span<UInt8>, _ descriptors: PassedDescriptors?)

    /// The peer has chosen this front end among those that share it, or another in its place. The default does nothing.
    func focusChanged(_ connection: any CharacterConnection)

    /// The peer takes bytes; called while ``CharacterConnection/notifiesRoom`` is set.
    func hasRoom(_ connection: any CharacterConnection)

    /// The peer sends no more, but may still read; or it is gone, and swallows what is sent. The front end calls
    /// ``CharacterConnection/close()`` when it has answered.
    func ended(_ connection: any CharacterConnection)

    /// The connection is gone for good, as its device is.
    func closed(_ connection: any CharacterConnection)
}

extension CharacterFrontEnd {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var takesLines: Bool { false }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func focusChanged(_ connection: any CharacterConnection) {}
}

// SPDX-License-Identifier: Apache-2.0

public import CharacterDevices
public import SystemCalls

/// A monitor for people behind a character device: serves all its peers at once, each with a line and a session of its own.
///
/// What people name with `getfd` belongs to the monitor and outlives them. It belongs to the loop's thread.
public final class HumanConsole {
    let table: HumanCommandTable

    /// What each peer sees first.
    let greeting: String

    /// Whether lines are executed, rather than that the program ends.
    let isServing: () -> Bool

    private let namedDescriptors = NamedDescriptors()

    private var terminals: [ObjectIdentifier: HumanTerminal] = [:]

    /// Makes a monitor.
    ///
    /// - Parameters:
    ///   - greeting: The line that each peer sees first.
    ///   - isServing: Whether lines are executed, rather than that the program ends.
    public init(_ table: HumanCommandTable, greeting: String, isServing: @escaping () -> Bool) {
        self.table = table
        self.greeting = greeting
        self.isServing = isServing
    }

    /// Forgets a peer that is gone.
    func forget(_ connection: any CharacterConnection) { terminals[ObjectIdentifier(connection)] = nil }
}

extension HumanConsole: CharacterFrontEnd {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var admitsSeveralPeers: Bool { true }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func opened(_ connection: any CharacterConnection) {
        let session = HumanSession(namedDescriptors: namedDescriptors)
        let terminal = HumanTerminal(connection, console: self, session: session)
        terminals[ObjectIdentifier(connection)] = terminal
        terminal.start()
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func received(
        _ connection: any CharacterConnection,
        _ bytes: Span<UInt8>,
        _ descriptors: PassedDescriptors?
    ) { terminals[ObjectIdentifier(connection)]?.receive(bytes, descriptors) }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func focusChanged(_ connection: any CharacterConnection) {
        terminals[ObjectIdentifier(connection)]?.focusChanged()
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func hasRoom(_ connection: any CharacterConnection) { terminals[ObjectIdentifier(connection)]?.flush() }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func ended(_ connection: any CharacterConnection) { terminals[ObjectIdentifier(connection)]?.end() }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func closed(_ connection: any CharacterConnection) { forget(connection) }
}

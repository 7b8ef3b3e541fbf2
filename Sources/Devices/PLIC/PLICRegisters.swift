// SPDX-License-Identifier: Apache-2.0

/// The registers, gateways and core of the platform-level interrupt controller, without the harts that it interrupts
/// (PLIC specification 1.0.0).
///
/// A context is a target of interrupts: one privilege mode of one hart.
struct PLICRegisters: Sendable {
    /// How many interrupt sources there are; their identifiers start at 1.
    static let sourceCount = 95
    /// The highest priority; 0 stands for "never".
    static let highestPriority: UInt32 = 7
    /// How many contexts there can be.
    static let contextLimit = 1024
    /// How many bytes the registers take.
    static let byteCount: UInt64 = contextBase + UInt64(contextLimit) * contextStride

    private static let pendingBase: UInt64 = 0x1000
    private static let enableBase: UInt64 = 0x2000
    private static let enableStride: UInt64 = 0x80
    private static let contextBase: UInt64 = 0x20_0000
    private static let contextStride: UInt64 = 0x1000

    /// A set of sources: the bit of a source has its identifier's number. Bit 0 is never set.
    private typealias Sources = UInt128

    private static let allSources: Sources = (1 << Sources(sourceCount) - 1) << 1
    private static let wordCount = UInt64(sourceCount / 32 + 1)

    private struct Context {
        var enabled: Sources = 0
        var threshold: UInt32 = 0
    }

    /// What there is at an offset.
    private enum Register {
        case priority(source: Int)
        case pending(word: UInt64)
        case enabled(context: Int, word: UInt64)
        case threshold(context: Int)
        case claim(context: Int)
    }

    /// By the identifier of the source; the first is always 0.
    private var priorities = [UInt32](repeating: 0, count: sourceCount + 1)
    private var contexts: [Context]

    /// The sources whose lines are asserted.
    private var asserted: Sources = 0
    /// The sources whose requests have gone from the gateway to the core and are not claimed.
    private var pending: Sources = 0
    /// The sources that are claimed, whose gateways wait for the completion.
    private var claimed: Sources = 0

    /// Makes registers for so many contexts, in the state after a reset.
    init(contextCount: Int) {
        precondition(contextCount <= Self.contextLimit, "the registers of \(Self.contextLimit) contexts fit")
        contexts = Array(repeating: Context(), count: contextCount)
    }

    /// Puts all registers to where they start. What lines are asserted is up to the devices.
    mutating func reset() {
        let asserted = asserted
        self = PLICRegisters(contextCount: contexts.count)
        self.asserted = asserted
        forwardRequests()
    }

    /// Asserts the line of a source, or takes it back. A request that went to the core stays there.
    mutating func set(source: Int, _ isAsserted: Bool) {
        precondition(1...Self.sourceCount ~= source, "there is no source \(source)")
        let mask: Sources = 1 << Sources(source)
        asserted = isAsserted ? asserted | mask : asserted & ~mask
        forwardRequests()
    }

    /// Whether a context is to be interrupted.
    func interrupts(context: Int) -> Bool {
        let source = firstPending(for: context)
        return priorities[source] > contexts[context].threshold
    }

    /// Reads; reading the claim register claims.
    ///
    /// - Returns: Nil where there is no register.
    mutating func load(at offset: UInt64) -> UInt32? {
        switch Self.register(at: offset, contextCount: contexts.count) {
        case .priority(let source): priorities[source]
        case .pending(let word): Self.word(word, of: pending)
        case .enabled(let context, let word): Self.word(word, of: contexts[context].enabled)
        case .threshold(let context): contexts[context].threshold
        case .claim(let context): UInt32(claim(for: context))
        case nil: nil
        }
    }

    /// Writes; writing the claim register completes.
    ///
    /// - Returns: Whether there is a register that can be written.
    mutating func store(at offset: UInt64, _ value: UInt32) -> Bool {
        switch Self.register(at: offset, contextCount: contexts.count) {
        case .priority(let source) where source > 0: priorities[source] = value & Self.highestPriority
        case .enabled(let context, let word): enable(value, word, for: context)
        case .threshold(let context): contexts[context].threshold = value & Self.highestPriority
        case .claim(let context): complete(value, for: context)
        case .priority, .pending, nil: return false
        }
        return true
    }

    /// What the gateways do: each has at most one request in the core, and forwards the next after the completion.
    private mutating func forwardRequests() { pending |= asserted & ~claimed }

    /// The source of highest priority among those that are pending and enabled, of several the lowest; 0 for none.
    private func firstPending(for context: Int) -> Int {
        var candidates = pending & contexts[context].enabled
        var first = 0
        while candidates != 0 {
            let source = candidates.trailingZeroBitCount
            if priorities[source] > priorities[first] { first = source }
            candidates &= candidates - 1
        }
        return first
    }

    /// The threshold has no say here: it only keeps the context from being interrupted.
    private mutating func claim(for context: Int) -> Int {
        let source = firstPending(for: context)
        guard source > 0 else { return 0 }
        pending &= ~(1 << Sources(source))
        claimed |= 1 << Sources(source)
        return source
    }

    /// The completion of a source that the context has not enabled is ignored.
    private mutating func complete(_ source: UInt32, for context: Int) {
        guard source <= Self.sourceCount else { return }
        claimed &= ~(1 << Sources(source) & contexts[context].enabled)
        forwardRequests()
    }

    private mutating func enable(_ value: UInt32, _ word: UInt64, for context: Int) {
        let shift = Sources(32 * word)
        let kept = contexts[context].enabled & ~(Sources(UInt32.max) << shift)
        contexts[context].enabled = (kept | Sources(value) << shift) & Self.allSources
    }

    private static func word(_ word: UInt64, of sources: Sources) -> UInt32 {
        UInt32(truncatingIfNeeded: sources >> Sources(32 * word))
    }

    private static func register(at offset: UInt64, contextCount: Int) -> Register? {
        if offset < pendingBase {
            return offset / 4 <= sourceCount ? .priority(source: Int(offset / 4)) : nil
        }
        if offset < enableBase {
            let word = (offset - pendingBase) / 4
            return word < wordCount ? .pending(word: word) : nil
        }
        if offset < contextBase {
            let (context, rest) = (offset - enableBase).quotientAndRemainder(dividingBy: enableStride)
            guard context < contextCount, rest / 4 < wordCount else { return nil }
            return .enabled(context: Int(context), word: rest / 4)
        }
        let (context, rest) = (offset - contextBase).quotientAndRemainder(dividingBy: contextStride)
        guard context < contextCount else { return nil }
        return rest == 0 ? .threshold(context: Int(context)) : rest == 4 ? .claim(context: Int(context)) : nil
    }
}

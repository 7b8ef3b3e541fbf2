// SPDX-License-Identifier: Apache-2.0

/// One RISC-V hart: RV64GC with M, S and U modes.
///
/// One thread runs it. Others reach it through `signals`, and may touch the rest while that thread does not run it.
@safe
public final class Hart: @unchecked Sendable {
    /// `mhartid`.
    public let identifier: UInt64
    /// What kind of hart it is.
    public let configuration: HartConfiguration
    /// How other threads reach it.
    public let signals = HartSignals()

    let memory: PhysicalMemory
    let bus: any PhysicalBus
    let time: any TimeSource
    /// What the engine finds at fixed distances: its handlers and behind them the state.
    private let stateBlock: UnsafeMutableRawPointer
    /// The state, which lives as long as this object.
    let statePointer: UnsafeMutablePointer<HartState>
    /// `pmpcfg` and `pmpaddr`.
    let protection = MemoryProtection()
    /// What the state's contexts point into.
    let translations = TranslationCache()
    /// The blocks that the engine executes.
    let blocks = BlockCache(capacity: 1 << 19)
    /// Where the bytes of a block are copied to before they are decoded, as others may change them.
    let codeBuffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: BlockMaker.maximumInstructionCount * 4,
        alignment: 8
    )
    /// What other threads want it to forget.
    let fences: FenceMailbox

    /// Makes a hart as it is after a reset to address 0 in M-mode.
    public init(
        identifier: UInt64,
        configuration: HartConfiguration,
        memory: PhysicalMemory,
        bus: any PhysicalBus,
        time: any TimeSource
    ) {
        self.identifier = identifier
        self.configuration = configuration
        self.memory = memory
        self.bus = bus
        self.time = time
        fences = FenceMailbox(signals)
        let table = unsafe translations.table(for: TranslationContext(privilege: .machine), keeping: nil)
        unsafe stateBlock = .allocate(
            byteCount: HandlerTable.byteCount + MemoryLayout<HartState>.stride,
            alignment: 4096
        )
        _ = unsafe HandlerTable(at: stateBlock)
        unsafe statePointer = (stateBlock + HandlerTable.byteCount).bindMemory(to: HartState.self, capacity: 1)
        unsafe statePointer.initialize(to: HartState(dataContext: table, fetchContext: table))
        unsafe statePointer.pointee.hart = Unmanaged.passUnretained(self)
    }

    deinit {
        unsafe codeBuffer.deallocate()
        unsafe statePointer.deinitialize(count: 1)
        unsafe stateBlock.deallocate()
    }

    /// The state.
    var state: HartState {
        @inline(__always)
        unsafeAddress { unsafe UnsafePointer(statePointer) }
        @inline(__always)
        unsafeMutableAddress { unsafe statePointer }
    }

    /// Notes the exception of the instruction that is executed; the caller then says that it cannot go on.
    func raise(_ cause: ExceptionCause, _ value: UInt64) {
        state.exceptionCause = cause
        state.exceptionValue = value
    }
}

// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// How many instructions are executed at most before requests are looked at: a few microseconds.
    private static let sliceLength: UInt64 = 2048

    /// Executes guest code. Only the hart's thread does this.
    ///
    /// - Parameter instructionBudget: About how many instructions to execute, at least 1; a block more or less.
    /// - Returns: Why it has stopped.
    public func run(instructionBudget: Int) -> HartExit {
        fences.start()
        defer { fences.stop() }
        let last = state.retiredInstructions &+ UInt64(max(instructionBudget, 1))
        state.exit = nil
        if takeRequests([.interrupts, .fence]).contains(.attention) { return .requests }
        while true {
            let left = last &- state.retiredInstructions
            if Int64(bitPattern: left) <= 0 { return .budget }
            let slice = min(left, Self.sliceLength)
            state.sliceEnd = state.retiredInstructions &+ slice
            execute(Int(slice))
            if let exit = state.exit { return exit }
            if signals.hasRequests && takeRequests([]).contains(.attention) { return .requests }
        }
    }

    /// Executes blocks from `state.pc` on until so many instructions have retired, or something else ends it; leaves
    /// `pc` and `retiredInstructions` behind.
    private func execute(_ slice: Int) {
        let state = unsafe UInt(bitPattern: statePointer)
        let frame = EngineFrame(state, state, slice)
        let result = unsafe frame.dispatch(enter(self.state.pc, slice), slice)
        #if DEBUG
        var operation = result
        while operation != 0 { operation = EngineFrame(operation, state, self.state.remaining).execute() }
        #else
        _ = result
        #endif
    }

    /// Does what is requested of the hart itself.
    ///
    /// - Parameter assumed: What is done even if it is not requested.
    /// - Returns: All requests.
    private func takeRequests(_ assumed: HartRequests) -> HartRequests {
        let requests = signals.takeRequests([.interrupts, .fence]).union(assumed)
        if requests.contains(.fence) && takeRemoteFences() { blocks.recheckAll() }
        if requests.contains(.interrupts) {
            refreshTimers()
            _ = takePendingInterrupt()
        }
        return requests
    }
}

// SPDX-License-Identifier: Apache-2.0

extension ClientWire {
    /// Sends a command, now or as soon as the server can take it.
    ///
    /// - Parameters:
    ///   - request: The command. It must not be out of band unless that is enabled.
    ///   - passesDescriptors: Whether descriptors go with its first byte; then that byte is the first of an ``OutputChunk``.
    /// - Returns: What its reply will have.
    public mutating func send(_ request: ClientRequest, passesDescriptors: Bool = false) -> CommandID {
        precondition(!request.isOutOfBand || isOutOfBandEnabled, "out-of-band commands are not enabled")
        lastNumber += 1
        let id = CommandID(number: lastNumber)
        let command = Waiting(id: id, request: request, passesDescriptors: passesDescriptors)
        let overtakes = request.isOutOfBand && !passesDescriptors
        if overtakes || waiting.isEmpty && canSend(command) { write(command) } else { waiting.append(command) }
        return id
    }

    /// Takes a command back that was not sent yet: whether that was so.
    public mutating func withdraw(_ id: CommandID) -> Bool {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return false }
        waiting.remove(at: index)
        sendWaiting()
        return true
    }

    private func canSend(_ command: Waiting) -> Bool {
        guard isOutOfBandEnabled else { return true }
        if command.passesDescriptors && isPassingDescriptors { return false }
        return command.request.isOutOfBand || inBandCount < Self.mostInBand
    }

    private mutating func write(_ command: Waiting) {
        let request = command.request
        if command.passesDescriptors {
            descriptorMarks.append(DescriptorMark(offset: output.count, id: command.id))
            isPassingDescriptors = true
        }
        request.write(to: &output, id: command.id.number)
        commands[command.id] = Command(
            isOutOfBand: request.isOutOfBand,
            omitsReply: request.omitsReply,
            passesDescriptors: command.passesDescriptors
        )
        guard !request.isOutOfBand else { return }
        inBand.append(command.id)
        if !request.omitsReply { inBandCount += 1 }
    }

    /// Sends what waited, as far as the server can take it.
    mutating func sendWaiting() {
        while let first = waiting.first, canSend(first) { write(waiting.removeFirst()) }
    }
}

extension ClientWire {
    /// What is to be sent next with one call.
    public struct OutputChunk: Sendable {
        /// The command whose descriptors go with the first byte, if any do.
        public let passing: CommandID?
        /// Where its bytes stand.
        let range: Range<Int>
    }

    /// What is to be sent next; nil where nothing waits.
    public var nextChunk: OutputChunk? {
        guard outputStart < output.count else { return nil }
        let passing = descriptorMarks.first.flatMap { $0.offset == outputStart ? $0.id : nil }
        let next = passing == nil ? descriptorMarks.first : descriptorMarks.dropFirst().first
        return OutputChunk(passing: passing, range: outputStart..<(next?.offset ?? output.count))
    }

    /// The bytes of a chunk.
    public func withBytes<Result, Failure>(
        of chunk: OutputChunk,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(output.span.extracting(chunk.range))
    }

    /// Forgets so many bytes of the next chunk, at least one, which were sent, with its descriptors.
    public mutating func wrote(_ count: Int) {
        precondition(count > 0 && outputStart + count <= output.count, "so many bytes do not wait: \(count)")
        if descriptorMarks.first?.offset == outputStart { descriptorMarks.removeFirst() }
        outputStart += count
        if outputStart == output.count {
            output.removeAll(keepingCapacity: output.capacity <= Self.keptCapacity)
            outputStart = 0
            return
        }
        // What is sent makes room when it is the larger part, so that the rest is seldom moved.
        guard outputStart > output.count / 2 else { return }
        output.removeFirst(outputStart)
        for index in descriptorMarks.indices { descriptorMarks[index].offset -= outputStart }
        outputStart = 0
    }
}

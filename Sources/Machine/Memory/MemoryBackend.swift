// SPDX-License-Identifier: Apache-2.0

public import ObjectModel
public import QAPI
public import RISCV
import SystemCalls

/// Memory of the host as an object, which users make for a machine to be its memory.
public final class MemoryBackend: ManagedObject {
    /// What the memory comes from.
    enum Source {
        /// The process alone.
        case process
        /// A file in memory, which other processes may map as well.
        case memoryFile
        /// A file or folder.
        case file
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let objectType: ObjectType

    let source: Source

    /// What users set; the map follows where it can.
    var settings: MemoryBackendSettings

    /// The memory, from the object's completion until it has left the tree.
    public private(set) var memory: HostMemory?

    /// Whether a machine has it.
    public var isInUse = false

    init(_ source: Source) {
        self.source = source
        objectType =
            switch source {
            case .process: .processMemoryBackend
            case .memoryFile: .memoryFileBackend
            case .file: .fileMemoryBackend
            }
        settings = MemoryBackendSettings(isShared: source == .memoryFile)
    }

    /// How much memory it is, in bytes.
    public var byteCount: UInt64 { settings.byteCount ?? 0 }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var canBeDeleted: Bool { !isInUse }

    /// Gets the memory from the host.
    public func complete(named name: String, in tree: ObjectTree) throws(QAPIError) {
        let mapped = HostMemory(try map(named: name))
        try advise(.isDumped(settings.isDumped), on: mapped)
        if settings.isMerged { try advise(.isMerged(true), on: mapped) }
        if settings.isPopulated { try advise(.populated, on: mapped) }
        memory = mapped
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func removed() {
        // Where the file cannot forget its contents, they stay.
        if settings.discardsContents { try? memory?.map.advise(.discarded) }
        memory = nil
    }

    /// Tells the kernel something of the memory, if there is any yet.
    func advise(_ advice: MemoryMap.Advice) throws(QAPIError) {
        guard let memory else { return }
        try advise(advice, on: memory)
    }

    private func advise(_ advice: MemoryMap.Advice, on memory: HostMemory) throws(QAPIError) {
        do throws(SystemCallError) {
            try memory.map.advise(advice)
        } catch {
            throw QAPIError("\(error)")
        }
    }
}

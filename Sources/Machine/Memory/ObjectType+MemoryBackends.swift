// SPDX-License-Identifier: Apache-2.0

public import ObjectModel
import QAPI
import SystemCalls

extension ObjectType {
    /// What all objects have in common that are memory of the host.
    static let memoryBackend = ObjectType(
        name: "memory-backend",
        creation: .abstract,
        properties: [
            ObjectProperty(
                "size",
                "size",
                description: "how much memory it is",
                get: { (object: MemoryBackend) in object.byteCount },
                set: { (object: MemoryBackend, value: UInt64) throws(QAPIError) in
                    let name = object.objectType.name
                    guard object.memory == nil else { throw QAPIError("cannot change property size of \(name) ") }
                    guard value > 0 else { throw QAPIError("property 'size' of \(name) doesn't take value '0'") }
                    object.settings.byteCount = value
                }
            ),
            .fixed("share", \.isShared, "whether others who map the same see what is written"),
            .advice("dump", \.isDumped, "whether core dumps have it") { .isDumped($0) },
            .advice("merge", \.isMerged, "whether equal pages may become one") { .isMerged($0) },
            .advice("prealloc", \.isPopulated, "whether all pages are made at once") { $0 ? .populated : nil },
        ]
    )

    /// Memory of the process.
    static let processMemoryBackend = ObjectType(
        name: "memory-backend-ram",
        parent: memoryBackend,
        creation: .byUser { MemoryBackend(.process) }
    )

    /// Memory that is a file without a name.
    static let memoryFileBackend = ObjectType(
        name: "memory-backend-memfd",
        parent: memoryBackend,
        creation: .byUser { MemoryBackend(.memoryFile) },
        properties: [.fixed("seal", \.isSealed, "whether the file keeps its size for ever")]
    )

    /// Memory that is a file.
    static let fileMemoryBackend = ObjectType(
        name: "memory-backend-file",
        parent: memoryBackend,
        creation: .byUser { MemoryBackend(.file) },
        properties: [
            ObjectProperty(
                "mem-path",
                "string",
                description: "the file, or the folder in which it is without a name",
                get: { (object: MemoryBackend) in object.settings.path ?? "" },
                set: { (object: MemoryBackend, value: String) throws(QAPIError) in
                    guard object.memory == nil else {
                        throw QAPIError("cannot change property 'mem-path' of \(object.objectType.name)")
                    }
                    object.settings.path = value
                }
            ),
            ObjectProperty(
                "discard-data",
                "bool",
                description: "whether the file loses its contents with the object",
                get: { (object: MemoryBackend) in object.settings.discardsContents },
                set: { (object: MemoryBackend, value: Bool) in object.settings.discardsContents = value }
            ),
        ]
    )

    /// The types of memory of the host.
    public static let memoryBackendTypes = [
        memoryBackend, processMemoryBackend, memoryFileBackend, fileMemoryBackend,
    ]
}

extension ObjectProperty {
    /// A setting that stays as it is once there is memory.
    fileprivate static func fixed(
        _ name: String,
        _ setting: any WritableKeyPath<MemoryBackendSettings, Bool> & Sendable,
        _ description: String
    ) -> ObjectProperty {
        ObjectProperty(
            name,
            "bool",
            description: description,
            get: { (object: MemoryBackend) in object.settings[keyPath: setting] },
            set: { (object: MemoryBackend, value: Bool) throws(QAPIError) in
                guard object.memory == nil else { throw QAPIError("cannot change property value") }
                object.settings[keyPath: setting] = value
            }
        )
    }

    /// A setting that the kernel is told of.
    ///
    /// - Parameter advice: What a value means; nil where it means nothing for memory that is there.
    fileprivate static func advice(
        _ name: String,
        _ setting: any WritableKeyPath<MemoryBackendSettings, Bool> & Sendable,
        _ description: String,
        _ advice: @escaping @Sendable (Bool) -> MemoryMap.Advice?
    ) -> ObjectProperty {
        ObjectProperty(
            name,
            "bool",
            description: description,
            get: { (object: MemoryBackend) in object.settings[keyPath: setting] },
            set: { (object: MemoryBackend, value: Bool) throws(QAPIError) in
                if let advice = advice(value) { try object.advise(advice) }
                object.settings[keyPath: setting] = value
            }
        )
    }
}

// SPDX-License-Identifier: Apache-2.0

public import Options
public import QAPI
import SystemCalls

extension CharacterDeviceConfiguration {
    /// The kinds of devices, by the names that options and commands know, in alphabetical order.
    public static let kinds = ["file", "null", "socket", "stdio"]

    /// Reads what `-chardev` says; its `id` is the device's label.
    ///
    /// - Throws: What is missing, does not go together, or is not built.
    public init(_ values: OptionValues) throws(QAPIError) {
        guard let id = values.id else { throw QAPIError("chardev: no id specified") }
        guard let kind = values.string("backend") else { throw QAPIError("chardev: \"\(id)\" missing backend") }
        try self.init(kind: kind, values)
    }

    /// Reads the parameters of a kind of device.
    init(kind: String, _ values: OptionValues) throws(QAPIError) {
        if values["logfile"] != nil { throw QAPIError("'logfile' is not supported by this build") }
        let base = try Self(single: kind, values)
        self = values.boolean("mux") == true ? .multiplexed(base) : base
    }

    /// Reads the parameters of a kind of device that is not shared.
    private init(single kind: String, _ values: OptionValues) throws(QAPIError) {
        switch kind {
        case "null": self = .null
        case "stdio": self = .stdio(signals: values.boolean("signal") ?? true)
        case "file": self = .file(try FileConfiguration(values))
        case "socket": self = .socket(try SocketConfiguration(try SocketOptions(values)))
        default: throw QAPIError("'\(kind)' is not a valid char driver name")
        }
    }
}

extension FileConfiguration {
    fileprivate init(_ values: OptionValues) throws(QAPIError) {
        guard let path = values.string("path") else { throw QAPIError("chardev: file: no filename given") }
        self.init(
            outputPath: path,
            inputPath: values.string("input-path"),
            appends: values.boolean("append") ?? false
        )
    }
}

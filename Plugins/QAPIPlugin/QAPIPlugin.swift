// SPDX-License-Identifier: Apache-2.0

import PackagePlugin

/// Generates the Swift source of the QAPI schema that a target has in its folder `Schema`.
///
/// The schema is inside the target, so that the build notices every file added, edited or removed.
@main
struct QAPIPlugin: BuildToolPlugin {
    /// What the root of a schema may be called.
    private static let rootNames = ["schema.json", "qapi-schema.json"]

    /// The files that the generator writes for every schema.
    private static let outputNames = [
        "Types.swift", "Commands.swift", "Events.swift", "Introspection.swift", "Client.swift",
    ]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let inputs = target.sourceFiles(withSuffix: "json").map(\.url)
        let folder = target.directoryURL.appending(path: "Schema")
        let root = Self.rootNames.map { folder.appending(path: $0) }.first { candidate in
            inputs.contains { $0.path == candidate.path }
        }
        guard let root else {
            Diagnostics.error("\(target.name) has no \(Self.rootNames.joined(separator: " or ")) in its folder Schema")
            return []
        }
        let outputs = Self.outputNames.map { context.pluginWorkDirectoryURL.appending(path: $0) }
        return [
            .buildCommand(
                displayName: "Generating the protocol of \(target.name)",
                executable: try context.tool(named: "generate-qapi").url,
                arguments: [root.path, target.moduleName, context.pluginWorkDirectoryURL.path],
                inputFiles: inputs,
                outputFiles: outputs
            )
        ]
    }
}

// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// What every Swift target is compiled with: Swift 6 mode, warnings as errors, strict memory safety.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "apus",
    products: [
        .library(name: "SystemCalls", targets: ["SystemCalls"]),
        .library(name: "JSON", targets: ["JSON"]),
        .library(name: "QAPI", targets: ["QAPI"]),
        .library(name: "QAPISchema", targets: ["QAPISchema"]),
        .library(name: "QAPIGenerator", targets: ["QAPIGenerator"]),
        .library(name: "ControlProtocol", targets: ["ControlProtocol"]),
        .library(name: "QMPClient", targets: ["QMPClient"]),
        .library(name: "QMPTestServer", targets: ["QMPTestServer"]),
        .library(name: "QMPServer", targets: ["QMPServer", "CharacterDevices", "EventLoop"]),
        .library(name: "RISCV", targets: ["RISCV"]),
        .library(name: "Machine", targets: ["Machine"]),
        .executable(name: "apus", targets: ["apus"]),
        .executable(name: "qapi", targets: ["qapi"]),
        .executable(name: "qmp", targets: ["qmp"]),
        .plugin(name: "QAPIPlugin", targets: ["QAPIPlugin"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // Floor 0
        .target(name: "CLinux", cSettings: [.define("_GNU_SOURCE")]),
        // It needs the package libedit-dev.
        .target(name: "CLineEditor", linkerSettings: [.linkedLibrary("edit")]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Floor 1
        .target(name: "SystemCalls", dependencies: ["CLinux"], swiftSettings: settings),
        .target(name: "JSON", dependencies: ["CLinux"], swiftSettings: settings),
        .target(name: "QAPISchema", swiftSettings: settings),

        // Floor 2
        .target(name: "QAPI", dependencies: ["JSON", "SystemCalls"], swiftSettings: settings),
        .target(name: "QAPIGenerator", dependencies: ["QAPISchema", "SystemCalls"], swiftSettings: settings),
        .target(name: "EventLoop", dependencies: ["SystemCalls"], swiftSettings: settings),

        // Floor 3
        .target(name: "QMPWire", dependencies: ["QAPI", "JSON", "SystemCalls"], swiftSettings: settings),
        .target(name: "ObjectModel", dependencies: ["QAPI", "JSON"], swiftSettings: settings),
        .target(name: "Options", dependencies: ["QAPI", "JSON"], swiftSettings: settings),

        // Floor 4
        .target(
            name: "CharacterDevices",
            dependencies: ["EventLoop", "Options", "QAPI", "SystemCalls"],
            swiftSettings: settings
        ),
        .target(
            name: "IOThreads",
            dependencies: ["EventLoop", "ObjectModel", "QAPI", "SystemCalls"],
            swiftSettings: settings
        ),
        .target(
            name: "QMPClient",
            dependencies: ["QMPWire", "EventLoop", "QAPI", "JSON", "SystemCalls"],
            swiftSettings: settings
        ),
        .target(name: "QMPTestServer", dependencies: ["QAPI", "JSON", "SystemCalls"], swiftSettings: settings),
        .target(
            name: "RISCV",
            dependencies: ["SystemCalls"],
            // The engine's handlers call nothing but the next one. A frame pointer would be a third of what some do.
            swiftSettings: settings + [.unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer"])]
        ),

        // Floor 5
        .target(
            name: "QMPServer",
            dependencies: ["QMPWire", "CharacterDevices", "EventLoop", "QAPI", "JSON", "SystemCalls"],
            swiftSettings: settings
        ),
        .target(
            name: "HumanMonitor",
            dependencies: ["CharacterDevices", "EventLoop", "QAPI", "SystemCalls"],
            swiftSettings: settings
        ),

        .target(name: "QMPShell", dependencies: ["JSON", "Options"], swiftSettings: settings),

        // Floor 6
        .target(
            name: "Machine",
            dependencies: ["CZlib", "RISCV", "EventLoop", "ObjectModel", "QAPI", "SystemCalls"],
            swiftSettings: settings
        ),

        // Floor 7
        .target(
            name: "Devices",
            dependencies: ["Machine", "RISCV", "CharacterDevices", "EventLoop", "ObjectModel", "QAPI", "SystemCalls"],
            swiftSettings: settings
        ),

        // Floor 8
        .target(
            name: "ControlProtocol",
            dependencies: ["QAPI"],
            swiftSettings: settings + [.define("QAPI_CLIENT")],
            plugins: ["QAPIPlugin"]
        ),

        // Floor 9
        .target(
            name: "Monitor",
            dependencies: [
                "ControlProtocol", "Machine", "Devices", "RISCV", "QMPServer", "HumanMonitor", "CharacterDevices",
                "IOThreads", "ObjectModel", "Options", "EventLoop", "QAPI", "JSON", "SystemCalls",
            ],
            swiftSettings: settings
        ),

        // Floor 10
        .executableTarget(
            name: "apus",
            dependencies: [
                "Monitor", "Devices", "Machine", "QMPServer", "CharacterDevices", "IOThreads", "ObjectModel", "Options",
                "EventLoop", "QAPI", "JSON", "SystemCalls",
            ],
            exclude: ["Linking"],
            swiftSettings: settings,
            // A program exports nothing. What nobody can ask for is neither kept nor read at the start, which is a
            // thirtieth of the resident memory. The libraries of GCC and C++, of which little is needed, become part of
            // the program, which is a tenth: where the static one of Swift asks for that of C++, the linker finds a
            // script that names the archive.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xclang-linker", "-static-libgcc",
                        "-L\(Context.packageDirectory)/Sources/apus/Linking",
                    ],
                    .when(configuration: .release)
                )
            ]
        ),
        .executableTarget(
            name: "qapi",
            dependencies: [
                "QAPIGenerator", "QAPISchema", "SystemCalls",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "qmp",
            dependencies: [
                "CLineEditor", "QMPClient", "QMPShell", "EventLoop", "JSON", "SystemCalls",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "generate-qapi",
            dependencies: ["QAPIGenerator", "QAPISchema", "SystemCalls"],
            swiftSettings: settings
        ),
        .plugin(name: "QAPIPlugin", capability: .buildTool(), dependencies: ["generate-qapi"]),

        // Tests
        .target(
            name: "MissionProtocol",
            dependencies: ["QAPI"],
            path: "Tests/MissionProtocol",
            swiftSettings: settings,
            plugins: ["QAPIPlugin"]
        ),
        .target(
            name: "LanguageProtocol",
            dependencies: ["QAPI"],
            path: "Tests/LanguageProtocol",
            swiftSettings: settings + [.define("LANGUAGE_TEST"), .define("QAPI_CLIENT")],
            plugins: ["QAPIPlugin"]
        ),
        .testTarget(name: "SystemCallsTests", dependencies: ["SystemCalls"], swiftSettings: settings),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: settings),
        .testTarget(name: "QAPISchemaTests", dependencies: ["QAPISchema"], swiftSettings: settings),
        .testTarget(name: "QAPITests", dependencies: ["QAPI", "JSON", "SystemCalls"], swiftSettings: settings),
        .testTarget(
            name: "QAPIGeneratorTests",
            dependencies: [
                "QAPIGenerator", "QAPISchema", "ControlProtocol", "LanguageProtocol", "MissionProtocol", "QAPI", "JSON",
                "SystemCalls",
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "EventLoopTests", dependencies: ["EventLoop", "SystemCalls"], swiftSettings: settings),
        .testTarget(
            name: "QMPWireTests",
            dependencies: ["QMPWire", "QAPI", "JSON", "SystemCalls"],
            swiftSettings: settings
        ),
        // The snippets of the documentation, and the first program of the README.
        .target(
            name: "DocumentationSnippets",
            dependencies: ["ControlProtocol", "QMPClient", "QMPTestServer"],
            path: "Tests/DocumentationSnippets",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "first-program",
            dependencies: ["QMPClient"],
            path: "Tests/FirstProgram",
            swiftSettings: settings
        ),
        .testTarget(
            name: "QMPTestServerTests",
            dependencies: ["QMPTestServer", "QAPI", "JSON", "SystemCalls"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "QMPClientTests",
            dependencies: ["QMPClient", "QMPTestServer", "QMPWire", "QAPI", "JSON", "SystemCalls"],
            swiftSettings: settings
        ),
        .testTarget(name: "ObjectModelTests", dependencies: ["ObjectModel", "QAPI", "JSON"], swiftSettings: settings),
        .testTarget(name: "OptionsTests", dependencies: ["Options", "QAPI", "JSON"], swiftSettings: settings),
        .testTarget(
            name: "CharacterDevicesTests",
            dependencies: ["CharacterDevices", "EventLoop", "Options", "QAPI", "SystemCalls"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "IOThreadsTests",
            dependencies: ["IOThreads", "EventLoop", "ObjectModel", "QAPI", "JSON", "SystemCalls"],
            swiftSettings: settings
        ),
        .target(name: "TestGuests", path: "Tests/TestGuests", swiftSettings: settings),
        .target(
            name: "FloatingPointReference",
            path: "Tests/FloatingPointReference",
            linkerSettings: [.linkedLibrary("m")]
        ),
        .testTarget(
            name: "RISCVTests",
            dependencies: ["RISCV", "SystemCalls", "FloatingPointReference"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "QMPServerTests",
            dependencies: ["QMPServer", "QMPWire", "CharacterDevices", "EventLoop", "QAPI", "JSON", "SystemCalls"],
            swiftSettings: settings
        ),
        .testTarget(name: "QMPShellTests", dependencies: ["QMPShell", "JSON"], swiftSettings: settings),
        .testTarget(
            name: "HumanMonitorTests",
            dependencies: ["HumanMonitor", "CharacterDevices", "EventLoop", "QAPI", "SystemCalls"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MachineTests",
            dependencies: ["Machine", "RISCV", "EventLoop", "ObjectModel", "QAPI", "JSON", "SystemCalls"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DevicesTests",
            dependencies: [
                "Devices", "Machine", "RISCV", "CharacterDevices", "EventLoop", "ObjectModel", "QAPI", "JSON",
                "SystemCalls", "TestGuests",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MonitorTests",
            dependencies: [
                "Monitor", "HumanMonitor", "ControlProtocol", "Machine", "QMPServer", "CharacterDevices", "IOThreads",
                "ObjectModel", "Options", "EventLoop", "QAPI", "JSON", "SystemCalls",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProjectTests",
            dependencies: ["QAPISchema", "SystemCalls", "apus", "generate-qapi", "qapi", "qmp"],
            swiftSettings: settings
        ),
    ]
)

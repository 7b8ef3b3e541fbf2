// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "apus", path: "..")],
    targets: [
        .executableTarget(
            name: "json-benchmark",
            dependencies: [.product(name: "JSON", package: "apus")],
            swiftSettings: settings
        ),
        .target(name: "CMeasuring", cSettings: [.define("_GNU_SOURCE")]),
        .target(
            name: "Measuring",
            dependencies: ["CMeasuring", .product(name: "SystemCalls", package: "apus")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "machine-benchmark",
            dependencies: ["CMeasuring", "Measuring"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "client-benchmark",
            dependencies: [.product(name: "QMPClient", package: "apus")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "client-faults",
            dependencies: [
                .product(name: "QMPClient", package: "apus"), .product(name: "QMPTestServer", package: "apus"),
            ],
            swiftSettings: settings
        ),
        .target(name: "EchoFloor", cSettings: [.define("_GNU_SOURCE")]),
        .executableTarget(
            name: "qmp-benchmark",
            dependencies: [
                "CMeasuring", "EchoFloor", "Measuring", .product(name: "JSON", package: "apus"),
                .product(name: "QAPI", package: "apus"),
                .product(name: "QMPServer", package: "apus"), .product(name: "SystemCalls", package: "apus"),
            ],
            swiftSettings: settings
        ),
    ]
)

// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// The configuration that QEMU's schema is compiled with: all of it at once, so that all of it is compiled. What follows
/// from the system (CONFIG_POSIX and the like) is known without being defined.
let configuration = [
    "CONFIG_AF_XDP", "CONFIG_AUDIO_ALSA", "CONFIG_AUDIO_COREAUDIO", "CONFIG_AUDIO_DSOUND", "CONFIG_AUDIO_JACK",
    "CONFIG_AUDIO_OSS", "CONFIG_AUDIO_PA", "CONFIG_AUDIO_PIPEWIRE", "CONFIG_AUDIO_SDL", "CONFIG_AUDIO_SNDIO",
    "CONFIG_BLKIO", "CONFIG_BLKIO_VHOST_VDPA_FD", "CONFIG_BRLAPI", "CONFIG_COCOA", "CONFIG_CURSES",
    "CONFIG_DBUS_DISPLAY", "CONFIG_EBPF", "CONFIG_FDT", "CONFIG_FUSE", "CONFIG_GTK", "CONFIG_KVM", "CONFIG_LIBPMEM",
    "CONFIG_LINUX_IO_URING", "CONFIG_OPENGL", "CONFIG_PIXMAN", "CONFIG_QATZIP", "CONFIG_QPL", "CONFIG_REPLICATION",
    "CONFIG_SDL", "CONFIG_SECRET_KEYRING", "CONFIG_SPICE", "CONFIG_SPICE_PROTOCOL", "CONFIG_TCG", "CONFIG_TPM",
    "CONFIG_UADK", "CONFIG_VDUSE_BLK_EXPORT", "CONFIG_VHOST_CRYPTO", "CONFIG_VHOST_USER_BLK_SERVER", "CONFIG_VMNET",
    "CONFIG_VNC", "CONFIG_ZSTD", "HAVE_CHARDEV_PARALLEL", "HAVE_CHARDEV_SERIAL", "HAVE_HOST_BLOCK_DEVICE",
    "HAVE_IPPROTO_MPTCP", "TARGET_ARM", "TARGET_I386", "TARGET_LOONGARCH64", "TARGET_MIPS", "TARGET_PPC",
    "TARGET_RISCV", "TARGET_S390X",
]

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
    name: "IntegrationTests",
    dependencies: [.package(name: "apus", path: "..")],
    targets: [
        // Its folder Schema holds QEMU's own schema, which Scripts/integration lays there.
        .target(
            name: "QEMUProtocol",
            dependencies: [.product(name: "QAPI", package: "apus")],
            swiftSettings: settings + configuration.map { .define($0) } + [.define("QAPI_CLIENT")],
            plugins: [.plugin(name: "QAPIPlugin", package: "apus")]
        ),
        // What tests of other people's programs need: processes, sockets, time limits.
        .target(
            name: "Harness",
            dependencies: [.product(name: "JSON", package: "apus")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "QEMUSchemaTests",
            dependencies: [
                "Harness",
                "QEMUProtocol",
                .product(name: "JSON", package: "apus"),
                .product(name: "QAPI", package: "apus"),
                .product(name: "QAPISchema", package: "apus"),
            ],
            exclude: ["InvalidExamples.txt"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "InstructionTests",
            dependencies: [
                "Harness", .product(name: "RISCV", package: "apus"), .product(name: "SystemCalls", package: "apus"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "QMPTests",
            dependencies: ["Harness", .product(name: "JSON", package: "apus")],
            exclude: ["Transcript/qmp.transcript", "Transcript/human.transcript"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ToolTests",
            dependencies: ["Harness", .product(name: "JSON", package: "apus")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ClientTests",
            dependencies: ["Harness", "QEMUProtocol", .product(name: "QMPClient", package: "apus")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MachineTests",
            dependencies: [
                "Harness", .product(name: "JSON", package: "apus"), .product(name: "Machine", package: "apus"),
            ],
            swiftSettings: settings
        ),
    ]
)

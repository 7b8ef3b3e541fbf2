// SPDX-License-Identifier: Apache-2.0

/// The builds of QEMU that the tests measure against, by the names of their architectures, with the configuration that
/// follows from what each offers.
enum BuildConfiguration: String, CaseIterable {
    case riscv64
    case x86_64

    /// The configuration symbols that are defined.
    var symbols: Set<String> {
        switch self {
        case .riscv64: Self.common.union(["TARGET_RISCV"])
        case .x86_64: Self.common.union(["TARGET_I386"])
        }
    }

    private static let common: Set<String> = [
        "CONFIG_AUDIO_ALSA", "CONFIG_AUDIO_JACK", "CONFIG_AUDIO_OSS", "CONFIG_AUDIO_PA", "CONFIG_AUDIO_PIPEWIRE",
        "CONFIG_AUDIO_SDL", "CONFIG_BRLAPI", "CONFIG_CURSES", "CONFIG_DBUS_DISPLAY", "CONFIG_EBPF", "CONFIG_FDT",
        "CONFIG_FUSE", "CONFIG_GTK", "CONFIG_LIBPMEM", "CONFIG_LINUX", "CONFIG_LINUX_IO_URING", "CONFIG_OPENGL",
        "CONFIG_PIXMAN", "CONFIG_POSIX", "CONFIG_REPLICATION", "CONFIG_SDL", "CONFIG_SECRET_KEYRING", "CONFIG_SPICE",
        "CONFIG_SPICE_PROTOCOL", "CONFIG_TCG", "CONFIG_TPM", "CONFIG_VDUSE_BLK_EXPORT", "CONFIG_VHOST_CRYPTO",
        "CONFIG_VHOST_USER_BLK_SERVER", "CONFIG_VNC", "CONFIG_ZSTD", "HAVE_CHARDEV_PARALLEL", "HAVE_CHARDEV_SERIAL",
        "HAVE_HOST_BLOCK_DEVICE", "HAVE_IPPROTO_MPTCP",
    ]
}

// SPDX-License-Identifier: Apache-2.0

import Harness
import JSON
import QAPISchema
import QEMUProtocol
import Testing

@Suite("Introspection of QEMU's own schema")
struct IntrospectionTests {
    @Test("equals what each real QEMU answers", arguments: BuildConfiguration.allCases)
    func equalsAnswer(of build: BuildConfiguration) throws {
        let schema = try Schema(reading: Oracles.schemaPath, from: Oracles.read)
        let text = Introspection(of: schema).json(defining: build.symbols, unmasked: false)
        let ours = try IntrospectionReader(JSONValue(parsing: Array(text.utf8)))
        let theirs = try IntrospectionReader(QEMUProcess(build.rawValue).execute("query-qmp-schema"))
        #expect(IntrospectionReader.differences(ours, theirs) == [])
    }

    @Test("is the same in the generated protocol")
    func generated() throws {
        let schema = try Schema(reading: Oracles.schemaPath, from: Oracles.read)
        let text = Introspection(of: schema).json(defining: Self.everythingOnLinux, unmasked: false)
        #expect(try QEMUProtocolSchema.introspection.json() == JSONValue(parsing: Array(text.utf8)))
    }

    /// The symbols with which this package compiles QEMU's schema.
    private static let everythingOnLinux = Set(BuildConfiguration.allCases.flatMap(\.symbols)).union([
        "CONFIG_AF_XDP", "CONFIG_AUDIO_COREAUDIO", "CONFIG_AUDIO_DSOUND", "CONFIG_AUDIO_SNDIO", "CONFIG_BLKIO",
        "CONFIG_BLKIO_VHOST_VDPA_FD", "CONFIG_COCOA", "CONFIG_KVM", "CONFIG_QATZIP", "CONFIG_QPL", "CONFIG_UADK",
        "CONFIG_VMNET", "TARGET_ARM", "TARGET_LOONGARCH64", "TARGET_MIPS", "TARGET_PPC", "TARGET_S390X",
        "TARGET_I386", "TARGET_RISCV",
    ])
}

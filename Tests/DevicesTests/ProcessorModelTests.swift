// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Devices

@Suite struct ProcessorModelTests {
    @Test(arguments: ["rv64", "max", "rv64,zba=on,sv48=true", "max,v=off,h=false,sv57=off,c=on,g=on"])
    func `a model is accepted by name, with properties that it has`(text: String) throws {
        #expect(text.hasPrefix(try ProcessorModel(text).name))
    }

    @Test(arguments: [
        ("", "expected one of: rv64, max"),
        ("rv32", "expected one of: rv64, max"),
        ("rv64,", "expected '' to be on or off"),
        ("rv64,zba", "expected 'zba' to be on or off"),
        ("rv64,zba=1", "expected 'zba' to be on or off"),
        ("rv64,v=on", "the harts never have 'v'"),
        ("rv64,sv48=off", "the harts always have 'sv48'"),
    ])
    func `others are refused, with what was expected`(text: String, problem: String) {
        let error = #expect(throws: BoardError.self) { try ProcessorModel(text) }
        #expect(error?.description == "-cpu \(text): \(problem)")
    }

    @Test func `the extensions make one word`() {
        #expect(ProcessorModel.isaString.hasPrefix("rv64imafdc_zicbom_zicboz_"))
        #expect(ProcessorModel.isaString.hasSuffix("_sstc_svadu"))
    }
}

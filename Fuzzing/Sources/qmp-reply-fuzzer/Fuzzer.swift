// SPDX-License-Identifier: Apache-2.0

/// What libFuzzer calls with each input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    do { try QMPReplyCheck.check(input) } catch { fatalError("\(error)") }
    return 0
}

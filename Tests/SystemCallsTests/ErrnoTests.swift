// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

struct ErrnoTests {
    @Test(
        "an error number is described in words",
        arguments: [
            (Errno.noSuchFileOrDirectory, "No such file or directory"),
            (.interrupted, "Interrupted system call"),
            (.noSpace, "No space left on device"),
            (Errno(rawValue: 0), "Success"),
            (Errno(rawValue: 9999), "Unknown error 9999"),
            (Errno(rawValue: -1), "Unknown error -1"),
        ]
    )
    func description(errno: Errno, text: String) {
        #expect(errno.description == text)
    }

    @Test("an error with a path names it")
    func errorWithPath() {
        let error = SystemCallError(operation: "open", path: "x", errno: .noSuchFileOrDirectory)
        #expect(error.description == "cannot open 'x': No such file or directory")
    }

    @Test("an error without a path names the operation alone")
    func errorWithoutPath() {
        let error = SystemCallError(operation: "close", errno: .badFileDescriptor)
        #expect(error.description == "cannot close: Bad file descriptor")
    }
}

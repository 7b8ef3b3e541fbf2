// SPDX-License-Identifier: Apache-2.0

/// What executes an operation and then goes on with the next one.
///
/// A handler ends in the call of the next handler, which an optimizing compiler makes a jump: so control passes from
/// operation to operation without a loop. It does so for C functions only. What these take are the addresses of the
/// operation and of the state, and what is left of the slice; the result means nothing. Debug builds come back to a
/// loop with each operation: there, the result is the address of the next one, 0 for none.
typealias Handler = @convention(c) (UInt, UInt, Int) -> UInt

/// The handlers of all operations, by their codes. They lie before the state of each hart, where one address leads to
/// both.
@safe
struct HandlerTable {
    /// How many bytes it has.
    static let byteCount = 256 * MemoryLayout<Handler>.stride

    private let start: UnsafeMutablePointer<Handler>

    /// - Parameter start: Room for `byteCount`.
    init(at start: UnsafeMutableRawPointer) {
        unsafe self.start = start.bindMemory(to: Handler.self, capacity: 256)
        unsafe self.start.initialize(repeating: { _, _, _ in fatalError("not to be executed") }, count: 256)
        installArithmetic()
        installBitManipulation()
        installMemory()
        installJumps()
        installFloatingPoint()
        installOthers()
        installFusions()
    }

    subscript(code: OperationCode) -> Handler {
        get { unsafe start[Int(code.rawValue)] }
        nonmutating set { unsafe start[Int(code.rawValue)] = newValue }
    }
}

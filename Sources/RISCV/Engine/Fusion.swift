// SPDX-License-Identifier: Apache-2.0

/// Operations that are often met one behind the other and then executed by one handler.
struct Fusion: Sendable {
    /// What makes operations fit.
    enum Condition: Sendable {
        /// Nothing more.
        case always
        /// Each one has the result of the one before as its first operand. Sums are turned so that it is.
        case chain
        /// They have the same address but for the immediates, also once the first is executed.
        case sameBase
    }

    /// The codes of the operations.
    let parts: [OperationCode]
    let condition: Condition
    /// The code that the first one gets.
    let result: OperationCode

    init(_ parts: [OperationCode], _ condition: Condition, _ result: OperationCode) {
        self.parts = parts
        self.condition = condition
        self.result = result
    }

    /// All of them; of those that fit, the first is taken.
    static let all: [Fusion] = [
        Fusion([.slli, .add, .ld], .chain, .slliAddLd),
        Fusion([.slli, .add, .lw], .chain, .slliAddLw),
        Fusion([.slli, .add], .chain, .slliAdd),
        Fusion([.slli, .srli], .chain, .slliSrli),
        Fusion([.add, .ld], .chain, .addLd),
        Fusion([.add, .lw], .chain, .addLw),
        Fusion([.add, .lbu], .chain, .addLbu),
        Fusion([.ld, .ld], .sameBase, .ldLd),
        Fusion([.lw, .lw], .sameBase, .lwLw),
        Fusion([.sd, .sd], .sameBase, .sdSd),
        Fusion([.sw, .sw], .sameBase, .swSw),
        Fusion([.fld, .fld], .sameBase, .fldFld),
        Fusion([.fsd, .fsd], .sameBase, .fsdFsd),
        Fusion([.ld, .beq], .always, .ldBeq),
        Fusion([.ld, .bne], .always, .ldBne),
        Fusion([.lbu, .beq], .always, .lbuBeq),
        Fusion([.lbu, .bne], .always, .lbuBne),
        Fusion([.addi, .beq], .always, .addiBeq),
        Fusion([.addi, .bne], .always, .addiBne),
        Fusion([.addi, .blt], .always, .addiBlt),
        Fusion([.addi, .bge], .always, .addiBge),
        Fusion([.addi, .bltu], .always, .addiBltu),
        Fusion([.addi, .bgeu], .always, .addiBgeu),
        Fusion([.addiw, .blt], .always, .addiwBlt),
        Fusion([.addiw, .bne], .always, .addiwBne),
        Fusion([.add, .bne], .always, .addBne),
        Fusion([.andi, .beq], .always, .andiBeq),
        Fusion([.andi, .bne], .always, .andiBne),
        Fusion([.add, .add], .always, .addAdd),
        Fusion([.addi, .add], .always, .addiAdd),
        Fusion([.addi, .ld], .always, .addiLd),
        Fusion([.addi, .sd], .always, .addiSd),
        Fusion([.move, .move], .always, .moveMove),
        Fusion([.constant, .move], .always, .constantMove),
        Fusion([.move, .jal], .always, .moveJal),
    ]

    /// Those that begin with an operation, by its code.
    private static let byFirst: [[Fusion]] = {
        var result = [[Fusion]](repeating: [], count: 256)
        for fusion in all { result[Int(fusion.parts[0].rawValue)].append(fusion) }
        return result
    }()

    /// Puts operations together where that is possible.
    static func fuse(_ operations: UnsafeMutableBufferPointer<Operation>) {
        var index = 0
        while index < operations.count {
            let rest = unsafe UnsafeMutableBufferPointer(rebasing: operations[index...])
            let candidates = unsafe byFirst[Int(operations[index].code.rawValue)]
            guard let fusion = candidates.first(where: { unsafe $0.fits(rest) }) else {
                index += 1
                continue
            }
            unsafe operations[index].code = fusion.result
            index += fusion.parts.count
        }
    }

    /// Whether the first of some operations can be fused, turning sums as far as it looks.
    private func fits(_ operations: UnsafeMutableBufferPointer<Operation>) -> Bool {
        guard parts.count <= operations.count else { return false }
        for index in parts.indices where unsafe parts[index] != operations[index].code { return false }
        switch condition {
        case .always:
            return true
        case .sameBase:
            let first = unsafe operations[0]
            // What floating-point loads and stores name `rd` is no base.
            let keepsBase = first.code != .ld && first.code != .lw || first.rd != first.rs1
            return unsafe keepsBase && first.rs1 == operations[1].rs1
        case .chain:
            for index in parts.indices.dropFirst() {
                let link = unsafe operations[index - 1].rd
                if unsafe operations[index].rs1 == link { continue }
                guard unsafe operations[index].code == .add && operations[index].rs2 == link else { return false }
                unsafe operations[index].rs2 = operations[index].rs1
                unsafe operations[index].rs1 = link
            }
            return true
        }
    }
}

extension OperationCode {
    /// What the operation alone is.
    var single: OperationCode { Self.singles[Int(rawValue)] }

    /// The same by code.
    private static let singles: InlineArray<256, OperationCode> = {
        var result = InlineArray<256, OperationCode>(repeating: .illegal)
        for code in allCases { result[Int(code.rawValue)] = code }
        for fusion in Fusion.all { result[Int(fusion.result.rawValue)] = fusion.parts[0] }
        return result
    }()
}

/// Something to keep in a cache: a number with an identity.
final class Answer: Sendable, Equatable, ExpressibleByIntegerLiteral {
    let number: Int

    init(_ number: Int) { self.number = number }
    init(integerLiteral number: Int) { self.number = number }

    static func == (left: Answer, right: Answer) -> Bool { left.number == right.number }
}

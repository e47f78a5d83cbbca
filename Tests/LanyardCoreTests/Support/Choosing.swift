/// Choices of a seeded generator.
extension SeededGenerator {
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// One time in so many.
    mutating func chance(_ count: Int) -> Bool {
        number(1...count) == 1
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(0...(elements.count - 1))]
    }

    /// So many elements, one after the other.
    mutating func text(_ range: ClosedRange<Int>, of elements: [String]) -> String {
        var result = ""
        for _ in 0..<number(range) { result += pick(elements) }
        return result
    }
}

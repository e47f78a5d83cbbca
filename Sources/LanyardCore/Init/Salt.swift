/// A bucket's salt: three hexadecimal digits, as in `3fa`.
package enum Salt {
    /// Draws one, once: from then on it stands in the file as a literal.
    package static func draw(using generator: inout some RandomNumberGenerator) -> String {
        hexadecimal(UInt32.random(in: 0...0xfff, using: &generator), digits: 3)
    }
}

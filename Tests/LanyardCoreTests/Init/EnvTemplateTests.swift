import LanyardCore
import Testing

@Suite("The canonical env.sh")
struct EnvTemplateTests {
    private let template = CanonicalFile.template

    @Test("byte for byte")
    func bytes() {
        #expect(template.text == CanonicalFile.text)
    }

    @Test("the usual repository stays an expansion, another one is a literal")
    func repository() {
        var other = template
        other.repository = "ray-whisper-tune"
        #expect(other.text == CanonicalFile.text)
        other.repository = "models"
        #expect(
            other.text
                == CanonicalFile.text.replacing(
                    "export REPO=\"${PROJECT_ID}-tune\"",
                    with: "export REPO=models"
                )
        )
    }

    @Test("a value is quoted only where a shell would read it otherwise")
    func quoting() {
        var other = template
        other.account = "o'brien+$x@domain.com"
        #expect(
            other.text
                == CanonicalFile.text.replacing("username@domain.com", with: "'o'\\''brien+$x@domain.com'")
        )
    }

    @Test("a salt is three hexadecimal digits of the generator's bits")
    func salt() {
        var lowest = Fixed(value: 0)
        #expect(Salt.draw(using: &lowest) == "000")
        var highest = Fixed(value: .max)
        #expect(Salt.draw(using: &highest) == "fff")
    }

    private struct Fixed: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }
}

import Glibc
import LanyardCore
import LanyardSystem
import Testing

@Suite("The environment")
struct EnvironmentTests {
    @Test("an empty variable is unset as a text, and empty as bytes")
    func empty() {
        let environment = Environment(["A": "", "B": "b"])
        #expect(environment["A"] == nil && environment["B"] == "b" && environment["C"] == nil)
        #expect(environment[bytes: "A"] == ByteString("") && environment[bytes: "C"] == nil)
    }

    @Test("strings are sorted by name")
    func strings() {
        var environment = Environment(["B": "2", "AB": "=1=", "A_": "3", "A": ""])
        environment["C"] = "4"
        environment["B"] = nil
        #expect(environment.strings.map(\.text) == ["A=", "AB==1=", "A_=3", "C=4"])
        environment["A"] = "new"
        environment.keep { $0.hasPrefix("A") }
        #expect(environment.strings.map(\.text) == ["A=new", "AB==1=", "A_=3"])
        #expect(environment.entries(startingWith: "AB").map(\.name.text) == ["AB"])
    }

    @Test("of the process is read in place: the first of two entries wins, and what is no entry is none")
    func live() async throws {
        await #expect(processExitsWith: .success) {
            let lines = ["B=first", "A=", "nothing", "B=second", "AB=x=y", "C=\u{FC}"]
            // Room in the array, which is then this test's own: the process is there for nothing else.
            for line in lines.indices { setenv("ROOM_\(line)", "", 1) }
            for (index, line) in lines.enumerated() { environ[index] = strdup(line) }
            environ[lines.count] = nil
            let environment = Environment.live
            #expect(environment["B"] == "first" && environment["A"] == nil && environment["nothing"] == nil)
            #expect(environment[bytes: "A"] == ByteString(""))
            #expect(environment[bytes: "C"]?.bytes == [0xC3, 0xBC])
            #expect(
                environment.entries.map { $0.name.text + "=" + $0.value.text }
                    == lines.filter { $0 != "nothing" && $0 != "B=second" }
            )
            #expect(environment.entries(startingWith: "A").map(\.name.text) == ["A", "AB"])
            #expect(environment.strings.map(\.text) == ["A=", "AB=x=y", "B=first", "C=\u{FC}"])
            // A change is ours alone.
            var changed = environment
            changed["B"] = "third"
            #expect(changed["B"] == "third" && environment["B"] == "first")
        }
    }
}

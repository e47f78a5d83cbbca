/// zsh: the form of bash, which survives `sh_word_split` and `glob_subst` as well.
package struct ZshDialect: ShellDialect {
    package let name = "zsh"
    package let programs = ["zsh", "rzsh"]

    package init() {}

    package func export(_ name: String, _ value: ByteString) -> [UInt8] {
        BashDialect().export(name, value)
    }

    package func quoted(_ value: ByteString) -> [UInt8] {
        dollarQuoted(value)
    }
}

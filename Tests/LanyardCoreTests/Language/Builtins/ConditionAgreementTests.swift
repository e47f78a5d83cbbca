import Glibc
import Testing

@Suite("Tests and real bash")
struct ConditionAgreementTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("file", Array("text\n".utf8))
        try folder.write("empty", [])
        try folder.write("run", Array("#!/bin/sh\n".utf8))
        try #require(chmod(folder.path + "/run", 0o700) == 0)
        try #require(mkdir(folder.path + "/folder", 0o700) == 0)
        for (name, target) in [("link", "file"), ("lost", "nowhere"), ("loop", "loop")] {
            try #require(symlink(target, folder.path + "/" + name) == 0)
        }
    }

    @Test("[ and test end with the same code, whatever their words are")
    func test() throws {
        try Agreement(folder: folder).check(answered: 60) { ConditionGenerator.test(&$0) }
    }

    @Test("[[ ]] ends with the same code")
    func condition() throws {
        try Agreement(folder: folder).check(answered: 60) { ConditionGenerator.condition(&$0) }
    }
}

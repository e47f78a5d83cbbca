import Glibc
import LanyardCore

// `./shell/fuzz` builds and runs this with libFuzzer, outside of the package.

/// One file of any bytes through reader, evaluator and all rules, within the time that is allowed.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzEnvFile(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let begin = processorTime()
    let source = SourceText(path: "env.sh", bytes: bytes)
    let script = CheckedScript(source, environment: { $0 == "OUTER" ? "v" : nil })
    for finding in Rules.findings(in: script) where finding.path == "env.sh" {
        precondition(finding.range.upperBound <= count && finding.start <= finding.end, finding.rule)
    }
    let milliseconds = (processorTime() - begin) / 1_000_000
    // What is counted for coverage makes everything slower, by a factor of two or three.
    precondition(milliseconds < 100, "\(milliseconds) ms for \(count) bytes")
    return 0
}

/// Nanoseconds that this thread has worked: others on the machine do not count.
private func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

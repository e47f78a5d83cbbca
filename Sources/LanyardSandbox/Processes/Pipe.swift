import CProcess
import Glibc
import LanyardSystem

/// Both ends of a pipe(2), close-on-exec.
func pipe() throws(FileError) -> (reader: Descriptor, writer: Descriptor) {
    var ends: [Int32] = [0, 0]
    guard lanyard_pipe(&ends) == 0 else { throw FileError(errno: errno) }
    return (Descriptor(ends[0]), Descriptor(ends[1]))
}

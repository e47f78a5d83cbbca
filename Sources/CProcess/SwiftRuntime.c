// Two functions of the Swift runtime, in forms that cost nothing: the linker takes these instead of the archive's.
//
// - The runtime finds argv by reading /proc/self/maps and searching the stack (CommandLine.cpp). The C library hands argv
//   to each constructor, which is where this one has it from.
// - Before main, the runtime looks beside the program for swift-backtrace (Backtrace.cpp), which Lanyard never ships:
//   what a crash could print are secrets.
#include <stddef.h>

#define ours __attribute__((weak, visibility("hidden")))

static int argument_count;
static char **arguments;

__attribute__((constructor)) static void keep_arguments(int count, char **list) {
    argument_count = count;
    arguments = list;
}

ours char **_swift_stdlib_getUnsafeArgvArgc(int *count) {
    *count = argument_count;
    return arguments;
}

ours char *swift_copyAuxiliaryExecutablePath(const char *name) {
    (void)name;
    return NULL;
}

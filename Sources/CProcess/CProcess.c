#define _GNU_SOURCE
#include "CProcess.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

int lanyard_make_undumpable(void) {
    struct rlimit none = {0, 0};
    int limited = setrlimit(RLIMIT_CORE, &none);
    int hidden = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    return limited == 0 && hidden == 0 ? 0 : -1;
}

int lanyard_open(const char *path, int flags, unsigned mode) {
    return open(path, flags | O_CLOEXEC, mode);
}

int lanyard_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}

int lanyard_make_temporary(char *path_template) {
    return mkostemp(path_template, O_CLOEXEC);
}

const short lanyard_spawn_new_session = POSIX_SPAWN_SETSID;

int lanyard_spawn_in_folder(void *actions, const char *path) {
    return posix_spawn_file_actions_addchdir_np(actions, path);
}

int lanyard_spawn_close_from(void *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

void lanyard_open_standard_streams(void) {
    for (int number = 0; number <= 2; number++) {
        // The lowest free number is the one that is missing. The wrong way round: reading and writing still fail.
        if (fcntl(number, F_GETFD) < 0) (void)open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY);
    }
}

int lanyard_adopt_orphans(void) {
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

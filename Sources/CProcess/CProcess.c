#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
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

static void wake_up(int signal) {
    (void)signal;
}

/// Without a timer to wake us up: many looks with pauses between them, which notice a lock that is free a little late.
static int flock_by_turns(int descriptor, int milliseconds) {
    const struct timespec pause = {0, 20 * 1000 * 1000};
    for (;;) {
        if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return 0;
        if (errno != EWOULDBLOCK && errno != EINTR) return -1;
        if ((milliseconds -= 20) <= 0) break;
        nanosleep(&pause, NULL);
    }
    errno = EWOULDBLOCK;
    return -1;
}

int lanyard_flock(int descriptor, int milliseconds) {
    if (milliseconds <= 0) {
        int result;
        do result = flock(descriptor, LOCK_EX | LOCK_NB);
        while (result < 0 && errno == EINTR);
        return result;
    }
    // The alarm is for this thread alone: another one would be woken up in vain.
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGALRM};
    event._sigev_un._tid = gettid();
    timer_t timer;
    // EAGAIN: a user may have so many signals pending and no more (RLIMIT_SIGPENDING).
    if (timer_create(CLOCK_MONOTONIC, &event, &timer) < 0) return flock_by_turns(descriptor, milliseconds);
    // It stays: another thread may wait as well, and no alarm of ours may come late and find the default, death.
    struct sigaction action = {.sa_handler = wake_up};
    sigset_t alarms, old_mask;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    sigaction(SIGALRM, &action, NULL);
    pthread_sigmask(SIG_UNBLOCK, &alarms, &old_mask);
    // Again and again: the first alarm may come before the wait has begun, and then interrupts nothing.
    struct itimerspec times = {
        .it_interval = {0, 10 * 1000 * 1000},
        .it_value = {milliseconds / 1000, milliseconds % 1000 * 1000 * 1000},
    };
    timer_settime(timer, 0, &times, NULL);
    int result = flock(descriptor, LOCK_EX);
    int error = errno == EINTR ? EWOULDBLOCK : errno;
    timer_delete(timer);
    pthread_sigmask(SIG_SETMASK, &old_mask, NULL);
    errno = error;
    return result;
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

int lanyard_process_handle(int process) {
    return (int)syscall(SYS_pidfd_open, process, 0);
}

void lanyard_use_one_arena(void) {
    mallopt(M_ARENA_MAX, 1);
}

/// Calls about processes and descriptors that Swift cannot import: variadic ones, macros and GNU extensions.
/// No system header is included here, so that the types of Glibc keep belonging to Glibc.
#pragma once

/// No core dump, and no ptrace or /proc/PID/mem by other processes of the same user: the process holds tokens.
int lanyard_make_undumpable(void);

/// open(2), close-on-exec.
int lanyard_open(const char *path, int flags, unsigned mode);

/// pipe2(2), close-on-exec: `ends[0]` is read, `ends[1]` is written.
int lanyard_pipe(int ends[2]);

/// flock(2), exclusive: waits that many milliseconds for the lock, 0: not at all. -1 with EWOULDBLOCK where another
/// process holds it for longer. SIGALRM is caught from then on (a program that is started gets its default back).
int lanyard_flock(int descriptor, int milliseconds);

/// mkostemp(3), close-on-exec: the template ends in XXXXXX and is overwritten.
int lanyard_make_temporary(char *path_template);

/// POSIX_SPAWN_SETSID: the spawned program leads a session of its own.
extern const short lanyard_spawn_new_session;

/// The working folder in which a spawned program starts: posix_spawn_file_actions_addchdir_np(3).
int lanyard_spawn_in_folder(void *actions, const char *path);

/// Makes this process the parent of every descendant whose own parent ends: prctl(2), PR_SET_CHILD_SUBREAPER.
int lanyard_adopt_orphans(void);

/// No descriptor from `first` on reaches a spawned program: posix_spawn_file_actions_addclosefrom_np(3), glibc 2.34.
int lanyard_spawn_close_from(void *actions, int first);

/// Opens /dev/null in place of standard streams that the caller has closed, lest a file of ours get their number.
void lanyard_open_standard_streams(void);

/// A descriptor, close-on-exec, that can be read from once that child has ended: pidfd_open(2). Below 0 where the kernel
/// knows none.
int lanyard_process_handle(int process);

/// All threads take their memory from one place: mallopt(3), M_ARENA_MAX. Each further arena is touched for the first
/// time as well, and reserves 64 MiB of address space.
void lanyard_use_one_arena(void);

// Times whole processes from posix_spawn(3) to wait4(2), in turns (A B C A B C …), so that a machine whose speed drifts
// drifts for all of them alike. For ./shell/bench, which compiles it.
//
//   time-processes <table      each line: RUNS, INPUT FILE, NAME, BEFORE, PROGRAM and ARGUMENTS, separated by tabs
//
// BEFORE is a line for the shell that brings about what a run needs (`lanyard clear`): run before each of its runs, and
// neither timed nor counted; empty where nothing is to be done.
//
// Prints NAME, median milliseconds, the number of failed runs and the most memory that a run held (kB, getrusage(2)),
// separated by tabs.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { most_commands = 32, most_arguments = 32, most_runs = 10000, warm_up = 3 };

struct command {
    int runs, done, failed;
    long memory;
    char *input, *name, *before, *arguments[most_arguments];
    double *times;
};

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

// Milliseconds of one run; its exit status goes to `status`.
static double run(struct command *command, int *status) {
    if (*command->before && system(command->before) != 0) {
        fprintf(stderr, "this failed: %s\n", command->before);
        exit(1);
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, command->input, O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    extern char **environ;
    pid_t process;
    double start = milliseconds();
    if (posix_spawnp(&process, command->arguments[0], &actions, NULL, command->arguments, environ) != 0) {
        fprintf(stderr, "cannot start %s\n", command->arguments[0]);
        exit(1);
    }
    struct rusage usage;
    wait4(process, status, 0, &usage);
    double time = milliseconds() - start;
    if (usage.ru_maxrss > command->memory) command->memory = usage.ru_maxrss;
    posix_spawn_file_actions_destroy(&actions);
    return time;
}

static int ascending(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return difference < 0 ? -1 : difference > 0;
}

static int read_table(struct command *commands) {
    static char line[1 << 16];
    int count = 0;
    while (count < most_commands && fgets(line, sizeof line, stdin)) {
        char *rest = strdup(strtok(line, "\n"));
        struct command *command = &commands[count++];
        command->runs = atoi(strsep(&rest, "\t"));
        command->input = strsep(&rest, "\t");
        command->name = strsep(&rest, "\t");
        command->before = strsep(&rest, "\t");
        for (int i = 0; rest && i < most_arguments - 1; i++) command->arguments[i] = strsep(&rest, "\t");
        if (command->runs < 1 || command->runs > most_runs || !command->arguments[0]) {
            fprintf(stderr, "line %d of the table cannot be read\n", count);
            exit(1);
        }
        command->times = malloc(sizeof(double) * command->runs);
    }
    return count;
}

int main(void) {
    static struct command commands[most_commands];
    int count = read_table(commands), status;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < warm_up; j++) run(&commands[i], &status);
    for (int left = 1; left;) {
        left = 0;
        for (int i = 0; i < count; i++) {
            struct command *command = &commands[i];
            if (command->done == command->runs) continue;
            command->times[command->done++] = run(command, &status);
            command->failed += status != 0;
            left = 1;
        }
    }
    for (int i = 0; i < count; i++) {
        struct command *command = &commands[i];
        qsort(command->times, command->runs, sizeof(double), ascending);
        printf("%s\t%.3f\t%d\t%ld\n", command->name, command->times[command->runs / 2], command->failed, command->memory);
    }
    return 0;
}

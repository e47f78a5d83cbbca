// The least that a warm answer can cost, for ./shell/bench: a static C program that finds one key of the user's keyring
// and writes its payload to standard output.
//
//   read-key DESCRIPTION
#include <linux/keyctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int count, char **arguments) {
    static char payload[1 << 15];
    if (count != 2) return 2;
    syscall(SYS_keyctl, KEYCTL_LINK, KEY_SPEC_USER_KEYRING, KEY_SPEC_PROCESS_KEYRING);
    long key = syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_USER_KEYRING, "user", arguments[1], 0);
    long size = key < 0 ? -1 : syscall(SYS_keyctl, KEYCTL_READ, key, payload, sizeof payload);
    return size > 0 && write(1, payload, size) == size ? 0 : 1;
}

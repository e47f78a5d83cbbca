#include "CKeyring.h"

#include <linux/keyctl.h>
#include <sys/syscall.h>
#include <unistd.h>

long lanyard_key_add(const char *description, const void *payload, size_t size, lanyard_key keyring) {
    return syscall(SYS_add_key, "user", description, payload, size, keyring);
}

long lanyard_key_search(lanyard_key keyring, const char *description) {
    return syscall(SYS_keyctl, KEYCTL_SEARCH, keyring, "user", description, 0);
}

long lanyard_key_read(lanyard_key key, void *buffer, size_t size) {
    return syscall(SYS_keyctl, KEYCTL_READ, key, buffer, size);
}

long lanyard_key_describe(lanyard_key key, char *buffer, size_t size) {
    return syscall(SYS_keyctl, KEYCTL_DESCRIBE, key, buffer, size);
}

long lanyard_key_set_permissions(lanyard_key key, uint32_t permissions) {
    return syscall(SYS_keyctl, KEYCTL_SETPERM, key, permissions);
}

long lanyard_key_set_timeout(lanyard_key key, unsigned seconds) {
    return syscall(SYS_keyctl, KEYCTL_SET_TIMEOUT, key, seconds);
}

long lanyard_key_link(lanyard_key key, lanyard_key keyring) {
    return syscall(SYS_keyctl, KEYCTL_LINK, key, keyring);
}

long lanyard_key_unlink(lanyard_key key, lanyard_key keyring) {
    return syscall(SYS_keyctl, KEYCTL_UNLINK, key, keyring);
}

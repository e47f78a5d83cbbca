/// The kernel's key management calls, keyrings(7), without libkeyutils: syscall(2) is variadic, so Swift needs these.
/// Each returns -1 and sets errno on an error.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef int32_t lanyard_key;

/// KEY_SPEC_PROCESS_KEYRING: ours alone, gone when we end.
static const lanyard_key lanyard_process_keyring = -2;
/// KEY_SPEC_USER_KEYRING: one for each user id.
static const lanyard_key lanyard_user_keyring = -4;

/// add_key(2) for a key of type "user": the new key's serial number, or -1 and errno.
long lanyard_key_add(const char *description, const void *payload, size_t size, lanyard_key keyring);

/// KEYCTL_SEARCH for a key of type "user" in one keyring; nothing is linked anywhere.
long lanyard_key_search(lanyard_key keyring, const char *description);

/// KEYCTL_READ: the whole size of the payload (or of a keyring's list of int32), whatever `size` is.
long lanyard_key_read(lanyard_key key, void *buffer, size_t size);

/// KEYCTL_DESCRIBE: "type;uid;gid;permissions;description" with a final NUL.
long lanyard_key_describe(lanyard_key key, char *buffer, size_t size);

long lanyard_key_set_permissions(lanyard_key key, uint32_t permissions);

/// `seconds` from now the kernel drops the key; 0 means never.
long lanyard_key_set_timeout(lanyard_key key, unsigned seconds);

long lanyard_key_link(lanyard_key key, lanyard_key keyring);

long lanyard_key_unlink(lanyard_key key, lanyard_key keyring);

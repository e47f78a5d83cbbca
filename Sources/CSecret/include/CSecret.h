/// The tokens that the Secret Service keeps for us, over libsecret, which is loaded when the service is first asked.
///
/// No call but one unlocks or prompts, and none creates a collection. Each may block for as long as the service pleases, so each belongs
/// on a thread that nobody waits for without a limit. A `reason` is a copy that the caller frees.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct lanyard_secrets lanyard_secrets;
typedef struct lanyard_secret_items lanyard_secret_items;

/// How a call ended.
enum lanyard_secret_result {
    lanyard_secret_done,
    /// No library, no bus, or nobody on it who is a Secret Service.
    lanyard_secret_absent,
    /// The collection is locked.
    lanyard_secret_locked,
    lanyard_secret_failed,
};

/// Loads the library, connects to the session bus and opens a session with the service.
enum lanyard_secret_result lanyard_secrets_open(lanyard_secrets **secrets, char **reason);

/// Our items in that namespace: all, or those with that hash or account (each NULL: whichever).
enum lanyard_secret_result lanyard_secrets_find(
    lanyard_secrets *secrets, const char *name_space, const char *hash, const char *account,
    lanyard_secret_items **items, char **reason
);

size_t lanyard_secret_items_count(const lanyard_secret_items *items);
/// The secret of one item; NULL where it is locked.
const char *lanyard_secret_items_payload(const lanyard_secret_items *items, size_t index, size_t *size);
enum lanyard_secret_result lanyard_secret_items_delete(lanyard_secret_items *items, size_t index, char **reason);
void lanyard_secret_items_free(lanyard_secret_items *items);

/// Stores a payload in the `session` collection, which lives in memory, else in the default one, in place of the item
/// there with the same attributes.
enum lanyard_secret_result lanyard_secrets_store(
    lanyard_secrets *secrets, const char *name_space, const char *hash, const char *account, const char *label,
    const void *payload, size_t size, char **reason
);

/// Whether the collection to which a payload would go is locked. Nobody is asked for a password, as somebody may be who
/// searches: KeePassXC first unlocks what it searches.
enum lanyard_secret_result lanyard_secrets_is_locked(lanyard_secrets *secrets, bool *locked, char **reason);

/// Lets the service ask somebody for the password of that collection, and waits for the end of that.
enum lanyard_secret_result lanyard_secrets_unlock(lanyard_secrets *secrets, char **reason);

/// Whether the service is still the one that was connected to; nobody is started to find that out.
bool lanyard_secrets_are_served(lanyard_secrets *secrets);

/// Lets calls that are under way on other threads, and later ones, fail at once.
void lanyard_secrets_cancel(void);

#include "CSecret.h"

// The calls that name items by their D-Bus paths, without a proxy object and four round trips for each.
#define SECRET_API_SUBJECT_TO_CHANGE

#include <dlfcn.h>
#include <libsecret/secret.h>
#include <stdlib.h>
#include <string.h>

#define FUNCTIONS(use)                                                                                                 \
    use(secret_service_get_sync) use(secret_service_search_for_dbus_paths_sync)                                        \
    use(secret_service_get_secrets_for_dbus_paths_sync) use(secret_service_delete_item_dbus_path_sync)                 \
    use(secret_collection_for_alias_sync) use(secret_collection_get_locked) use(secret_item_create_sync)               \
    use(secret_service_unlock_dbus_paths_sync) use(secret_value_new) use(secret_value_get) use(secret_value_unref)     \
    use(g_dbus_proxy_get_object_path) use(g_dbus_proxy_call_sync) use(g_dbus_proxy_get_connection)                     \
    use(g_dbus_connection_call_sync) use(g_variant_new) use(g_variant_get) use(g_variant_unref)                        \
    use(g_cancellable_new) use(g_cancellable_cancel) use(g_dbus_error_get_remote_error)                                \
    use(g_dbus_error_strip_remote_error) use(g_error_free) use(g_error_matches) use(g_io_error_quark) use(g_free)      \
    use(g_hash_table_new) use(g_hash_table_insert) use(g_hash_table_lookup) use(g_hash_table_unref)                    \
    use(g_object_unref) use(g_str_equal) use(g_str_hash) use(g_strfreev) use(g_log_set_default_handler)

#define DECLARE(name) static __typeof__(&name) p_##name;
FUNCTIONS(DECLARE)

/// Shared by all calls: once the service has been given up, nothing more is asked of it.
static GCancellable *cancellable;

static const SecretSchema schema = {
    "lanyard.AccessToken",
    SECRET_SCHEMA_NONE,
    {
        {"namespace", SECRET_SCHEMA_ATTRIBUTE_STRING},
        {"hash", SECRET_SCHEMA_ATTRIBUTE_STRING},
        {"account", SECRET_SCHEMA_ATTRIBUTE_STRING},
        {NULL, 0},
    },
};

struct lanyard_secrets {
    SecretService *service;
    /// The service's own name on the bus, `:1.42`; NULL where that was not told.
    char *owner;
};

struct lanyard_secret_items {
    SecretService *service;
    /// D-Bus paths, each list ended by NULL: first all that are unlocked, then all that are locked.
    gchar **unlocked, **locked;
    size_t unlocked_count, locked_count;
    /// The values of the unlocked ones, by path; NULL where there are none.
    GHashTable *values;
};

/// GLib's warnings are no text for people, and standard error is not theirs.
static void stay_silent(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer context) {
}

static const char *load(void) {
    if (cancellable) return NULL;
    void *library = dlopen("libsecret-1.so.0", RTLD_LAZY | RTLD_LOCAL);
    if (!library) return dlerror();
#define FIND(name)                                                                                                     \
    if (!(p_##name = (__typeof__(p_##name))dlsym(library, #name))) return dlerror();
    FUNCTIONS(FIND)
    p_g_log_set_default_handler(stay_silent, NULL);
    cancellable = p_g_cancellable_new();
    return NULL;
}

/// Whether the bus says that nobody there is a Secret Service, and that it knows of none to start.
static bool is_absent(const char *name) {
    return strcmp(name, "org.freedesktop.DBus.Error.ServiceUnknown") == 0 ||
           strcmp(name, "org.freedesktop.DBus.Error.NameHasNoOwner") == 0 ||
           strncmp(name, "org.freedesktop.DBus.Error.Spawn.", 33) == 0;
}

/// Whether nobody listens where the session bus should be: a session that has ended, an address of another machine.
static bool has_no_bus(const GError *error) {
    GQuark domain = p_g_io_error_quark();
    return p_g_error_matches(error, domain, G_IO_ERROR_NOT_FOUND) ||
           p_g_error_matches(error, domain, G_IO_ERROR_NOT_DIRECTORY) ||
           p_g_error_matches(error, domain, G_IO_ERROR_CONNECTION_REFUSED);
}

static enum lanyard_secret_result tell(GError *error, char **reason) {
    if (!error) return lanyard_secret_done;
    enum lanyard_secret_result result = has_no_bus(error) ? lanyard_secret_absent : lanyard_secret_failed;
    char *name = p_g_dbus_error_get_remote_error(error);
    if (name) {
        if (is_absent(name)) result = lanyard_secret_absent;
        if (strcmp(name, "org.freedesktop.Secret.Error.IsLocked") == 0) result = lanyard_secret_locked;
        p_g_free(name);
    }
    p_g_dbus_error_strip_remote_error(error);
    *reason = strdup(error->message);
    p_g_error_free(error);
    return result;
}

/// Who has the service's name on the bus, which the caller frees; NULL: nobody.
static char *current_owner(SecretService *service) {
    GError *error = NULL;
    GVariant *answer = p_g_dbus_connection_call_sync(
        p_g_dbus_proxy_get_connection((GDBusProxy *)service), "org.freedesktop.DBus", "/org/freedesktop/DBus",
        "org.freedesktop.DBus", "GetNameOwner", p_g_variant_new("(s)", "org.freedesktop.secrets"), NULL,
        G_DBUS_CALL_FLAGS_NONE, -1, cancellable, &error
    );
    if (!answer) {
        p_g_error_free(error);
        return NULL;
    }
    const char *name = NULL;
    p_g_variant_get(answer, "(&s)", &name);
    char *copy = strdup(name);
    p_g_variant_unref(answer);
    return copy;
}

enum lanyard_secret_result lanyard_secrets_open(lanyard_secrets **secrets, char **reason) {
    const char *trouble = load();
    if (trouble) {
        *reason = strdup(trouble);
        return lanyard_secret_absent;
    }
    GError *error = NULL;
    // The service's properties are read before a session is opened: some daemons of GNOME die if it is otherwise.
    SecretService *service = p_secret_service_get_sync(SECRET_SERVICE_OPEN_SESSION, cancellable, &error);
    if (!service) return tell(error, reason);
    *secrets = calloc(1, sizeof **secrets);
    (*secrets)->service = service;
    return lanyard_secret_done;
}

bool lanyard_secrets_are_served(lanyard_secrets *secrets) {
    char *owner = current_owner(secrets->service);
    if (!owner) return false;
    // Whoever is first looked for is the one to stay.
    if (!secrets->owner) secrets->owner = strdup(owner);
    bool is_same = strcmp(owner, secrets->owner) == 0;
    free(owner);
    return is_same;
}

static GHashTable *attributes(const char *name_space, const char *hash, const char *account) {
    GHashTable *table = p_g_hash_table_new(p_g_str_hash, p_g_str_equal);
    p_g_hash_table_insert(table, "namespace", (char *)name_space);
    if (hash) p_g_hash_table_insert(table, "hash", (char *)hash);
    if (account) p_g_hash_table_insert(table, "account", (char *)account);
    return table;
}

static size_t count(gchar **paths) {
    size_t count = 0;
    while (paths && paths[count]) count++;
    return count;
}

enum lanyard_secret_result lanyard_secrets_find(
    lanyard_secrets *secrets, const char *name_space, const char *hash, const char *account,
    lanyard_secret_items **items, char **reason
) {
    GError *error = NULL;
    GHashTable *table = attributes(name_space, hash, account);
    lanyard_secret_items *found = calloc(1, sizeof *found);
    found->service = secrets->service;
    p_secret_service_search_for_dbus_paths_sync(
        secrets->service, &schema, table, cancellable, &found->unlocked, &found->locked, &error
    );
    p_g_hash_table_unref(table);
    if (!error) {
        found->unlocked_count = count(found->unlocked);
        found->locked_count = count(found->locked);
    }
    if (found->unlocked_count > 0) {
        found->values = p_secret_service_get_secrets_for_dbus_paths_sync(
            secrets->service, (const gchar **)found->unlocked, cancellable, &error
        );
    }
    if (error) {
        lanyard_secret_items_free(found);
        return tell(error, reason);
    }
    *items = found;
    return lanyard_secret_done;
}

size_t lanyard_secret_items_count(const lanyard_secret_items *items) {
    return items->unlocked_count + items->locked_count;
}

const char *lanyard_secret_items_payload(const lanyard_secret_items *items, size_t index, size_t *size) {
    gsize length = 0;
    SecretValue *value = NULL;
    if (index < items->unlocked_count) value = p_g_hash_table_lookup(items->values, items->unlocked[index]);
    const char *payload = value ? p_secret_value_get(value, &length) : NULL;
    *size = length;
    return payload;
}

enum lanyard_secret_result lanyard_secret_items_delete(lanyard_secret_items *items, size_t index, char **reason) {
    // To delete a locked item would make the service ask for a password.
    if (index >= items->unlocked_count) return lanyard_secret_locked;
    GError *error = NULL;
    p_secret_service_delete_item_dbus_path_sync(items->service, items->unlocked[index], cancellable, &error);
    return tell(error, reason);
}

void lanyard_secret_items_free(lanyard_secret_items *items) {
    p_g_strfreev(items->unlocked);
    p_g_strfreev(items->locked);
    if (items->values) p_g_hash_table_unref(items->values);
    free(items);
}

/// The collection to write to; NULL without an error where there is none.
static SecretCollection *collection(lanyard_secrets *secrets, GError **error) {
    const char *aliases[] = {SECRET_COLLECTION_SESSION, SECRET_COLLECTION_DEFAULT};
    for (size_t index = 0; index < 2; index++) {
        SecretCollection *found = p_secret_collection_for_alias_sync(
            secrets->service, aliases[index], SECRET_COLLECTION_NONE, cancellable, error
        );
        if (found || *error) return found;
    }
    return NULL;
}

/// The path of the collection with that alias, which the caller frees; NULL where there is none, or on an error.
static char *collection_path(lanyard_secrets *secrets, const char *alias, GError **error) {
    GVariant *answer = p_g_dbus_proxy_call_sync(
        (GDBusProxy *)secrets->service, "org.freedesktop.Secret.Service.ReadAlias", p_g_variant_new("(s)", alias),
        G_DBUS_CALL_FLAGS_NONE, -1, cancellable, error
    );
    if (!answer) return NULL;
    const char *path = NULL;
    p_g_variant_get(answer, "(&o)", &path);
    char *copy = strcmp(path, "/") == 0 ? NULL : strdup(path);
    p_g_variant_unref(answer);
    return copy;
}

enum lanyard_secret_result lanyard_secrets_is_locked(lanyard_secrets *secrets, bool *locked, char **reason) {
    // By hand: a proxy object for the collection would cost more round trips, and a token's look-up waits for this.
    GError *error = NULL;
    *locked = false;
    char *path = collection_path(secrets, SECRET_COLLECTION_SESSION, &error);
    if (path || error) {
        // That one lives in memory and is never locked.
        free(path);
        return tell(error, reason);
    }
    path = collection_path(secrets, SECRET_COLLECTION_DEFAULT, &error);
    if (!path) return tell(error, reason);
    GVariant *answer = p_g_dbus_connection_call_sync(
        p_g_dbus_proxy_get_connection((GDBusProxy *)secrets->service), "org.freedesktop.secrets", path,
        "org.freedesktop.DBus.Properties", "Get",
        p_g_variant_new("(ss)", "org.freedesktop.Secret.Collection", "Locked"), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
        cancellable, &error
    );
    free(path);
    if (!answer) return tell(error, reason);
    GVariant *value = NULL;
    p_g_variant_get(answer, "(v)", &value);
    gboolean is_locked = FALSE;
    p_g_variant_get(value, "b", &is_locked);
    *locked = is_locked;
    p_g_variant_unref(value);
    p_g_variant_unref(answer);
    return lanyard_secret_done;
}

enum lanyard_secret_result lanyard_secrets_unlock(lanyard_secrets *secrets, char **reason) {
    GError *error = NULL;
    SecretCollection *target = collection(secrets, &error);
    if (!target) return tell(error, reason);
    const gchar *paths[] = {p_g_dbus_proxy_get_object_path((GDBusProxy *)target), NULL};
    gchar **unlocked = NULL;
    p_secret_service_unlock_dbus_paths_sync(secrets->service, paths, cancellable, &unlocked, &error);
    p_g_strfreev(unlocked);
    p_g_object_unref(target);
    return tell(error, reason);
}

enum lanyard_secret_result lanyard_secrets_store(
    lanyard_secrets *secrets, const char *name_space, const char *hash, const char *account, const char *label,
    const void *payload, size_t size, char **reason
) {
    GError *error = NULL;
    SecretCollection *target = collection(secrets, &error);
    if (error) return tell(error, reason);
    if (!target) {
        *reason = strdup("it has no default collection");
        return lanyard_secret_failed;
    }
    // To write to a locked collection would make the service ask for its password.
    if (p_secret_collection_get_locked(target)) {
        p_g_object_unref(target);
        return lanyard_secret_locked;
    }
    GHashTable *table = attributes(name_space, hash, account);
    SecretValue *value = p_secret_value_new(payload, (gssize)size, "application/json");
    SecretItem *item = p_secret_item_create_sync(
        target, &schema, table, label, value, SECRET_ITEM_CREATE_REPLACE, cancellable, &error
    );
    p_secret_value_unref(value);
    p_g_hash_table_unref(table);
    p_g_object_unref(target);
    if (item) p_g_object_unref(item);
    return tell(error, reason);
}

void lanyard_secrets_cancel(void) {
    if (cancellable) p_g_cancellable_cancel(cancellable);
}

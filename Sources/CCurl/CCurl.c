#define _GNU_SOURCE
#define CURL_DISABLE_DEPRECATION
#define CURL_DISABLE_TYPECHECK
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#if LIBCURL_VERSION_NUM < 0x075700
#define CURLOPT_QUICK_EXIT ((CURLoption)322)
#endif

#define FUNCTIONS(use)                                                                                                 \
    use(curl_global_init) use(curl_easy_init) use(curl_easy_cleanup) use(curl_easy_setopt) use(curl_easy_perform)      \
        use(curl_easy_getinfo) use(curl_easy_strerror) use(curl_slist_append) use(curl_slist_free_all)

#define DECLARE(name) static __typeof__(&name) p_##name;
FUNCTIONS(DECLARE)

/// dlerror(3) in memory that stays: a thread's own goes with the thread.
static const char *loader_error(void) {
    const char *reason = strdup(dlerror());
    return reason ? reason : "out of memory";
}

/// NULL, or what went wrong, in memory that stays.
static const char *load_now(void) {
    // Lazily: of what its thirty libraries call of one another nearly nothing is ever called here.
    void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
    if (!library) return loader_error();
#define FIND(name)                                                                                                     \
    if (!(p_##name = (__typeof__(p_##name))dlsym(library, #name))) return loader_error();
    FUNCTIONS(FIND)
    if (p_curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return "libcurl does not start";
    return NULL;
}

static pthread_t loader;
static enum { not_loaded, loading, loaded } state;

static void *load_in_thread(void *unused) {
    return (void *)load_now();
}

void lanyard_http_prepare(void) {
    if (state == not_loaded && pthread_create(&loader, NULL, load_in_thread, NULL) == 0) state = loading;
}

static const char *load(void) {
    if (state == loaded) return NULL;
    void *reason = NULL;
    if (state == loading) {
        pthread_join(loader, &reason);
    } else {
        reason = (void *)load_now();
    }
    state = reason ? not_loaded : loaded;
    return reason;
}

/// Bytes that grow up to a limit, and are wiped wherever they have been.
struct text {
    uint8_t *bytes;
    size_t size, room, limit;
    bool overflowed;
};

static void wipe(struct text *text) {
    if (text->bytes) explicit_bzero(text->bytes, text->room);
    free(text->bytes);
    *text = (struct text){.limit = text->limit};
}

static bool append(struct text *text, const void *bytes, size_t size) {
    if (size > text->limit - text->size) {
        text->overflowed = true;
        return false;
    }
    if (text->size + size > text->room) {
        size_t room = 2 * (text->size + size);
        uint8_t *grown = malloc(room);
        if (!grown) return false;
        if (text->size) memcpy(grown, text->bytes, text->size);
        size_t used = text->size, limit = text->limit;
        wipe(text);
        *text = (struct text){grown, used, room, limit, false};
    }
    if (size) memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
    return true;
}

struct lanyard_http {
    CURL *curl;
    struct curl_slist *lines;
    struct text body, headers;
    char reason[CURL_ERROR_SIZE];
    /// The first option that this libcurl refused: then nothing is sent.
    CURLcode refused;
};

#define SET(http, option, value)                                                                                       \
    do {                                                                                                               \
        CURLcode code = p_curl_easy_setopt((http)->curl, option, value);                                               \
        if (code != CURLE_OK && (http)->refused == CURLE_OK) (http)->refused = code;                                   \
    } while (0)

static size_t take_body(char *bytes, size_t one, size_t size, void *context) {
    struct lanyard_http *http = context;
    return append(&http->body, bytes, one * size) ? size : size + 1;
}

static size_t take_header(char *bytes, size_t one, size_t size, void *context) {
    struct lanyard_http *http = context;
    // A proxy's answer and a 100 come first: the headers that count follow the last status line.
    if (size >= 5 && strncasecmp(bytes, "HTTP/", 5) == 0) http->headers.size = 0;
    return append(&http->headers, bytes, one * size) ? size : size + 1;
}

lanyard_http *lanyard_http_open(const char *user_agent, const char **reason) {
    if ((*reason = load())) return NULL;
    struct lanyard_http *http = calloc(1, sizeof *http);
    if (http) http->curl = p_curl_easy_init();
    if (!http || !http->curl) {
        free(http);
        *reason = "libcurl does not start";
        return NULL;
    }
    SET(http, CURLOPT_ERRORBUFFER, http->reason);
    SET(http, CURLOPT_USERAGENT, user_agent);
    SET(http, CURLOPT_NOSIGNAL, 1L);
    SET(http, CURLOPT_TCP_NODELAY, 1L);
    SET(http, CURLOPT_FOLLOWLOCATION, 0L);
    SET(http, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(http, CURLOPT_SSL_VERIFYPEER, 1L);
    SET(http, CURLOPT_SSL_VERIFYHOST, 2L);
    SET(http, CURLOPT_WRITEFUNCTION, take_body);
    SET(http, CURLOPT_WRITEDATA, http);
    SET(http, CURLOPT_HEADERFUNCTION, take_header);
    SET(http, CURLOPT_HEADERDATA, http);
    // A name server that is silent must not hold up the end: nobody waits for the thread that asks it. An older libcurl
    // does not know this option, and does wait; then the alarm of the process is what ends it.
    p_curl_easy_setopt(http->curl, CURLOPT_QUICK_EXIT, 1L);
    lanyard_http_proxy(http, NULL, NULL, NULL, NULL);
    return http;
}

static void forget_lines(lanyard_http *http) {
    for (struct curl_slist *line = http->lines; line; line = line->next) explicit_bzero(line->data, strlen(line->data));
    p_curl_slist_free_all(http->lines);
    http->lines = NULL;
}

void lanyard_http_close(lanyard_http *http) {
    p_curl_easy_cleanup(http->curl);
    forget_lines(http);
    wipe(&http->body);
    wipe(&http->headers);
    free(http);
}

void lanyard_http_trust(lanyard_http *http, const char *file, const char *folder) {
    // libcurl has its own default for each: NULL turns it off.
    SET(http, CURLOPT_CAINFO, file);
    SET(http, CURLOPT_CAPATH, folder);
    SET(http, CURLOPT_PROXY_CAINFO, file);
    SET(http, CURLOPT_PROXY_CAPATH, folder);
}

void lanyard_http_proxy(
    lanyard_http *http, const char *url, const char *user, const char *password, const char *exceptions
) {
    // An empty text means none; NULL would mean the variables of the environment.
    SET(http, CURLOPT_PROXY, url ? url : "");
    SET(http, CURLOPT_PROXYUSERNAME, user);
    SET(http, CURLOPT_PROXYPASSWORD, password);
    SET(http, CURLOPT_NOPROXY, exceptions ? exceptions : "");
}

void lanyard_http_header(lanyard_http *http, const char *line) {
    struct curl_slist *grown = p_curl_slist_append(http->lines, line);
    if (grown) {
        http->lines = grown;
    } else if (http->refused == CURLE_OK) {
        http->refused = CURLE_OUT_OF_MEMORY;
    }
}

static enum lanyard_http_result result(const lanyard_http *http, CURLcode code) {
    switch (code) {
    case CURLE_OK: return lanyard_http_answered;
    case CURLE_COULDNT_RESOLVE_HOST: return lanyard_http_no_host;
    case CURLE_COULDNT_RESOLVE_PROXY: return lanyard_http_no_proxy;
    case CURLE_COULDNT_CONNECT: return lanyard_http_no_connection;
    case CURLE_OPERATION_TIMEDOUT: return lanyard_http_timed_out;
    case CURLE_PEER_FAILED_VERIFICATION: return lanyard_http_not_trusted;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_ENGINE_INITFAILED: return lanyard_http_no_tls;
    case CURLE_WRITE_ERROR:
    case CURLE_FILESIZE_EXCEEDED:
        return http->body.overflowed || http->headers.overflowed ? lanyard_http_too_large : lanyard_http_failed;
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return lanyard_http_broken_off;
    default: return lanyard_http_failed;
    }
}

enum lanyard_http_result lanyard_http_send(
    lanyard_http *http, const char *url, const void *body, size_t size, bool allows_plain, long connect_milliseconds,
    long total_milliseconds, size_t answer_limit
) {
    wipe(&http->body);
    wipe(&http->headers);
    http->body.limit = answer_limit;
    http->headers.limit = 1 << 16;
    http->reason[0] = 0;
    SET(http, CURLOPT_URL, url);
    SET(http, CURLOPT_PROTOCOLS, allows_plain ? (long)(CURLPROTO_HTTPS | CURLPROTO_HTTP) : (long)CURLPROTO_HTTPS);
    SET(http, CURLOPT_CONNECTTIMEOUT_MS, connect_milliseconds);
    SET(http, CURLOPT_TIMEOUT_MS, total_milliseconds);
    SET(http, CURLOPT_HTTPHEADER, http->lines);
    if (body) {
        SET(http, CURLOPT_POST, 1L);
        SET(http, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
        SET(http, CURLOPT_POSTFIELDS, body);
    } else {
        SET(http, CURLOPT_HTTPGET, 1L);
    }
    CURLcode code = http->refused;
    if (code == CURLE_OK) code = p_curl_easy_perform(http->curl);
    if (code != CURLE_OK && !http->reason[0]) {
        strncpy(http->reason, p_curl_easy_strerror(code), sizeof http->reason - 1);
    }
    // Neither the headers with the token in them nor the body outlive the request.
    SET(http, CURLOPT_HTTPHEADER, NULL);
    if (body) SET(http, CURLOPT_POSTFIELDS, "");
    forget_lines(http);
    return result(http, code);
}

long lanyard_http_status(const lanyard_http *http) {
    long status = 0;
    p_curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

const uint8_t *lanyard_http_body(const lanyard_http *http, size_t *size) {
    *size = http->body.size;
    return http->body.bytes;
}

const uint8_t *lanyard_http_headers(const lanyard_http *http, size_t *size) {
    *size = http->headers.size;
    return http->headers.bytes;
}

const char *lanyard_http_reason(const lanyard_http *http) {
    return http->reason;
}

long lanyard_http_system_error(const lanyard_http *http) {
    long code = 0;
    p_curl_easy_getinfo(http->curl, CURLINFO_OS_ERRNO, &code);
    return code;
}

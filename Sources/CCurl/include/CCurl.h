/// One HTTPS connection over libcurl, which is loaded when the first one is opened: its calls are variadic, and its
/// types are kept out of Swift, so that this is all that Swift sees of it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A client that keeps its connection between requests.
typedef struct lanyard_http lanyard_http;

/// How a request ended.
enum lanyard_http_result {
    lanyard_http_answered,
    lanyard_http_no_host,
    lanyard_http_no_proxy,
    lanyard_http_no_connection,
    lanyard_http_no_tls,
    lanyard_http_not_trusted,
    lanyard_http_timed_out,
    lanyard_http_too_large,
    lanyard_http_broken_off,
    lanyard_http_failed,
};

/// Begins to load libcurl, which takes as long as a request to a server near by: whoever is going to open a client can do
/// something else meanwhile.
void lanyard_http_prepare(void);

/// NULL where libcurl cannot be loaded: `reason` says why, and is never freed.
lanyard_http *lanyard_http_open(const char *user_agent, const char **reason);
void lanyard_http_close(lanyard_http *http);

/// Whose certificates are trusted: a file, a folder of hashed names, or both; NULL: none of that kind.
void lanyard_http_trust(lanyard_http *http, const char *file, const char *folder);

/// The proxy's URL (NULL: none), its credentials and the hosts that are called without it. No variable of the
/// environment is looked at.
void lanyard_http_proxy(
    lanyard_http *http, const char *url, const char *user, const char *password, const char *exceptions
);

/// Adds a line to the headers of the next request.
void lanyard_http_header(lanyard_http *http, const char *line);

/// POSTs `body`, or GETs where that is NULL, and waits for the answer. Certificates are verified always, redirects never followed; only https is
/// spoken, and http where `allows_plain`.
enum lanyard_http_result lanyard_http_send(
    lanyard_http *http, const char *url, const void *body, size_t size, bool allows_plain, long connect_milliseconds,
    long total_milliseconds, size_t answer_limit
);

/// The status code of the answer.
long lanyard_http_status(const lanyard_http *http);
/// The body of the answer; it is wiped at the next request.
const uint8_t *lanyard_http_body(const lanyard_http *http, size_t *size);
/// The header lines of the answer, each with its line end, the last answer's alone.
const uint8_t *lanyard_http_headers(const lanyard_http *http, size_t *size);
/// What libcurl says of the last failure; empty where it says nothing.
const char *lanyard_http_reason(const lanyard_http *http);
/// errno of a connection that failed; 0 where there is none.
long lanyard_http_system_error(const lanyard_http *http);

#ifndef SIGNUP_RISK_CCURL_SHIM_H
#define SIGNUP_RISK_CCURL_SHIM_H

// The checks of types are of use only where an option and its value stand in one line of C.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// Options are set by functions that are variadic, and so out of Swift's reach: one function for each kind of value.

static inline CURLcode signup_risk_set_number(CURL *easy, CURLoption option, long value) {
        return curl_easy_setopt(easy, option, value);
}

static inline CURLcode signup_risk_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
        return curl_easy_setopt(easy, option, value);
}

/// Copied by libcurl, except for what its manual says otherwise of.
static inline CURLcode signup_risk_set_text(CURL *easy, CURLoption option, const char *value) {
        return curl_easy_setopt(easy, option, value);
}

/// Copies the body; its size has to be set before.
static inline CURLcode signup_risk_set_body(CURL *easy, const void *body) {
        return curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, body);
}

static inline CURLcode signup_risk_set_pointer(CURL *easy, CURLoption option, void *value) {
        return curl_easy_setopt(easy, option, value);
}

static inline CURLcode signup_risk_set_write(CURL *easy, curl_write_callback callback) {
        return curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, callback);
}

static inline CURLcode signup_risk_set_before_request(CURL *easy, curl_prereq_callback callback) {
        return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode signup_risk_get_number(CURL *easy, CURLINFO info, long *value) {
        return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode signup_risk_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
        return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode signup_risk_get_pointer(CURL *easy, CURLINFO info, void **value) {
        return curl_easy_getinfo(easy, info, (char **)value);
}

static inline CURLMcode signup_risk_multi_set_number(CURLM *multi, CURLMoption option, long value) {
        return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode signup_risk_multi_set_pointer(CURLM *multi, CURLMoption option, void *value) {
        return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode signup_risk_multi_set_socket(CURLM *multi, curl_socket_callback callback) {
        return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

static inline CURLMcode signup_risk_multi_set_timer(CURLM *multi, curl_multi_timer_callback callback) {
        return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
}

#endif

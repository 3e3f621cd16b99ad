#ifndef SIGNUP_RISK_PHONE_NUMBER_H
#define SIGNUP_RISK_PHONE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What became of a text. No call throws, aborts or prints; whatever goes wrong inside is PHONE_FAILED.
enum phone_outcome {
    PHONE_PARSED = 0,
    PHONE_NOT_A_NUMBER = 1,
    PHONE_INVALID_COUNTRY_CODE = 2,
    PHONE_TOO_SHORT = 3,
    PHONE_TOO_LONG = 4,
    PHONE_FAILED = 5,
};

/// What the numbering plan says of the range.
enum phone_type {
    PHONE_TYPE_UNKNOWN = 0,
    PHONE_TYPE_FIXED_LINE = 1,
    PHONE_TYPE_MOBILE = 2,
    PHONE_TYPE_FIXED_LINE_OR_MOBILE = 3,
    PHONE_TYPE_TOLL_FREE = 4,
    PHONE_TYPE_PREMIUM_RATE = 5,
    PHONE_TYPE_SHARED_COST = 6,
    PHONE_TYPE_VOIP = 7,
    PHONE_TYPE_PERSONAL_NUMBER = 8,
    PHONE_TYPE_PAGER = 9,
    PHONE_TYPE_UAN = 10,
    PHONE_TYPE_VOICEMAIL = 11,
};

/// A parsed number. The texts end with NUL and are ASCII or UTF-8.
struct phone_number {
    char e164[32];
    char national[96];
    /// Two letters as libphonenumber writes them, or empty where no one region can be told.
    char region[4];
    int32_t calling_code;
    int32_t type;
    bool is_possible;
    bool is_valid;
};

/// Parses `length` bytes of UTF-8, which may hold anything, NUL included.
///
/// `region` is two ASCII letters and NUL, or NULL where none is known. Safe from any thread.
int32_t phone_number_parse(const char *text, size_t length, const char *region, struct phone_number *result);

/// The calling code of a region, 0 where the region has none or is unknown.
int32_t phone_calling_code(const char *region);

/// Writes the regions of a calling code, two letters each with nothing between, the main one first.
///
/// Returns how many were written; those that do not fit are left out.
size_t phone_regions(int32_t calling_code, char *buffer, size_t capacity);

/// Writes an example of a number of this type in this region, in E.164 and ended by NUL.
///
/// Returns false where the region has no such numbers, or the buffer is too small.
bool phone_example(const char *region, int32_t type, char *buffer, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif

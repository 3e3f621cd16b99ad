#include "phone_number.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <list>
#include <string>

using i18n::phonenumbers::NullLogger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

constexpr char unknown_region[] = "ZZ";

/// The library's one instance, made silent before anyone can use it: its messages quote the numbers they are about.
const PhoneNumberUtil &library() {
    static const PhoneNumberUtil *instance = [] {
        PhoneNumberUtil *made = PhoneNumberUtil::GetInstance();
        made->SetLogger(new NullLogger());
        return made;
    }();
    return *instance;
}

bool copy(const std::string &text, char *target, size_t capacity) {
    if (text.size() >= capacity) return false;
    std::memcpy(target, text.data(), text.size());
    target[text.size()] = '\0';
    return true;
}

int32_t outcome(PhoneNumberUtil::ErrorType error) {
    switch (error) {
        case PhoneNumberUtil::NO_PARSING_ERROR: return PHONE_PARSED;
        case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return PHONE_INVALID_COUNTRY_CODE;
        case PhoneNumberUtil::NOT_A_NUMBER: return PHONE_NOT_A_NUMBER;
        case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
        case PhoneNumberUtil::TOO_SHORT_NSN: return PHONE_TOO_SHORT;
        case PhoneNumberUtil::TOO_LONG_NSN: return PHONE_TOO_LONG;
    }
    return PHONE_FAILED;
}

int32_t type(PhoneNumberUtil::PhoneNumberType type) {
    switch (type) {
        case PhoneNumberUtil::FIXED_LINE: return PHONE_TYPE_FIXED_LINE;
        case PhoneNumberUtil::MOBILE: return PHONE_TYPE_MOBILE;
        case PhoneNumberUtil::FIXED_LINE_OR_MOBILE: return PHONE_TYPE_FIXED_LINE_OR_MOBILE;
        case PhoneNumberUtil::TOLL_FREE: return PHONE_TYPE_TOLL_FREE;
        case PhoneNumberUtil::PREMIUM_RATE: return PHONE_TYPE_PREMIUM_RATE;
        case PhoneNumberUtil::SHARED_COST: return PHONE_TYPE_SHARED_COST;
        case PhoneNumberUtil::VOIP: return PHONE_TYPE_VOIP;
        case PhoneNumberUtil::PERSONAL_NUMBER: return PHONE_TYPE_PERSONAL_NUMBER;
        case PhoneNumberUtil::PAGER: return PHONE_TYPE_PAGER;
        case PhoneNumberUtil::UAN: return PHONE_TYPE_UAN;
        case PhoneNumberUtil::VOICEMAIL: return PHONE_TYPE_VOICEMAIL;
        case PhoneNumberUtil::UNKNOWN: return PHONE_TYPE_UNKNOWN;
    }
    return PHONE_TYPE_UNKNOWN;
}

bool library_type(int32_t wanted, PhoneNumberUtil::PhoneNumberType *found) {
    for (int candidate = 0; candidate <= PhoneNumberUtil::kMaxNumberType; candidate++) {
        *found = static_cast<PhoneNumberUtil::PhoneNumberType>(candidate);
        if (type(*found) == wanted) return true;
    }
    return false;
}

/// The text without the blanks, dots, hyphens and brackets between its digits, where it is made of nothing else; otherwise
/// the text itself. They mean nothing to the library, whose expressions would look at each of them several times.
std::string without_punctuation(const std::string &text) {
    // With fewer digits than three, punctuation decides whether the library sees a number at all.
    constexpr size_t fewest_digits = 3, longest_input = 250;
    std::string plain;
    size_t digits = 0;
    for (const char character : text) {
        if (character >= '0' && character <= '9') {
            digits++;
            plain += character;
        } else if (character == '+' && plain.empty()) {
            plain += character;
        } else if (std::strchr(" .-()", character) == nullptr || character == '\0') {
            return text;
        }
    }
    return digits < fewest_digits || text.size() > longest_input ? text : plain;
}

int32_t parse(const std::string &text, const char *region, phone_number *result) {
    const PhoneNumberUtil &util = library();
    PhoneNumber parsed;
    const auto error = util.Parse(without_punctuation(text), region != nullptr ? region : unknown_region, &parsed);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR) return outcome(error);

    // The line alone: an extension is no part of it, and E.164 has no room for one.
    PhoneNumber number;
    number.set_country_code(parsed.country_code());
    number.set_national_number(parsed.national_number());
    if (parsed.has_italian_leading_zero()) number.set_italian_leading_zero(parsed.italian_leading_zero());
    if (parsed.has_number_of_leading_zeros()) number.set_number_of_leading_zeros(parsed.number_of_leading_zeros());
    std::string e164, national, number_region;
    util.Format(number, PhoneNumberUtil::E164, &e164);
    util.Format(number, PhoneNumberUtil::NATIONAL, &national);
    util.GetRegionCodeForNumber(number, &number_region);
    // "001" stands for numbers of no country, "ZZ" for a shared calling code whose plans do not know the range.
    if (number_region.size() != 2 || number_region == unknown_region) number_region.clear();
    if (!copy(e164, result->e164, sizeof result->e164) ||
        !copy(national, result->national, sizeof result->national) ||
        !copy(number_region, result->region, sizeof result->region))
        return PHONE_FAILED;

    result->calling_code = number.country_code();
    // Lengths that only work within one town (seven digits in America) are not possible from here.
    result->is_possible = util.IsPossibleNumberWithReason(number) == PhoneNumberUtil::IS_POSSIBLE;
    // A plan knows a number exactly when it knows the number's type, and asking for both would cost twice.
    result->type = result->is_possible ? type(util.GetNumberType(number)) : PHONE_TYPE_UNKNOWN;
    result->is_valid = result->type != PHONE_TYPE_UNKNOWN;
    return PHONE_PARSED;
}

}  // namespace

extern "C" int32_t phone_number_parse(
    const char *text, size_t length, const char *region, struct phone_number *result
) {
    std::memset(result, 0, sizeof *result);
    try {
        return parse(std::string(text, length), region, result);
    } catch (...) {
        return PHONE_FAILED;
    }
}

extern "C" int32_t phone_calling_code(const char *region) {
    try {
        return library().GetCountryCodeForRegion(region);
    } catch (...) {
        return 0;
    }
}

extern "C" size_t phone_regions(int32_t calling_code, char *buffer, size_t capacity) {
    size_t written = 0;
    try {
        std::list<std::string> regions;
        library().GetRegionCodesForCountryCallingCode(calling_code, &regions);
        for (const std::string &region : regions) {
            if (region.size() != 2) continue;
            if (capacity - written * 2 < 2) break;
            std::memcpy(buffer + written * 2, region.data(), 2);
            written++;
        }
    } catch (...) {
    }
    return written;
}

extern "C" bool phone_example(const char *region, int32_t type, char *buffer, size_t capacity) {
    try {
        PhoneNumberUtil::PhoneNumberType wanted;
        PhoneNumber number;
        std::string e164;
        if (!library_type(type, &wanted)) return false;
        if (!library().GetExampleNumberForType(region, wanted, &number)) return false;
        library().Format(number, PhoneNumberUtil::E164, &e164);
        return copy(e164, buffer, capacity);
    } catch (...) {
        return false;
    }
}

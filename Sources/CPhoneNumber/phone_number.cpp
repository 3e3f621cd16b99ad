#include <phonenumbers/phonenumberutil.h>
extern "C" int sr_placeholder(void){ return i18n::phonenumbers::PhoneNumberUtil::GetInstance() != nullptr; }

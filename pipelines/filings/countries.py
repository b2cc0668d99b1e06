"""Countries by the code that tags name them with (ISO 3166-1 alpha-2; XBRL's "country:SG") -> their names as reports print them.

What belongs here: codes and names alone. A code that is missing here stays a code.
"""

from __future__ import annotations

_LINES = """
AE United Arab Emirates
AR Argentina
AT Austria
AU Australia
BE Belgium
BG Bulgaria
BH Bahrain
BM Bermuda
BR Brazil
BS Bahamas
CA Canada
CH Switzerland
CL Chile
CN China
CO Colombia
CR Costa Rica
CY Cyprus
CZ Czech Republic
DE Germany
DK Denmark
DO Dominican Republic
EC Ecuador
EE Estonia
EG Egypt
ES Spain
FI Finland
FR France
GB United Kingdom
GH Ghana
GR Greece
GT Guatemala
HK Hong Kong
HR Croatia
HU Hungary
ID Indonesia
IE Ireland
IL Israel
IN India
IS Iceland
IT Italy
JO Jordan
JP Japan
KE Kenya
KR South Korea
KW Kuwait
KY Cayman Islands
KZ Kazakhstan
LT Lithuania
LU Luxembourg
LV Latvia
MA Morocco
MO Macau
MT Malta
MX Mexico
MY Malaysia
NG Nigeria
NL Netherlands
NO Norway
NZ New Zealand
OM Oman
PA Panama
PE Peru
PH Philippines
PK Pakistan
PL Poland
PR Puerto Rico
PT Portugal
QA Qatar
RO Romania
RS Serbia
RU Russia
SA Saudi Arabia
SE Sweden
SG Singapore
SI Slovenia
SK Slovakia
TH Thailand
TR Turkey
TW Taiwan
UA Ukraine
US United States
UY Uruguay
VE Venezuela
VN Vietnam
ZA South Africa
"""
COUNTRIES: dict[str, str] = dict(line.split(" ", 1) for line in _LINES.strip().splitlines())

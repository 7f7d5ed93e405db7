"""The currencies there are, by code (ISO 4217), and the one that a wrong code may have meant."""

from detox.domain.text import nearest

_USUAL = ("EUR", "USD", "GBP", "CHF", "CAD")
_TENDER = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(_TENDER.split())
"""What is tender in some country: Unicode CLDR, common/supplemental/supplementalData.xml,
currencyData.
"""


def near(code: str) -> str:
    """The code it is most like, one in wide use before others; EUR where none is near."""
    return nearest(code, _USUAL) or nearest(code, CODES) or "EUR"

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


_WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
WITHOUT_CENTS = frozenset(_WHOLE.split())
"""Those of which there is nothing smaller than one: ISO 4217, list one, minor units."""
NAMES = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "dollar": "USD", "dollars": "USD",
    "£": "GBP", "pound": "GBP", "pounds": "GBP", "livre": "GBP", "livres": "GBP", "¥": "JPY",
    "yen": "JPY", "yens": "JPY",
}  # fmt: skip
"""How people call them, folded."""
_MOST_MISSPELT = 4
"""No word longer than this is a code with a slip."""


def near(word: str) -> str:
    """The code of what is called so, else the one it is most like, one in wide use before others;
    empty where none is near.
    """
    if len(word) > _MOST_MISSPELT or word.lower() in NAMES:
        return NAMES.get(word.lower(), "")
    code = word.upper()
    return nearest(code, _USUAL) or nearest(code, CODES)

"""Periods, in French."""

from detox.domain.tongues.sections import Periods

PERIODS = Periods(
    units="""
        week: semaine-ci
        weekend: week-end week-ends weekend
        month: mois-ci
        quarter: trimestre trimestres
        half: semestre semestres""",
    every="tout depuis_toujours toujours tout_le_temps",
    to="au a jusqu'_au jusqu'_a jusqu'_en",
    forms=(
        ("this", "[ce|cet|cette|le|la|l'] {unit}"),
        ("this", "[ce|cette|le|la|l'] {unit} en_cours|courant|courante|actuel|actuelle"),
        ("last", "[le|la|l'] {unit} dernier|derniere|passe|passee|precedent|precedente"),
        ("lately", "[les|ces|sur_les|pendant_les] {count} derniers|dernieres {unit}"),
        ("lately", "depuis {count} {unit}"),
        ("this", "tout|toute [le|la|l'] {unit}"),
        ("last", "[le|la] dernier|derniere {unit}"),
        ("last_month", "[mois_de|mois_d'] {month} dernier"),
        ("lately", "[les|ces] derniers|dernieres {count} {unit}"),
        ("week", "[la] [en] {week} [de] [{year}]"),
        ("week", "[la|en] semaine|sem|s [no|n°|numero] {number} [de|en] [l'_annee] [{year}]"),
        ("week_of", "[la] semaine du {day}"),
        ("quarter", "[le|au|du] {quarter} [de] [{year}]"),
        ("quarter", "{year} {quarter}"),
        ("quarter", "[le|au] {nth} trimestre [de|d'] [l'_annee] [{year}]"),
        ("quarter", "[le|au] trimestre {number} [de] [{year}]"),
        ("half", "[le|au] {nth} semestre [de|d'] [l'_annee] [{year}]"),
        ("half", "[le|au] semestre {number} [de] [{year}]"),
        ("month", "[en|le|au] [mois_de|mois_d'] {month} [de] [{year}]"),
        ("year", "[l'|en|pour] [an|annee] {year}"),
        ("since", "depuis [le|la|l'|les] [debut|debut_de|debut_d'|debut_du] {whole}"),
        ("since", "a_partir_de|a_partir_du|a_partir_d' {onwards}"),
        ("since", "[du|de|d'] {whole} a|jusqu'_a maintenant"),
        ("until", "jusqu'_au|jusqu'_a|jusqu'_en [fin|la_fin_de|la_fin_du] {whole}"),
        ("month_days", "du|le {first} {to} {last=first}"),
        ("month_days", "entre_le {first} et_le {last=first}"),
        ("numbers", "[du|le|entre_le] {first} {to} {day}"),
        ("numbers", "entre_le {first} et_le {day}"),
        ("numbers", "[du|le|les] {pair} {month} [{year}]"),
        ("month_first", "[du|le] {first} {month} {to} {last=first}"),
        ("month_first", "entre_le {first} {month} et_le {last=first}"),
        ("ends", "[du|de|d'] {whole} {to} {last=whole}"),
        ("ends", "entre [le] {whole} et [le] {last=whole}"),
    ),
    either={"s1": ("semaine 1", "1er semestre"), "s2": ("semaine 2", "2e semestre")},
    shown=(
        ("en cours", "aujourd’hui, semaine, ce mois, trimestre, année, tout"),
        ("avant", "hier, semaine dernière, mois dernier, 30 derniers jours, 3 derniers mois"),
        ("par leur nom", "novembre, nov. 2025, 2026-11, 2026, S48, semaine 48, T4, 2026-T4"),
        ("de, à", "2026-11-01..2026-11-15, du 1er au 15 novembre, de lundi à vendredi"),
        ("", "depuis lundi, depuis septembre"),
    ),
)

"""When a reminder comes, in French."""

from detox.domain.tongues.sections import Whens

WHENS = Whens(
    units="""
        MONTHLY 3: trimestre trimestres
        MONTHLY 6: semestre semestres""",
    adverbs="""
        DAILY 1: quotidien quotidienne quotidiennement journellement
        WEEKLY 1: hebdomadaire hebdomadairement hebdo
        MONTHLY 1: mensuel mensuelle mensuellement
        MONTHLY 2: bimestriel bimestrielle
        MONTHLY 3: trimestriel trimestrielle trimestriellement
        MONTHLY 6: semestriel semestrielle semestriellement
        YEARLY 1: annuel annuelle annuellement""",
    nths="""
        1: premier premiers premiere 1er 1ers 1ere
        2: deuxieme deuxiemes seconde 2e 2eme 2nd 2nde
        3: troisieme troisiemes 3e 3eme
        4: quatrieme quatriemes 4e 4eme
        5: cinquieme cinquiemes 5e 5eme
        -1: dernier derniers derniere fin""",
    ordinals="e eme ers emes",
    counts="",
    parts="""
        morning: matin matins matinee
        afternoon: apres-midi apres-midis apres_midi aprem
        evening: soir soirs soiree soirees
        night: nuit nuits""",
    sets="""
        MO TU WE TH FR: jour_ouvrable jours_ouvrables jour_ouvre jours_ouvres
        MO TU WE TH FR: jour_de_semaine jours_de_semaine jours_de_la_semaine jour_de_la_semaine
        MO TU WE TH FR: en_semaine jours_travailles
        SA SU: week-end week-ends weekend weekends week_end fin_de_semaine fins_de_semaine""",
    ranges="- au a",
    every="chaque tous_les toutes_les tout_les toute_les tous toutes",
    joiners="le la les et & de du des en l' d'",
    forms=(
        ("often", "[une_fois|1_fois] {every} [{apart}] {unit}"),
        ("often", "[une_fois|1_fois] {every} {nth} {unit}"),
        ("often", "[une_fois|1_fois] tous_les|toutes_les|tout_les {span}"),
        ("often", "une_fois|1_fois par|l' {unit}"),
        ("often", "par {bare=unit}"),
        ("often", "un|une|1 {unit} sur {apart}"),
        ("often", "[le] un|une|1 {weekdays} sur {apart}"),
        ("often", "{every} {apart} {weekdays}"),
        ("often", "{every} [{apart}] {part}"),
        ("often", "[le] un|une|1 {part} sur {apart}"),
        ("often", "{adverb}"),
        ("fortnight", "[une_fois|1_fois] tous_les 15|quinze jours"),
        ("unclear", "{every} {nth} {weekday}"),
        ("either", "bimensuel|bimensuelle|bihebdomadaire|bi-hebdomadaire"),
        ("of", "du|de_la|de_l'|dans_le|dans_la|dans_l' {unit}"),
        ("of", "de {every} [{apart}] {unit}"),
        ("of", "des {unit}"),
        ("weekdays", "[{every}] [le|la|les|en] {weekdays}"),
        ("weekdays", "[{every}] [le|la|les|en] {weekdays} [le|au|du|en] {part}"),
        ("weekdays", "du|de|entre [le] {weekdays=week}"),
        ("nth_days", "[{every}] [le|les] {nth_days}"),
        ("month_days", "[{every}] le|les|au|a_la|en {month_days}"),
        ("month_days", "{every} {month_days}"),
        ("bare_days", "{month_days}"),
        ("month_end", "[a_la|en|chaque|la] fin_de|fin_du|fin_des mois"),
        ("month_end", "[a_la|en|la] fin_de_chaque mois"),
        ("year_day", "{every} [le] {year_day}"),
        ("months", "[seulement] en|de|d' {months}"),
        ("months", "{every} {months}"),
        ("months", "[seulement] au_mois_de|au_mois_d' {months}"),
        ("tonight", "{near} [au|en] {part}"),
        ("tonight", "ce|cet|cette {part}"),
        ("day", "[le|pour|seulement] {day}"),
        ("part", "[le|la|l'|du|au|en|dans|pendant|de] [la|l'] {part}"),
        ("time", "{every} [les|le] {clock=noon}"),
        ("time", "[a|vers|des|@|a_partir_de|pour] {clock}"),
        ("time", "a|@ {hour}"),
        ("from", "a_partir_du|a_partir_de|a_partir_d'|a_compter_du|a_compter_de|des [le] {day}"),
        ("from", "a_partir_d'|des aujourd'hui"),
        ("from", "du|de|entre_le {day} au|a|jusqu'_au|et_le {last=day}"),
        ("from", "du|entre_le {day=first_day} au|et_le {last=day}"),
        ("until", "jusqu'_a_la_fin du|de_la|de_l'|de_ce|de_cette {unit}"),
        ("until", "jusqu'_au|jusqu'_a|jusqu' [le] {day}"),
        ("until", "jusqu'_a_la_fin|jusqu'_a_fin|jusqu'_fin de|d'|du_mois_de|du_mois_d' {month}"),
        ("until", "jusqu'_a_fin|jusqu'_fin {month}"),
        ("for", "pendant|durant|pour|sur [les|encore] {span}"),
        ("times", "{apart} fois"),
        ("times", "une_fois|1_fois|une_seule_fois"),
        ("except", "sauf|hors|hormis|excepte|mais_pas|pas|sans [en] [le|la|les] {weekdays}"),
        ("except_months", "sauf|hors|hormis|excepte|mais_pas|pas|sans [en|au_mois_de] {months}"),
        ("except_what", "sauf|hors|hormis|excepte|mais_pas|pas|sans"),
        ("several", "{apart} fois par|l'|chaque|tous_les|toutes_les {unit}"),
        ("too_often", "{every} [{apart}] {minutes}"),
        ("in_hours", "dans|d'_ici {short_span}"),
    ),
    nth_names=("premier", "deuxième", "troisième", "quatrième", "cinquième"),
    unclear=("toutes les {n} semaines le {weekday}", "le {nth} {weekday} du mois"),
    either={
        "bimensuel": ("le 1er et le 15", "tous les 2 mois"),
        "bimensuelle": ("le 1er et le 15", "tous les 2 mois"),
        "bihebdomadaire": ("lundi et jeudi", "toutes les 2 semaines"),
        "bi-hebdomadaire": ("lundi et jeudi", "toutes les 2 semaines"),
    },
    shown=(
        ("le rythme", "tous les jours, un lundi sur deux, toutes les 2 semaines"),
        ("", "chaque trimestre"),
        ("les jours", "lundi, lun-ven, en semaine, le 1er et le 15, chaque 20 novembre"),
        ("", "le premier lundi du mois, à la fin du mois"),
        ("un seul jour", "demain, lundi prochain, 20 décembre, dans 3 jours, 2026-12-31"),
        ("l’heure", "9h, à 9h30, 20:30, midi, 9 heures et demie, le soir à 8h"),
        ("début et fin", "à partir du 1er décembre, jusqu’au 31 décembre"),
        ("", "pendant 10 jours, 3 fois"),
        ("exceptions", "tous les jours sauf le dimanche, chaque lundi sauf en août"),
    ),
)

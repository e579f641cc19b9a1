"""The words of a news database's export in other languages than English, by what they mean.

The program of a database speaks the language of whoever uses it, also around English articles.
"""

from __future__ import annotations

import re

__all__ = ["DOCUMENT", "ENGLISH", "LANGUAGES", "WORDS"]

# What stands before a colon, in small letters: LexisNexis and ProQuest.
ENGLISH = {
    **dict.fromkeys(("länge", "longueur", "longitud", "lunghezza", "lengte"), "length"),
    **dict.fromkeys(("autor", "auteur", "autore", "autor/in", "verfasser"), "author"),
    **dict.fromkeys(("rubrik", "rubrique", "sección", "sezione", "sectie", "rubriek"), "section"),
    **dict.fromkeys(("überschrift", "schlagzeile", "titre", "titel", "titular", "kop"), "headline"),
    **dict.fromkeys(("update", "date-chargement", "fecha-carga", "laaddatum"), "load-date"),
    **dict.fromkeys(("sprache", "langue", "idioma", "lingua", "taal"), "language"),
    **dict.fromkeys(("type-publication", "publikationstyp", "tipo-publicación"), "pub-type"),
    **dict.fromkeys(("zeitungs-code", "code-journal", "code-revue"), "journal-code"),
    **dict.fromkeys(("grafik", "encart", "illustration-graphique"), "graphic"),
    **dict.fromkeys(("ausgabe", "edición", "edizione", "editie"), "edition"),
    **dict.fromkeys(("texte intégral", "volltext", "texto completo"), "full text"),
    "testo completo": "full text",
    **dict.fromkeys(("titre de la publication", "publikationstitel"), "publication title"),
    **dict.fromkeys(("título de la publicación", "título de publicación"), "publication title"),
    **dict.fromkeys(("date de publication", "publikationsdatum"), "publication date"),
    "publicationdate": "publication date",
    "fecha de publicación": "publication date",
    **dict.fromkeys(("année de publication", "erscheinungsjahr"), "publication year"),
    "año de publicación": "publication year",
    **dict.fromkeys(("id du document proquest", "proquest-dokument-id"), "proquest document id"),
    "id del documento de proquest": "proquest document id",
    **dict.fromkeys(("sujet", "thema", "materia"), "subject"),
    **dict.fromkeys(("lieu", "standort", "lugar"), "location"),
    **dict.fromkeys(("société / organisation", "unternehmen / organisation"), "publisher"),
    **dict.fromkeys(("éditeur", "herausgeber", "editor"), "publisher"),
    **dict.fromkeys(("résumé", "zusammenfassung", "resumen"), "abstract"),
}
WORDS = r"(?:words?|wörter|worte|mots?|palabras?|parole|woorden|palavras?|ord)"
DOCUMENT = r"(?:document|dokument|documento)"
# How Factiva calls the languages of articles.
LANGUAGES = frozenset(
    re.split(
        r"\s+",
        "english spanish french german italian portuguese dutch englisch spanisch französisch "
        "deutsch italienisch anglais espagnol français allemand italien inglés español francés "
        "alemán inglese spagnolo francese tedesco italiano engels nederlands duits frans",
    )
)

package fr.lanterne.knowledge;

/** For whom a fiche is written, in the order of precedence when one identifier is published for several. */
public enum Audience {
    INDIVIDUALS, ASSOCIATIONS, PROFESSIONALS
}

package fr.lanterne.bot.answer;

/** A sentence as it was cut out of a text, and where it stood. */
record PlacedText(Place place, String text) {}

package fr.lanterne.channels.telegram;

/**
 * What one Telegram message holds.
 *
 * @param html as Telegram's HTML
 * @param plain the same words without marks
 */
record Piece(String html, String plain) {}

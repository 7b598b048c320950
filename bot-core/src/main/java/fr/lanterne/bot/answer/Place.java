package fr.lanterne.bot.answer;

/** Where a sentence stands. */
enum Place {
    /** It starts a paragraph. */
    PARAGRAPH,
    /** It starts an item of a list. */
    ITEM,
    /** It goes on after the one before, in the same paragraph or item. */
    CONTINUES
}

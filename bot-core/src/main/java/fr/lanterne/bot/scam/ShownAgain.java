package fr.lanterne.bot.scam;

import fr.lanterne.bot.Verdict;
import fr.lanterne.bot.scam.report.ShownMessages;

/** Reads a received message again from the words in which a citizen showed it. */
final class ShownAgain implements ShownMessages {

    private final ScamCheck check;
    private final ScamTexts texts;
    private final PasteReader pastes;

    ShownAgain(ScamCheck check, ScamTexts texts) {
        this.check = check;
        this.texts = texts;
        this.pastes = new PasteReader(check::leadsToStrangers);
    }

    @Override
    public String receivedIn(String words) {
        String heading = texts.text("picture.words");
        String text = words.startsWith(heading) ? words.substring(heading.length()).strip() : words;
        return pastes.read(text).map(Pasted::received).filter(received -> !received.isEmpty()).orElse(text);
    }

    @Override
    public Verdict verdict(String received) {
        return texts.verdict(check.check(received));
    }

    @Override
    public String defanged(String text) {
        return Defanged.of(text);
    }
}

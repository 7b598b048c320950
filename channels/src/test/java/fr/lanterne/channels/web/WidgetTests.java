package fr.lanterne.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import fr.lanterne.channels.web.ScriptedService.Sent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the widget does when the service says something rare, slow or wrong. */
class WidgetTests {

    private static ChromiumOnThisMachine chromium;

    private ScriptedService service;
    private Page page;

    @BeforeAll
    static void launch() {
        chromium = ChromiumOnThisMachine.launch();
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        service = new ScriptedService();
        page = chromium.window();
    }

    @AfterEach
    void close() {
        page.context().close();
        service.close();
    }

    @Test
    void showsAnAnswerWhileItIsWrittenAndReadsItOutOnceItIsWhole() {
        ask("Comment faire ?");
        service.emit("typing", Map.of("author", "bot", "active", true));
        assertThat(page.getByText("L'assistant cherche…")).isVisible();

        service.emit("delta", Map.of("messageId", "m1", "index", 0, "text", "Une première phrase. "));
        service.emit("delta", Map.of("messageId", "m1", "index", 1, "text", "Une deuxième."));
        assertThat(page.getByText("Une première phrase. Une deuxième.")).isVisible();
        assertThat(log()).not().containsText("Une première phrase");

        service.post("m1", "bot", "Une première phrase. Une deuxième. [1]", Map.of("citations", List.of(source())));
        assertThat(log()).containsText("Une première phrase. Une deuxième.");
        assertThat(log()).hasAttribute("aria-live", "polite");
        assertThat(page.locator(".draft")).isEmpty();
        assertThat(log()).containsText("France Titres, source du 1er octobre 2020");
    }

    @Test
    void startsAnAnswerAnewWhenTheServiceDoes() {
        ask("Comment faire ?");
        service.emit("delta", Map.of("messageId", "m1", "index", 0, "text", "Perdu. "));
        assertThat(page.locator(".draft")).containsText("Perdu.");

        service.emit("delta", Map.of("messageId", "m2", "index", 0, "text", "Retrouvé. "));

        assertThat(page.locator(".draft")).not().containsText("Perdu.");
        assertThat(page.locator(".draft")).containsText("Retrouvé.");
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        ask("Bonjour");
        service.emit("weather", Map.of("rain", true));
        service.emit("state", Map.of("state", "levitating"));
        service.emitRaw("event:message\ndata:{not json\n\n");
        service.emit("message", Map.of("id", "without-text", "author", "bot"));
        service.post("bot", "Bonjour.", Map.of("outcome", "SUNG", "verdict", Map.of("risk", "ODD"), "actions",
                List.of(Map.of("label", "Danser", "kind", "dance", "value", "x"))));

        assertThat(log()).containsText("Bonjour.");
        assertThat(page.getByText("Danser")).hasCount(0);
        assertThat(page.getByText("Assistant automatique").first()).isVisible();
    }

    @Test
    void linksOnlyToAddressesThatTheMessageVouchesFor() {
        ask("Où aller ?");
        service.post("bot",
                "Voyez https://ants.gouv.fr/permis, pas https://piege.example/x. <img src=x onerror=alert(1)> [1] [2] [7]",
                Map.of("citations", List.of(source(), Map.of("title", "Piège", "url", "javascript:alert(1)")),
                        "actions",
                        List.of(Map.of("label", "Ouvrir", "kind", "open", "value", "https://ants.gouv.fr/permis"), Map
                                .of("label", "Exécuter", "kind", "open", "value", "javascript:alert(1)"))));

        assertThat(log()).containsText("<img src=x onerror=alert(1)>");
        assertThat(log().locator("a")).hasCount(3);
        assertThat(log().locator("a[href='https://ants.gouv.fr/permis']")).hasCount(2);
        assertThat(log().locator("a:not([rel~=noopener])")).hasCount(0);
        assertThat(page.getByText("Exécuter")).hasCount(0);
        assertThat(log().locator("sup")).hasCount(2);
        assertThat(log()).containsText("[7]");
    }

    @Test
    void dialsANumberWithOnePress() {
        ask("Au secours");
        service.post("bot", "Appelez le 112.", Map.of("outcome", "SIGNPOSTED", "actions",
                List.of(Map.of("label", "Appeler le 112", "kind", "open", "value", "tel:112"),
                        Map.of("label", "Piège", "kind", "open", "value", "tel:*#06#"))));

        assertThat(log().locator("a.button")).hasCount(1);
        assertThat(log().locator("a[href='tel:112']")).hasText("Appeler le 112");
    }

    @Test
    void showsParagraphsListsAndEssentialsApart() {
        ask("Que faut-il ?");
        service.post("bot",
                "Préparez :\n\n- une photo\n- un justificatif\n\n1. Allez\n2. Revenez\n\nÀ savoir :\n- C'est gratuit.",
                Map.of());

        assertThat(log().locator(".text > ul > li")).hasCount(2);
        assertThat(log().locator(".text > ol > li")).hasCount(2);
        assertThat(log().locator(".essentials h3")).hasText("À savoir");
        assertThat(log().locator(".essentials li")).hasText("C'est gratuit.");
    }

    @Test
    void tellsWhoSpeaks() {
        ask("Bonjour");
        service.emit("state", Map.of("state", "mediator"));
        service.post("system", "Une personne a pris la conversation.", Map.of());
        service.post("mediator", "Bonjour, je suis là.", Map.of());

        assertThat(page.getByText("Une personne vous répond.")).isVisible();
        assertThat(log().locator(".system")).hasText("Une personne a pris la conversation.");
        assertThat(log().locator(".mediator .who")).containsText("Médiatrice ou médiateur");
        assertThat(log().locator(".citizen .who")).containsText("Vous");
        assertThat(page.getByText("L'assistant cherche…")).hasCount(0);
    }

    @Test
    void showsTheFirstNameOfAMediatorAndNothingMoreOfTheBot() {
        ask("Bonjour");
        service.emit("delta", Map.of("messageId", "m", "index", 0, "text", "Voici ce que dit"));
        assertThat(page.locator(".draft")).containsText("Voici ce que dit");
        service.emit("state", Map.of("state", "mediator"));
        service.post("mediator", "Bonjour, je suis là.", Map.of("speaker", "Anne"));
        service.emit("delta", Map.of("messageId", "m", "index", 0, "text", "Voici ce que dit"));
        service.emit("typing", Map.of("author", "mediator", "active", true));

        assertThat(log().locator(".mediator .who")).containsText("Anne, médiatrice ou médiateur");
        assertThat(page.getByText("vous écrit")).isVisible();
        assertThat(page.locator(".draft")).not().containsText("Voici ce que dit");
    }

    @Test
    void tellsHowTheWaitStandsAndBooksACallBackByKeyboard() {
        ask("Je veux parler à une personne");
        service.emit("state", waiting("Vous êtes à la place 2 dans la file."));
        Locator card = page.locator(".wait");
        assertThat(card).containsText("Vous êtes à la place 2 dans la file.");
        service.emit("state", waiting("Vous êtes à la place 1 dans la file."));
        assertThat(card).containsText("à la place 1");

        Locator open = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Être rappelé").setExact(true));
        open.press("Enter");
        Locator contact = page.getByLabel("Votre numéro de téléphone ou votre adresse e-mail");
        assertThat(contact).isFocused();
        page.keyboard().type("bad");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Ce n'est pas un numéro.")).isVisible();
        assertThat(contact).hasValue("bad");
        contact.fill("06 12 34 56 78");
        page.getByLabel("Quand voulez-vous être rappelé ?").selectOption("demain, entre 10 h et 11 h");
        contact.press("Enter");

        await().until(() -> service.calls().contains(
                "POST /call-back {\"contact\":\"06 12 34 56 78\",\"from\":\"2026-11-24T09:00:00Z\"}"));
        assertThat(open).isFocused();
        service.emit("state", Map.of("state", "mediator"));
        assertThat(card).isHidden();
    }

    @Test
    void whatBecameOfACallBackIsInSightOnAPhone() {
        page.setViewportSize(360, 740);
        ask("Je veux parler à une personne");
        service.post("bot", "Votre demande est notée.\n\n".repeat(12), Map.of("outcome", "HANDED_OVER"));
        service.emit("state", waiting("Le service est fermé. Vous êtes à la place 1 dans la file."));
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Être rappelé").setExact(true)).click();
        Locator contact = page.getByLabel("Votre numéro de téléphone ou votre adresse e-mail");
        contact.fill("bad");
        contact.press("Enter");
        assertThat(page.getByText("Ce n'est pas un numéro.")).isInViewport();
        contact.fill("06 12 34 56 78");
        contact.press("Enter");
        assertThat(contact).isHidden();

        service.post("system", "Nous vous appelons demain, entre 10 h et 11 h.", Map.of());

        assertThat(page.getByText("Nous vous appelons demain, entre 10 h et 11 h.").first()).isInViewport();
    }

    @Test
    void aMediatorsTypingNeverSticks() {
        page.clock().install();
        ask("Bonjour");
        service.emit("state", Map.of("state", "mediator"));
        service.emit("typing", Map.of("author", "citizen", "active", true));
        service.emit("typing", Map.of("author", "mediator", "active", true));
        assertThat(page.getByText("Une personne vous écrit…")).isVisible();
        page.clock().runFor(5_000);
        assertThat(page.getByText("Une personne vous écrit…")).isVisible();
        page.clock().runFor(4_000);
        assertThat(page.getByText("Une personne vous écrit…")).isHidden();

        service.emit("typing", Map.of("author", "mediator", "active", true));
        assertThat(page.getByText("Une personne vous écrit…")).isVisible();
        service.post("mediator", "Voilà.", Map.of("speaker", "Anne"));
        assertThat(page.getByText("Une personne vous écrit…")).isHidden();
    }

    @Test
    void letsAMediatorSeeThatTheCitizenWrites() {
        ask("Bonjour");
        page.getByLabel("Votre question").pressSequentially("au bot");
        assertThat(service.calls()).isEmpty();
        service.emit("state", Map.of("state", "mediator"));
        assertThat(page.getByText("Une personne vous répond.")).isVisible();

        page.getByLabel("Votre question").pressSequentially("à vous");

        await().until(() -> service.calls().size() == 1);
        assertThat(service.calls().getFirst()).startsWith("POST /typing");
    }

    @Test
    void showsWhatAMediatorChangedOrTookBack() {
        ask("Bonjour");
        service.post("m1", "mediator", "Appelez le 17.", Map.of("speaker", "Anne"));
        service.post("m2", "mediator", "Et voilà.", Map.of("speaker", "Anne"));
        service.post("m1", "mediator", "Appelez le 15.", Map.of("speaker", "Anne", "revision", "edited"));
        service.post("m2", "mediator", "Ce message a été retiré.", Map.of("speaker", "Anne", "revision", "withdrawn"));

        assertThat(log().locator(".mediator .bubble"))
                .hasText(new String[]{"Appelez le 15.", "Ce message a été retiré."});
        assertThat(log().getByText("Message modifié")).hasCount(1);
        assertThat(log().locator(".withdrawn")).hasCount(1);
    }

    @Test
    void asksOnceHowItWent() {
        ask("Bonjour");
        service.emit("state", Map.of("state", "closed"));
        assertThat(page.getByText("Votre demande est-elle réglée ?")).isHidden();
        service.post("mediator", "Voilà.", Map.of("speaker", "Anne"));
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Oui, c'est réglé")).press("Enter");
        page.getByLabel("Votre note, de 1 à 5 (facultatif)").selectOption("5");
        page.getByLabel("Un mot pour la personne (facultatif)").fill("Merci");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Envoyer mon avis")).press("Enter");

        await().until(
                () -> service.calls().contains("POST /rating {\"solved\":true,\"score\":5,\"comment\":\"Merci\"}"));
        assertThat(page.locator(".rating")).isHidden();
        page.reload();
        await().until(() -> {
            service.emit("state", Map.of("state", "closed"));
            return page.getByText("Cette conversation est terminée.").isVisible();
        });
        assertThat(page.locator(".rating")).isHidden();
    }

    @Test
    void whoLeftThePageFindsTheAnswerMarkedAsUnread() {
        page.navigate(service.address() + "/floating");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Poser une question")).click();
        write("Bonjour");
        await().until(() -> service.screens() == 1);
        page.navigate("about:blank");
        service.post("mediator", "Je suis là.", Map.of("speaker", "Anne"));
        page.navigate(service.address() + "/floating");

        assertThat(page.getByText("1 nouveau message")).isVisible();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Poser une question")).click();
        assertThat(log()).containsText("Je suis là.");
        page.reload();
        assertThat(page.locator(".launcher")).isVisible();
        await().until(() -> service.screens() > 0);
        assertThat(page.getByText("1 nouveau message")).isHidden();
    }

    @Test
    void sendsAgainWithTheSameKey() {
        service.refuse(503, 503);
        ask("Bonjour");

        await().until(() -> service.sent().size() == 3);

        assertThat(service.sent()).containsOnly(service.sent().getFirst());
        assertThat(log().locator(".citizen")).hasCount(1);
        assertThat(page.getByText("La connexion est revenue.")).isVisible();
    }

    @Test
    void keepsTheMessageOverAReloadUntilTheServiceIsBack() {
        ask("Premier");
        service.goAway();
        write("Deuxième");
        assertThat(page.getByText("Le service ne répond pas pour le moment.")).isVisible();
        page.reload();
        assertThat(log()).containsText("Deuxième");

        service.comeBack();

        await().until(() -> service.sent().stream().map(Sent::text).toList().contains("Deuxième"));
        assertThat(log().locator(".citizen .bubble")).hasText(new String[]{"Premier", "Deuxième"});
        assertThat(page.getByText("En attente d'envoi.")).hasCount(0);
    }

    @Test
    void waitsAsLongAsTheServiceAsks() {
        service.refuse(429);
        ask("Bonjour");

        assertThat(page.getByText("Beaucoup de messages en peu de temps.")).isVisible();
        await().until(() -> service.sent().size() == 2);
        assertThat(page.getByText("Beaucoup de messages en peu de temps.")).isHidden();
    }

    @Test
    void givesARefusedMessageBack() {
        service.refuse(400);
        ask("Refusé");

        assertThat(page.getByText("Ce message n'a pas pu être envoyé.")).isVisible();
        assertThat(page.getByLabel("Votre question")).hasValue("Refusé");
        assertThat(log().locator(".citizen")).hasCount(0);
    }

    @Test
    void startsAFreshConversationWhenTheOldOneIsGone() {
        ask("Avant");
        assertThat(log()).containsText("Avant");
        service.forget();

        assertThat(page.getByText("La conversation précédente n'existe plus.")).isVisible();
        assertThat(log()).not().containsText("Avant");
        write("Après");

        await().until(() -> service.opened() == 2 && service.sent().getLast().text().equals("Après"));
        assertThat(log().locator(".citizen .bubble")).hasText("Après");
    }

    @Test
    void catchesUpAfterTheStreamBroke() {
        ask("Bonjour");
        await().until(() -> service.screens() == 1);
        service.emit("delta", Map.of("messageId", "m1", "index", 0, "text", "Perdu en route. "));
        assertThat(page.locator(".draft")).containsText("Perdu en route.");
        service.emitRaw("");

        assertThat(page.locator(".draft")).isEmpty();
        await().until(() -> service.screens() == 1);
        service.post("m1", "bot", "Enfin entier.", Map.of());
        assertThat(log()).containsText("Enfin entier.");
        assertThat(log().locator(".bot")).hasCount(1);
    }

    @Test
    void worksWhereTheBrowserKeepsNothing() {
        page.addInitScript("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })");
        ask("Bonjour");
        service.post("bot", "Bonjour.", Map.of());

        assertThat(log()).containsText("Bonjour.");
    }

    @Test
    void saysHowLongAMessageMayBe() {
        page.navigate(service.address() + "/open");
        page.getByLabel("Votre question").fill("x".repeat(3_600));
        assertThat(page.locator("#count")).containsText("sur 4");
        page.getByLabel("Votre question").fill("x".repeat(4_001));
        assertThat(page.getByText("Votre message est trop long")).isVisible();
        page.getByLabel("Votre question").press("Enter");

        assertThat(log().locator(".citizen")).hasCount(0);
        assertThat(service.opened()).isZero();
    }

    @Test
    void goesToANewLineWithShiftAndKeepsTheDraft() {
        page.navigate(service.address() + "/open");
        page.getByLabel("Votre question").pressSequentially("un");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("deux");
        page.reload();

        assertThat(page.getByLabel("Votre question")).hasValue("un\ndeux");
    }

    @Test
    void floatsOverAnyPageAndClosesWithEscape() {
        page.navigate(service.address() + "/floating");
        Locator launcher = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Poser une question"));
        launcher.press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(page.getByLabel("Votre question")).isFocused();

        page.keyboard().press("Escape");

        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(launcher).isFocused();
    }

    @Test
    void tellsOfAnAnswerThatCameWhileItWasClosed() {
        page.navigate(service.address() + "/floating");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Poser une question")).click();
        write("Bonjour");
        await().until(() -> service.screens() == 1);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Fermer la conversation")).click();

        service.post("bot", "Bonjour.", Map.of());

        assertThat(page.getByText("1 nouveau message")).isVisible();
    }

    @Test
    void offersAHumanOnceAfterAnAnswerThatDidNotHelp() {
        ask("Bonjour");
        service.post("bot", "Un.", Map.of("outcome", "ANSWERED"));
        service.post("bot", "Deux.", Map.of("outcome", "ANSWERED"));
        Locator notHelped = page.getByRole(AriaRole.BUTTON,
                new GetByRoleOptions().setName("Cette réponse ne m'a pas aidé"));

        notHelped.nth(0).click();
        assertThat(page.getByText("Une personne peut aussi vous aider")).hasCount(1);
        notHelped.nth(1).click();

        assertThat(page.getByLabel("Que vous manque-t-il ? (facultatif)")).hasCount(2);
        assertThat(page.getByText("Une personne peut aussi vous aider")).hasCount(1);
    }

    private void ask(String text) {
        page.navigate(service.address() + "/open");
        write(text);
        if (!text.equals("Refusé")) {
            await().until(() -> service.screens() > 0);
        }
    }

    private static Map<String, ?> waiting(String words) {
        return Map.of("state", "waiting", "outlook", Map.of("position", 1, "staffing", "somebody_here", "text", words));
    }

    private void write(String text) {
        page.getByLabel("Votre question").fill(text);
        page.getByLabel("Votre question").press("Enter");
    }

    private Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    private static Map<String, String> source() {
        return Map.of("title", "Permis de conduire", "url", "https://ants.gouv.fr/permis?x=1", "passage", "Perte > Vol",
                "publisher", "France Titres", "sourceDate", "2020-10-01");
    }
}

package fr.lanterne.channels.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.security.Role;
import fr.lanterne.channels.security.Staff;
import fr.lanterne.channels.security.TestStaff;
import fr.lanterne.channels.web.ChromiumOnThisMachine;
import fr.lanterne.channels.web.TestService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Mediators and a citizen in real browsers, before the real service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
@Import(TestStaff.Configuration.class)
class ConsoleBrowserTests {

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);
    private static final String XSS = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>";
    private static ChromiumOnThisMachine chromium;

    @LocalServerPort
    int port;

    @Autowired
    TestStaff staff;

    private final List<Page> open = new ArrayList<>();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

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

    @AfterEach
    void close() {
        open.forEach(page -> page.context().close());
    }

    @Test
    void aCitizenAndAMediatorTalkUntilTheCitizenSaysHowItWent() {
        Page claire = console("Claire");
        Page citizen = citizen();
        ask(citizen, "Je veux parler à une personne pour ma carte grise");

        claimOf(claire, "ma carte grise").click();
        assertThat(claire.getByText("Avec vous", EXACTLY)).isVisible();
        assertThat(citizen.getByText(Pattern.compile("Claire vous répond"))).isVisible();

        say(claire, "Bonjour, que vous est-il arrivé ?");
        assertThat(citizen.getByText("Bonjour, que vous est-il arrivé ?")).isVisible();
        assertThat(claire.getByLabel("Votre message")).hasValue("");
        ask(citizen, "Je l'ai perdue hier");
        assertThat(claire.getByText("Je l'ai perdue hier").last()).isVisible();
        claire.onDialog(dialog -> dialog.accept());
        claire.getByRole(AriaRole.BUTTON, exactly("Terminer")).click();

        citizen.getByRole(AriaRole.BUTTON, exactly("Oui, c'est réglé")).click();
        assertThat(claire.getByText("Terminée")).isVisible();
    }

    @Test
    void worksByKeyboardAlone() {
        new TestService(port).open().ask("/humain");
        Page page = console("Claire");
        Locator claim = page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Prendre"))).first();
        assertThat(claim).isVisible();
        for (int presses = 0; presses < 40 && !isFocused(claim); presses++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        Locator message = page.getByLabel("Votre message");
        assertThat(message).isVisible();
        for (int presses = 0; presses < 60 && !isFocused(message); presses++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("Bonjour, je suis là.");
        page.keyboard().press("Control+Enter");

        assertThat(page.getByRole(AriaRole.LOG).getByText("Bonjour, je suis là.")).isVisible();
    }

    @Test
    void aMessageThatAsksForACodeIsRefusedAndKept() {
        Page page = inHand("Claire", "Je veux parler à quelqu'un");

        say(page, "Donnez-moi le code reçu par SMS");

        assertThat(page.getByText("Non envoyé : nous ne demandons jamais un code.")).isVisible();
        assertThat(page.getByLabel("Votre message")).hasValue("Donnez-moi le code reçu par SMS");
    }

    @Test
    void aDraftOutlivesTheBrowser() {
        Staff claire = staff.account("Claire", Role.MEDIATOR);
        Page first = signedIn(claire, "/console");
        claim(first, "Je veux un humain pour mon passeport");
        first.getByLabel("Votre message").fill("Bonjour, voici ce que");
        first.waitForResponse(Pattern.compile("/draft"), () -> {});
        String address = first.url();
        first.context().close();
        open.remove(first);

        Page second = signedIn(claire, address.substring(address.indexOf("/console")));

        assertThat(second.getByLabel("Votre message")).hasValue("Bonjour, voici ce que");
    }

    @Test
    void personalDataIsShownOnADeliberateClickAlone() {
        Page page = inHand("Claire", "Je veux parler à une personne, mon numéro est 06 12 34 56 78");
        Locator message = page.getByRole(AriaRole.LOG).locator(".citizen").first();
        assertThat(message).not().containsText("06 12 34 56 78");

        message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Montrer ce qui est masqué")).click();

        assertThat(message).containsText("06 12 34 56 78");
    }

    @Test
    void aMessageOfOnesOwnIsChangedWhereItStandsAndTakenBack() {
        Page page = inHand("Claire", "Je veux parler à une personne pour ma retraite");
        say(page, "Boujour");
        Locator own = page.getByRole(AriaRole.LOG).locator(".mediator").last();
        own.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Modifier")).click();
        own.getByLabel("Nouveau texte").fill("Bonjour");
        own.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Modifier")).first().click();
        assertThat(own).containsText("Modifié");
        assertThat(own).containsText("Bonjour");

        page.onDialog(dialog -> dialog.accept());
        own.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retirer")).click();

        assertThat(own).containsText("Retiré");
        assertThat(page.getByRole(AriaRole.LOG).locator(".mediator")).hasCount(1);
    }

    @Test
    void whoComesTooLateIsToldWhoHasIt() {
        new TestService(port).open().ask("Je veux parler à une personne pour le chômage");
        Page claire = console("Claire");
        Page malik = console("Malik");
        assertThat(claimOf(malik, "chômage")).isVisible();
        // Malik's page hears of nothing more.
        malik.evaluate("htmx.remove(document.getElementById('line-changes'))");
        claimOf(claire, "chômage").click();
        assertThat(claire.getByText("Avec vous", EXACTLY)).isVisible();

        claimOf(malik, "chômage").click();

        assertThat(malik.getByText("Claire a déjà cette conversation.")).isVisible();
    }

    @Test
    void nothingThatIsTypedRunsAsCode() {
        new TestService(port).open().ask("Je veux parler à une personne " + XSS);
        Page page = signedIn(staff.account(XSS.substring(0, 60), Role.MEDIATOR), "/console");
        page.locator("#waiting a.open", new Page.LocatorOptions().setHasText("hacked")).first().click();
        page.getByRole(AriaRole.BUTTON, exactly("Prendre la conversation")).click();
        assertThat(page.getByText("Avec vous", EXACTLY)).isVisible();
        say(page, XSS);
        page.getByLabel("Nouvelle note, vue par l'équipe seule").fill(XSS);
        page.getByRole(AriaRole.BUTTON, exactly("Ajouter la note")).click();
        assertThat(page.locator("#notes")).containsText("onerror");
        page.reload();

        assertThat(page.locator("#notes")).containsText("onerror");
        assertThat(page.getByRole(AriaRole.LOG)).containsText("onerror");
        assertThat(page).hasTitle(Pattern.compile("Lanterne"));
        assertThat(page.locator("img[src=x]")).hasCount(0);
    }

    @Test
    void hasNothingThatAxeFindsWrong() {
        new TestService(port).open()
                .ask("Votre colis attend, payez 2 EUR sur http://colis-fr.top/a c'est une arnaque ?");
        Page page = inHand("Claire", "Je veux parler à une personne pour mes impôts");
        say(page, "Bonjour");
        page.locator("details").evaluateAll("all => all.forEach(one => one.open = !one.closest('.bar, .pop'))");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(360, 1440)) {
                page.setViewportSize(width, 900);
                assertThat(new AxeBuilder(page).analyze().getViolations().stream().map(Rule::toString).toList())
                        .as("%s at %d", scheme, width).isEmpty();
            }
        }
    }

    @Test
    void theOtherPagesHaveNothingThatAxeFindsWrong() {
        new TestService(port).open().ask("Je veux parler à une personne pour mon permis");
        Page page = signedIn(staff.account("Sonia", Role.SUPERVISOR, Role.MEDIATOR), "/console/supervision/settings");
        addATeamALabelAndAReply(page);
        for (String path : List.of("/console/supervision/settings", "/console/supervision", "/console/reports",
                "/console/call-backs",
                "/console/checks")) {
            assertThat(page.navigate("http://localhost:" + port + path).status()).as(path).isEqualTo(200);
            page.locator("details").evaluateAll("all => all.forEach(one => one.open = !one.closest('.bar'))");
            for (int width : List.of(360, 1440)) {
                page.setViewportSize(width, 900);
                assertThat(new AxeBuilder(page).analyze().getViolations().stream().map(Rule::toString).toList())
                        .as("%s at %d", path, width).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s at %d", path, width)
                        .isEqualTo(true);
            }
        }
    }

    @Test
    void aCannedReplyIsWrittenOnceAndSentWithTheMediatorsName() {
        Page supervisor = signedIn(staff.account("Sonia", Role.SUPERVISOR), "/console/supervision/settings");
        addATeamALabelAndAReply(supervisor);
        Page page = inHand("Claire", "Je veux parler à une personne pour ma pension");

        page.getByText("Réponses types").last().click();
        page.getByLabel("Insérer : Accueil " + port).first().click();

        assertThat(page.getByLabel("Votre message")).hasValue(Pattern.compile("je suis Claire"));
    }

    @Test
    void aMediatorsWordOnAReportedMessageReachesWhoAskedBefore() {
        Page citizen = citizen();
        ask(citizen, "Bonjour Maman, j'ai changé de numéro, peux-tu m'envoyer 300 euros ? c'est une arnaque ?");
        assertThat(citizen.getByText("arnaque").last()).isVisible();
        Page page = console("Claire");
        page.getByRole(AriaRole.LINK, exactly("Arnaques signalées")).click();
        page.getByRole(AriaRole.LINK, exactly("Voir et donner un avis")).first().click();
        page.getByLabel("On ne peut pas garantir").check();
        page.getByRole(AriaRole.BUTTON, exactly("Donner cet avis")).click();

        assertThat(page.locator(".notes")).containsText("Claire");
        assertThat(new AxeBuilder(page).analyze().getViolations().stream().map(Rule::toString).toList()).isEmpty();
    }

    @Test
    void aLongMessageLeavesTheQueueWithinAPhone() {
        new TestService(port).open().ask("Je veux parler à une personne, c'est très long à dire. ".repeat(6));
        Page page = console("Claire");
        page.setViewportSize(360, 740);
        assertThat(page.locator("#waiting li").first()).isVisible();

        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    @Test
    void whoElseLooksAtAConversationIsNamed() {
        new TestService(port).open().ask("Je veux parler à une personne pour ma carte grise");
        Page claire = console("Claire");
        claire.locator("#waiting a.open", new Page.LocatorOptions().setHasText("carte grise")).first().click();
        assertThat(claire.getByRole(AriaRole.LOG)).containsText("carte grise");
        Page malik = signedIn(staff.account("Malik", Role.MEDIATOR), URI.create(claire.url()).getPath());

        assertThat(malik.getByText("Regarde aussi : Claire")).isVisible();
        assertThat(claire.getByText("Regarde aussi : Malik")).isVisible();

        malik.navigate("http://localhost:" + port + "/console");
        assertThat(claire.getByText("Regarde aussi : Malik")).isHidden();
    }

    @Test
    void anAnswerWaitsForTheOneKeyThatSendsIt() {
        Page supervisor = signedIn(staff.account("Sonia", Role.SUPERVISOR), "/console/supervision/settings");
        supervisor.getByLabel("Nouvelle équipe").fill("Relecture");
        supervisor.getByLabel("Nouvelle équipe").press("Enter");
        receives(supervisor, true, "100");
        try {
            Page citizen = citizen();
            ask(citizen, "Comment renouveler mon permis de conduire ?");
            Page claire = signedIn(staff.account("Claire", Role.MEDIATOR), "/console/checks");
            Locator card = claire.locator("[data-check]").first();
            assertThat(card).containsText("permis");
            assertThat(citizen.getByText("ants.gouv.fr").first()).isHidden();
            assertThat(new AxeBuilder(claire).analyze().getViolations().stream().map(Rule::toString).toList())
                    .isEmpty();

            card.focus();
            claire.keyboard().press("v");

            assertThat(claire.locator("[data-check]")).hasCount(0);
            assertThat(citizen.getByText("ants.gouv.fr").first()).isVisible();

            ask(citizen, "Comment refaire ma carte d'identité ?");
            assertThat(card).containsText("identité");
            card.focus();
            claire.keyboard().press("m");
            claire.locator("[data-check] textarea").fill("Prenez rendez-vous à la mairie.");
            claire.locator("[data-check] form button").click();

            assertThat(claire.locator("[data-check]")).hasCount(0);
            assertThat(citizen.getByText("Prenez rendez-vous à la mairie.")).isVisible();
        } finally {
            receives(supervisor, false, "");
        }
    }

    private static void receives(Page settings, boolean receives, String checksUnder) {
        Locator team = settings.locator("section[aria-labelledby=teams] details",
                new Page.LocatorOptions().setHasText("Relecture"));
        team.locator("summary").click();
        team.locator("[name=receives]").setChecked(receives);
        team.locator("[name=checksUnder]").fill(checksUnder);
        settings.waitForResponse(answer -> answer.url().endsWith("/settings"),
                () -> team.locator("[name=checksUnder]").press("Enter"));
    }

    private void addATeamALabelAndAReply(Page page) {
        page.getByText("Nouvelle réponse type").click();
        page.locator("#title-new").fill("Accueil " + port);
        page.locator("#text-new").fill("{bonjour}, je suis {prenom}. " + XSS);
        page.locator("#text-new").locator("xpath=ancestor::form").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("summary", new Page.LocatorOptions().setHasText("Accueil " + port)).first())
                .isVisible();
        if (page.getByText("Urgent " + port).count() == 0) {
            page.getByLabel("Nouvelle étiquette").fill("Urgent " + port);
            page.getByLabel("Nouvelle étiquette").press("Enter");
            assertThat(page.getByText("Urgent " + port)).isVisible();
            page.getByLabel("Nouvelle équipe").fill("Impôts " + port);
            page.getByLabel("Nouvelle équipe").press("Enter");
            assertThat(page.locator("summary", new Page.LocatorOptions().setHasText("Impôts"))).isVisible();
        }
        assertThat(page).hasTitle(Pattern.compile("Réglages"));
    }

    private Page inHand(String firstName, String words) {
        Page page = console(firstName);
        claim(page, words);
        return page;
    }

    private void claim(Page page, String words) {
        new TestService(port).open().ask(words);
        claimOf(page, words.substring(0, Math.min(words.length(), 30))).click();
        assertThat(page.getByText("Avec vous", EXACTLY)).isVisible();
    }

    private static Locator claimOf(Page page, String words) {
        return page.locator("#waiting li", new Page.LocatorOptions().setHasText(words)).first()
                .getByRole(AriaRole.BUTTON);
    }

    private Page console(String firstName) {
        return signedIn(staff.account(firstName, Role.MEDIATOR), "/console");
    }

    private Page signedIn(Staff person, String path) {
        Page page = chromium.window();
        open.add(page);
        page.context().addCookies(List.of(new Cookie(TestStaff.COOKIE, staff.session(person))
                .setUrl("http://localhost:" + port)));
        ChromiumOnThisMachine.open(page, "http://localhost:" + port + path);
        return page;
    }

    private Page citizen() {
        Page page = chromium.window();
        open.add(page);
        ChromiumOnThisMachine.open(page, "http://localhost:" + port + "/");
        return page;
    }

    private static void ask(Page citizen, String text) {
        citizen.getByLabel("Votre question").fill(text);
        citizen.getByLabel("Votre question").press("Enter");
    }

    private static void say(Page page, String text) {
        page.getByLabel("Votre message").fill(text);
        page.getByLabel("Votre message").press("Control+Enter");
    }

    private static boolean isFocused(Locator locator) {
        return Boolean.TRUE.equals(locator.evaluate("element => element === document.activeElement"));
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

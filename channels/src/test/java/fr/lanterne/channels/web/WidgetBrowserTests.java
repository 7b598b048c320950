package fr.lanterne.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import fr.lanterne.channels.LanterneApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A citizen in a real browser, before the real service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class WidgetBrowserTests {

    private static final String PERMIT = "Comment je renouvelle mon permis de conduire ?";
    private static final HttpServer TOWN_HALL = otherSite();
    private static ChromiumOnThisMachine chromium;

    @LocalServerPort
    int port;

    private Page page;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
        registry.add("lanterne.allowed-origins", () -> addressOf(TOWN_HALL));
    }

    @BeforeAll
    static void launch() {
        chromium = ChromiumOnThisMachine.launch();
    }

    @AfterAll
    static void quit() {
        TOWN_HALL.stop(0);
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.context().close();
        }
    }

    @Test
    void asksByKeyboardAlone() {
        home(chromium.window());
        page.keyboard().press("Tab");
        assertThat(page.getByText("Aller à la conversation")).isFocused();
        page.keyboard().press("Enter");
        for (int presses = 0; presses < 30 && !isWriting(); presses++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type(PERMIT);
        page.keyboard().press("Enter");

        Locator answer = answers().first();
        assertThat(answer).containsText("permis");
        assertThat(answer.locator(".sources li").first())
                .containsText(Pattern.compile("source du \\d{1,2}(er)? \\S+ \\d{4}"));
        assertThat(answer.locator(".sources a").first()).hasAttribute("rel", Pattern.compile("noopener"));
        assertThat(page.getByLabel("Votre question")).isFocused();
    }

    @Test
    void sendsAnExampleWithOnePress() {
        home(chromium.window());
        page.getByRole(AriaRole.BUTTON, named("C'est quoi FranceConnect ?")).click();

        assertThat(answers().first()).containsText("FranceConnect");
        assertThat(page.getByText("Des exemples de questions")).isHidden();
    }

    @Test
    void keepsTheConversationOverAReload() {
        home(chromium.window());
        ask(PERMIT);
        String before = answers().first().locator(".text").innerText();

        page.reload();

        assertThat(page.getByRole(AriaRole.LOG).locator(".citizen .bubble")).hasText(PERMIT.replace(" ?", "\u00a0?"));
        assertThat(answers().first().locator(".text").innerText()).isEqualTo(before);
        ask("bonjour", 2);
    }

    @Test
    void sendsWhatWasWrittenWithoutConnectionOnceItIsBack() {
        home(chromium.window());
        ask("bonjour", 1);
        page.context().setOffline(true);
        write("C'est quoi FranceConnect ?");
        assertThat(page.getByText("Connexion perdue. Votre message est gardé.")).isVisible();

        page.context().setOffline(false);

        assertThat(answers()).hasCount(2);
        assertThat(answers().last()).containsText("FranceConnect");
        assertThat(page.getByText("Connexion perdue.")).isHidden();
    }

    @Test
    void readsAPictureAsksWhetherItWasReadRightlyAndTellsTheVerdict() throws IOException {
        PictureOfAMessage.assumeTesseract();
        home(chromium.window());

        page.locator("input[type=file]").setInputFiles(file("sms.png", "image/png", PictureOfAMessage.png()));

        assertThat(answers().first()).containsText("chronopost-frais[.]info");
        assertThat(answers().first()).containsText("Est-ce bien le message que vous avez reçu");
        assertThat(page.getByText("Votre image est lue.")).isVisible();
        answers().first().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Oui").setExact(true))
                .click();
        assertThat(answers()).hasCount(2);
        assertThat(answers().last()).containsText("très probablement une arnaque");
    }

    @Test
    void saysWhyAPictureIsNotRead() {
        home(chromium.window());
        Locator chooser = page.locator("input[type=file]");

        chooser.setInputFiles(file("grande.png", "image/png", new byte[(8 << 20) + 1]));
        assertThat(page.getByText("Cette image est trop grande.")).isVisible();

        chooser.setInputFiles(file("note.png", "image/png", "ceci est un texte".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByText("Je n'arrive pas à ouvrir ce fichier.")).isVisible();
        assertThat(page.getByText("Cette image est trop grande.")).isHidden();
    }

    private static FilePayload file(String name, String type, byte[] bytes) {
        return new FilePayload(name, type, bytes);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessible(ColorScheme scheme) {
        home(chromium.window(1280, 900, scheme));
        assertNoViolation();
        ask(PERMIT);
        page.getByRole(AriaRole.BUTTON, named("Cette réponse ne m'a pas aidé")).click();
        assertThat(page.getByLabel("Que vous manque-t-il ? (facultatif)")).isVisible();
        assertNoViolation();
        page.getByRole(AriaRole.BUTTON, named("Effacer cette conversation")).click();
        assertNoViolation();
        ChromiumOnThisMachine.open(page, address() + "/sources");
        assertNoViolation();
        ChromiumOnThisMachine.open(page, address() + "/demo.html");
        page.getByRole(AriaRole.BUTTON, named("Poser une question")).click();
        assertNoViolation();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A− : texte plus petit", "A : texte normal", "A+ : texte plus grand"})
    void fitsANarrowPhone(String size) {
        home(chromium.window(320, 640, ColorScheme.LIGHT));
        page.getByRole(AriaRole.BUTTON, named(size)).click();
        assertFits();
        ask(PERMIT);
        assertFits();
        ChromiumOnThisMachine.open(page, address() + "/sources");
        assertFits();
    }

    @Test
    void worksOnAnotherSiteThatIsOnTheList() {
        page = chromium.window();
        ChromiumOnThisMachine.open(page, addressOf(TOWN_HALL) + "/?service=" + address());
        page.getByRole(AriaRole.BUTTON, named("Poser une question")).click();
        ask("C'est quoi FranceConnect ?");

        assertThat(answers().first()).containsText("FranceConnect");
    }

    @Test
    void takesAnOpinionAndRemembersIt() {
        home(chromium.window());
        ask(PERMIT);
        Locator helped = page.getByRole(AriaRole.BUTTON, named("Cette réponse m'a aidé"));
        helped.click();
        assertThat(page.getByText("Merci pour votre avis.")).isVisible();
        page.reload();
        assertThat(helped).hasAttribute("aria-pressed", "true");

        page.getByRole(AriaRole.BUTTON, named("Cette réponse ne m'a pas aidé")).click();
        page.getByLabel("Que vous manque-t-il ? (facultatif)").fill("Le prix.");
        page.getByRole(AriaRole.BUTTON, named("Envoyer ce commentaire")).click();

        assertThat(page.getByText("Votre commentaire est envoyé.")).isVisible();
        assertThat(helped).hasAttribute("aria-pressed", "false");
    }

    @Test
    void erasesTheConversationAfterAsking() {
        home(chromium.window());
        ask("bonjour", 1);
        page.getByRole(AriaRole.BUTTON, named("Effacer cette conversation")).click();
        page.getByRole(AriaRole.BUTTON, named("Non, garder")).click();
        assertThat(answers()).hasCount(1);

        page.getByRole(AriaRole.BUTTON, named("Effacer cette conversation")).click();
        page.getByRole(AriaRole.BUTTON, named("Oui, effacer")).click();

        assertThat(page.getByRole(AriaRole.LOG)).isEmpty();
        assertThat(page.getByText("Des exemples de questions")).isVisible();
        page.reload();
        assertThat(page.getByRole(AriaRole.LOG)).isEmpty();
    }

    @Test
    void reachesAPersonFromAnywhere() {
        home(chromium.window());
        page.getByRole(AriaRole.BUTTON, named("Parler à une personne")).click();

        assertThat(answers()).hasCount(1);
        assertThat(page.getByText("Votre demande de parler à une personne est notée.")).isVisible();
    }

    @Test
    void saysItsLanguageAndEncoding() {
        page = chromium.window();
        Response home = ChromiumOnThisMachine.open(page, address() + "/");

        assertThat(home.headerValue("content-type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.getByText("Lanterne est une machine, pas une personne.")).isVisible();
        ChromiumOnThisMachine.open(page, address() + "/sources");
        assertThat(page.getByText("Les fiches de Lanterne")).isVisible();
    }

    private void home(Page window) {
        page = window;
        ChromiumOnThisMachine.open(page, address() + "/");
    }

    private void ask(String text) {
        ask(text, 1);
    }

    private void ask(String text, int answers) {
        write(text);
        assertThat(answers()).hasCount(answers);
    }

    private void write(String text) {
        page.getByLabel("Votre question").fill(text);
        page.getByLabel("Votre question").press("Enter");
    }

    private Locator answers() {
        return page.getByRole(AriaRole.LOG).locator(".bot");
    }

    private boolean isWriting() {
        return Boolean.TRUE.equals(page.evaluate(
                "document.querySelector('lanterne-chat').shadowRoot.activeElement?.id === 'question'"));
    }

    private void assertNoViolation() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(() -> page.url()).extracting(rule -> rule.getId() + ": " + rule.getNodes()).isEmpty();
    }

    private void assertFits() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
        assertThat(page.evaluate("""
            [...(document.querySelector('lanterne-chat')?.shadowRoot.querySelectorAll('.scroll, .panel') ?? [])]
                .every(part => part.scrollWidth <= part.clientWidth)
            """)).isEqualTo(true);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }

    private static HttpServer otherSite() {
        try {
            HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            site.createContext("/", exchange -> {
                String service = exchange.getRequestURI().getQuery().replace("service=", "");
                byte[] page = ("<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Mairie</title><h1>Mairie</h1>"
                        + "<script src=\"" + service + "/widget.js\" data-lanterne async></script>")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
                exchange.sendResponseHeaders(200, page.length);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(page);
                }
            });
            site.start();
            return site;
        } catch (IOException portRefused) {
            throw new java.io.UncheckedIOException(portRefused);
        }
    }

    private static String addressOf(HttpServer site) {
        return "http://localhost:" + site.getAddress().getPort();
    }
}

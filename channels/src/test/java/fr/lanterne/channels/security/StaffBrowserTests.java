package fr.lanterne.channels.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.ChromiumOnThisMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Staff in a real browser, before the real service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
@Import(TestStaff.Configuration.class)
class StaffBrowserTests {

    private static final String EVIL = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>${7*7}";
    private static final String CHOSEN = "une phrase pour entrer";
    /** A folder for pictures of the pages, to be looked at; none are taken without it. */
    private static final String PICTURES = System.getProperty("lanterne.pictures-of-pages", "");

    private static ChromiumOnThisMachine chromium;

    @LocalServerPort
    int port;

    @Autowired
    TestStaff staff;

    @Autowired
    Accounts accounts;

    private final List<Page> windows = new ArrayList<>();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        String folder = Files.createTempDirectory("lanterne-data").toString();
        registry.add("lanterne.data-dir", () -> folder);
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
        windows.forEach(window -> window.context().close());
    }

    @Test
    void signsInByKeyboardAloneAndOutAgain() {
        Staff anne = staff.account("Anne", Role.ADMIN);
        Page page = open("/admin/audit");
        assertThat(page).hasTitle("Se connecter – Lanterne");
        assertThat(page.getByLabel("Adresse de courriel")).isFocused();
        page.keyboard().type(anne.email());
        page.keyboard().press("Tab");
        page.keyboard().type("pas le bon mot de passe");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Adresse ou mot de passe incorrect.");
        assertThat(page.getByLabel("Adresse de courriel")).hasValue(anne.email());
        assertThat(page.getByLabel("Mot de passe")).isFocused();
        page.keyboard().type(TestStaff.PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, named("Journal des actions"))).isVisible();
        assertThat(page.locator("nav a[aria-current=page]")).hasText("Journal");
        page.locator("details.self summary").click();
        page.getByRole(AriaRole.BUTTON, named("Se déconnecter")).click();
        assertThat(page.getByText("Vous êtes déconnecté.")).isVisible();
        page.goBack();
        page.reload();
        assertThat(page).hasTitle("Se connecter – Lanterne");
    }

    @Test
    void isInvitedChoosesAPasswordAndSetsTheSecondFactorUp() throws Exception {
        Page admin = signedIn(staff.account("Anne", Role.ADMIN), "/admin/accounts");
        admin.getByLabel("Adresse de courriel").fill("bruno@mairie.example");
        admin.getByLabel("Prénom, celui que les personnes verront").fill("Bruno");
        admin.getByRole(AriaRole.BUTTON, named("Créer le compte et le lien")).click();
        assertThat(admin.getByText("Cochez un rôle au moins.")).isVisible();
        admin.getByLabel("Médiation").check();
        admin.getByRole(AriaRole.BUTTON, named("Créer le compte et le lien")).click();
        String link = admin.getByLabel("Lien personnel, à usage unique").inputValue();

        Page bruno = open(link.substring(link.indexOf("/welcome")));
        assertThat(bruno.getByRole(AriaRole.HEADING, named("Bonjour Bruno"))).isVisible();
        choose(bruno, "bruno", "bruno");
        bruno.locator("form").evaluate("form => form.noValidate = true");
        bruno.getByRole(AriaRole.BUTTON, named("Enregistrer et me connecter")).click();
        assertThat(bruno.getByRole(AriaRole.ALERT)).containsText("trop court");
        choose(bruno, CHOSEN, CHOSEN);
        bruno.getByRole(AriaRole.BUTTON, named("Enregistrer et me connecter")).click();
        assertThat(bruno.getByText("Votre mot de passe est enregistré.")).isVisible();
        enter(bruno, "bruno@mairie.example", CHOSEN);

        bruno.navigate(address("/account/second-factor"));
        bruno.getByText("Je ne peux pas photographier").click();
        String secret = bruno.locator(".secret").innerText().replace(" ", "");
        bruno.getByLabel("Recopiez le code").fill(code(secret));
        bruno.getByRole(AriaRole.BUTTON, named("Activer")).click();
        assertThat(bruno.locator(".codes li")).hasCount(10);
        String recovery = bruno.locator(".codes li").first().innerText();
        axe(bruno);

        Page again = open("/sign-in");
        enter(again, "bruno@mairie.example", CHOSEN);
        assertThat(again.getByRole(AriaRole.HEADING, named("Encore une étape"))).isVisible();
        axe(again);
        again.getByLabel("Code à 6 chiffres").fill("000 000");
        again.getByRole(AriaRole.BUTTON, named("Continuer")).click();
        assertThat(again.getByRole(AriaRole.ALERT)).containsText("pas le bon");
        again.getByLabel("Code à 6 chiffres").fill(recovery);
        again.getByRole(AriaRole.BUTTON, named("Continuer")).click();
        assertThat(again.getByRole(AriaRole.HEADING, named("File d'attente"))).isVisible();
        again.navigate(address("/account"));
        assertThat(again.getByText(Pattern.compile("Codes de secours restants\\W*9"))).isVisible();
        assertThat(again.getByText("Déconnecter les autres")).isVisible();
    }

    @Test
    void showsWhatIsWrittenIntoEveryFieldAsText() {
        Staff admin = staff.account("Anne", Role.ADMIN);
        Staff evil = staff.account(EVIL.substring(0, 60), Role.ADMIN);
        accounts.endSessions(evil, admin.id()).block();
        Page page = signedIn(admin, "/admin/accounts");
        for (String path : List.of("/admin/accounts", "/admin/accounts/" + evil.id(), "/admin/audit",
                "/admin/audit?actor=%3Cscript%3Ewindow.hit=1%3C/script%3E&action=%22onfocus=%22window.hit=1%22autofocus=%22",
                "/sign-in?next=%22%3E%3Cscript%3Ewindow.hit=1%3C/script%3E&told=%3Cscript%3Ewindow.hit=1%3C/script%3E",
                "/welcome/%3Cimg%20src=x%20onerror=window.hit=1%3E")) {
            page.navigate(address(path));
            assertThat(page.evaluate("window.hit")).as(path).isNull();
        }
        page.navigate(address("/admin/accounts"));
        page.getByLabel("Adresse de courriel").evaluate("field => field.type = 'text'");
        page.getByLabel("Adresse de courriel").fill(EVIL);
        page.getByLabel("Prénom, celui que les personnes verront").fill(EVIL.substring(0, 60));
        page.getByRole(AriaRole.BUTTON, named("Créer le compte et le lien")).click();
        assertThat(page.getByLabel("Adresse de courriel")).hasValue(EVIL);
        assertThat(page.evaluate("window.hit")).isNull();
        assertThat(page.getByText(EVIL.substring(0, 60)).first()).isVisible();

        Page own = signedIn(evil, "/account");
        assertThat(own.locator("details.self summary")).containsText("<img src=x");
        assertThat(own.evaluate("window.hit")).isNull();
    }

    @Test
    void isNotShownInAnotherSitesFrame() {
        Page page = open("/demo.html");
        page.evaluate("address => { const frame = document.createElement('iframe'); frame.id = 'victim';"
                + " frame.src = address; document.body.append(frame); }", address("/sign-in"));
        ElementHandle frame = page.waitForSelector("#victim");
        Frame inside = frame.contentFrame();
        page.waitForTimeout(1_000);
        assertThat(inside.url()).startsWith("chrome-error:");
    }

    @ParameterizedTest
    @CsvSource({"360, DARK", "1440, LIGHT"})
    void everyPageIsAccessibleAndFits(int width, ColorScheme scheme) {
        Staff admin = staff.account("Anne-Sophie", Role.ADMIN, Role.MEDIATOR);
        Staff bruno = staff.account("Bruno", Role.MEDIATOR, Role.SUPERVISOR, Role.EDITOR);
        accounts.disable(admin, bruno.id()).block();
        accounts.invite(admin, "c" + bruno.id() + "@mairie.example", "Chloé", Set.of(Role.EDITOR)).block();
        Page page = chromium.window(width, 900, scheme);
        windows.add(page);
        page.navigate(address("/sign-in"));
        look(page, "sign-in", width, scheme);
        enter(page, admin.email(), "faux");
        look(page, "sign-in-wrong", width, scheme);
        page.navigate(address("/welcome/none"));
        look(page, "welcome-none", width, scheme);
        enterWithCookie(page, admin);
        for (String path : List.of("/account", "/account/password", "/account/second-factor", "/admin/accounts",
                "/admin/accounts/" + bruno.id(), "/admin/audit", "/admin/audit?to=2020-01-01",
                "/admin/nothing")) {
            assertThat(page.navigate(address(path)).status()).as(path)
                    .isEqualTo(path.endsWith("nothing") ? 404 : 200);
            look(page, path.replace(bruno.id().toString(), "one").replaceAll("[^a-z-]+", "_"), width, scheme);
        }
        page.navigate(address("/admin/accounts"));
        page.getByLabel("Adresse de courriel").fill("d" + width + scheme + bruno.id() + "@mairie.example");
        page.getByLabel("Prénom, celui que les personnes verront").fill("Dora");
        page.getByLabel("Médiation").check();
        page.getByRole(AriaRole.BUTTON, named("Créer le compte et le lien")).click();
        String link = page.getByLabel("Lien personnel, à usage unique").inputValue();
        look(page, "accounts-link", width, scheme);
        page.navigate(address(link.substring(link.indexOf("/welcome"))));
        look(page, "welcome", width, scheme);
    }

    private void look(Page page, String name, int width, ColorScheme scheme) {
        if (!PICTURES.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(Path.of(PICTURES, name + "-" + width + "-" + scheme + ".png")));
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(page.url())
                .isEqualTo(true);
        axe(page);
    }

    private static void axe(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(() -> page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes()).isEmpty();
    }

    private Page open(String path) {
        Page page = chromium.window();
        windows.add(page);
        ChromiumOnThisMachine.open(page, address(path));
        return page;
    }

    private Page signedIn(Staff person, String path) {
        Page page = chromium.window();
        windows.add(page);
        enterWithCookie(page, person);
        page.navigate(address(path));
        return page;
    }

    private void enterWithCookie(Page page, Staff person) {
        page.context().addCookies(List.of(new Cookie(TestStaff.COOKIE,
                staff.session(person)).setUrl(address("/"))));
    }

    private static void enter(Page page, String email, String password) {
        page.getByLabel("Adresse de courriel").fill(email);
        page.getByLabel("Mot de passe").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Se connecter")).click();
    }

    private static void choose(Page page, String password, String repeated) {
        page.getByLabel("Nouveau mot de passe").fill(password);
        page.getByLabel("Le même, encore une fois").fill(repeated);
    }

    private static String code(String secret) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"), Instant.now());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}

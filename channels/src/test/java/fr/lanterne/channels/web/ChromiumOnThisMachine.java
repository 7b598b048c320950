package fr.lanterne.channels.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The Chromium that is installed, or else the one that Playwright fetches. Where there is neither, the test is skipped. */
public final class ChromiumOnThisMachine implements AutoCloseable {

    /** A durable write can take seconds on a busy disk. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final double FIRST_TRY_MILLIS = 15_000;

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--no-proxy-server", "--disable-background-networking", "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private ChromiumOnThisMachine(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static ChromiumOnThisMachine launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return installed().map(ChromiumOnThisMachine::launch).orElseGet(ChromiumOnThisMachine::fetch);
    }

    /** A new window of a French reader, as if on a machine of its own. */
    public Page window(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)
                .setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE).setLocale("fr-FR")
                .setTimezoneId("Europe/Paris"));
        context.setDefaultTimeout(15_000);
        context.setDefaultNavigationTimeout(60_000);
        return context.newPage();
    }

    public Page window() {
        return window(1280, 900, ColorScheme.LIGHT);
    }

    /** Opens an address, once more if need be: a Chromium that has just started can leave its first connection hanging. */
    public static Response open(Page window, String address) {
        try {
            return window.navigate(address, new Page.NavigateOptions().setTimeout(FIRST_TRY_MILLIS));
        } catch (TimeoutError hanging) {
            return window.navigate(address);
        }
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static ChromiumOnThisMachine launch(Path executable) {
        Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new ChromiumOnThisMachine(playwright,
                playwright.chromium().launch(new LaunchOptions().setArgs(FLAGS).setExecutablePath(executable)));
    }

    private static ChromiumOnThisMachine fetch() {
        try {
            Playwright playwright = Playwright.create();
            return new ChromiumOnThisMachine(playwright,
                    playwright.chromium().launch(new LaunchOptions().setArgs(FLAGS)));
        } catch (PlaywrightException unavailable) {
            return Assumptions
                    .abort("No " + String.join(", ", NAMES) + " on the PATH, and Playwright could not fetch one: "
                            + unavailable.getMessage());
        }
    }

    private static Optional<Path> installed() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> folders = Arrays.stream(path.split(Pattern.quote(File.pathSeparator))).map(Path::of).toList();
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable).findFirst();
    }
}

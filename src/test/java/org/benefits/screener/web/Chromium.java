package org.benefits.screener.web;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real browser with an empty profile. Where the environment says {@code SCREENER_BROWSER=required} its absence is a failure; else the test is
 * left out, and says so aloud.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/homebrew/bin");
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    // It says with each start that it does not know this browser's own protocol, which is not used.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final Path profile;

    /**
     * @param script whether pages may run script
     * @param width of the window in CSS pixels
     */
    Chromium(boolean script, int width) {
        File browser = find("chromium", "google-chrome", "chrome");
        File driverFile = find("chromedriver");
        if (browser == null || driverFile == null) {
            missing();
        }
        try {
            profile = Files.createTempDirectory("browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        if (!script) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driverFile)
                        .build(),
                options);
        driver.manage().timeouts().pageLoadTimeout(LONGEST_WAIT);
        // The window of a browser has a least width; a phone's screen has not.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    private static void missing() {
        String say = "NO BROWSER: the pages are not tested in a browser; install chromium and chromedriver";
        if ("required".equals(System.getenv("SCREENER_BROWSER"))) {
            throw new AssertionError(say);
        }
        System.err.println("******** " + say);
        Assumptions.abort(say);
    }

    private static File find(String... names) {
        for (String name : names) {
            for (String place : PLACES) {
                File file = new File(place, name);
                if (file.canExecute()) {
                    return file;
                }
            }
        }
        return null;
    }

    ChromeDriver driver() {
        return driver;
    }

    Chromium open(String address) {
        driver.get(address);
        return this;
    }

    /** The address of the page without the server. */
    String path() {
        return driver.getCurrentUrl().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*$", "");
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Clicks what leads to another page, and waits until it is there. */
    void press(String selector) {
        WebElement before = one("html");
        one(selector).click();
        waitUntilGone(before);
    }

    /** Waits until the page of this element has given way to another. */
    void waitUntilGone(WebElement before) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < end) {
            try {
                before.isEnabled();
            } catch (WebDriverException e) {
                // Between two pages the browser says it in words of its own.
                if (e instanceof StaleElementReferenceException
                        || e.getMessage().contains("does not belong to the document")) {
                    return;
                }
                throw e;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        throw new AssertionError("no other page came after " + path());
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** What keeps people out of this page, one line each; empty where nothing was found. */
    List<String> barriers() {
        List<Rule> violations =
                new AxeBuilder().withTags(STANDARDS).analyze(driver).getViolations();
        return violations.stream()
                .map(v -> path() + " " + v.getId() + ": " + v.getHelp() + " "
                        + v.getNodes().stream().limit(2).map(n -> n.getHtml()).toList())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

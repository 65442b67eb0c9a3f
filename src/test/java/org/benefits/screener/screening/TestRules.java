package org.benefits.screener.screening;

import java.nio.file.Path;
import org.benefits.screener.text.Edition;
import org.benefits.screener.text.Library;

/** The project's own rules, loaded once for all tests. */
public final class TestRules {
    public static final Path HOME = Path.of(System.getProperty("screener.home", "."));
    public static final Path RULES = HOME.resolve("rules");
    public static final Path COMPILED = HOME.resolve("target").resolve("rulebooks");

    private static Library library;

    private TestRules() {}

    /** The rules in force. */
    public static synchronized Edition edition() {
        if (library == null) {
            library = new Library(RULES, COMPILED);
            if (!library.edition().broken().isEmpty()) {
                throw new AssertionError(
                        "rules are broken: " + library.edition().broken());
            }
        }
        return library.edition();
    }
}

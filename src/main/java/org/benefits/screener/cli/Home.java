package org.benefits.screener.cli;

import java.nio.file.Path;

/** Where the project's folders are: {@code screener.home}, else the folder that the program was started in. */
final class Home {
    private Home() {}

    private static Path home() {
        return Path.of(System.getProperty("screener.home", "."));
    }

    static Path rules() {
        return Path.of(
                System.getProperty("screener.rules", home().resolve("rules").toString()));
    }

    static Path compiled() {
        return home().resolve("target").resolve("rulebooks");
    }
}

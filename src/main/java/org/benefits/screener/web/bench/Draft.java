package org.benefits.screener.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was changed in {@code rules/} and is not saved yet: whole files by their names, in memory. It is checked and tried on a copy of the
 * folder; only {@link #save()} writes into the folder itself.
 */
final class Draft {
    /** A folder, perhaps {@code tables} or {@code text} in it, and a file of a kind that policy staff write. */
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9][a-z0-9-]*/((tables|text)/)?[A-Za-z0-9][A-Za-z0-9-]*\\.(csv|drl|yaml|properties)");

    /** A file that somebody else changed, or that may not be written. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** A changed file: what it held when the change began, null where it is new, and what it holds now. */
    private record Change(String before, String now) {}

    private final Path rules;
    private final Map<String, Change> changes;

    Draft(Path rules) {
        this(rules, new TreeMap<>());
    }

    private Draft(Path rules, Map<String, Change> changes) {
        this.rules = rules;
        this.changes = changes;
    }

    /** The same changes, apart from this draft. */
    synchronized Draft copy() {
        return new Draft(rules, new TreeMap<>(changes));
    }

    /** The names of the changed files, under {@code rules/}. */
    synchronized List<String> files() {
        return List.copyOf(changes.keySet());
    }

    synchronized boolean isEmpty() {
        return changes.isEmpty();
    }

    synchronized void discard() {
        changes.clear();
    }

    /**
     * What a file holds, with the change if there is one; null where there is no such file.
     *
     * @throws Refused where the name is none of a rule folder
     */
    synchronized String text(String file) {
        Change change = changes.get(file);
        return change == null ? onDisk(file) : change.now();
    }

    private String onDisk(String file) {
        Path path = path(file);
        try {
            return Files.isRegularFile(path) ? Files.readString(path) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rules/" + file, e);
        }
    }

    private Path path(String file) {
        if (file == null || !NAME.matcher(file).matches()) {
            throw new Refused("rules/" + file
                    + " is no place for rules; a program's folder holds *.drl, program.yaml, tables/*.csv"
                    + " and text/*.properties");
        }
        Path path = rules.resolve(file);
        if (!Files.isDirectory(path.getParent())) {
            throw new Refused("there is no folder for rules/" + file);
        }
        try {
            if (!path.getParent().toRealPath().startsWith(rules.toRealPath()) || Files.isSymbolicLink(path)) {
                throw new Refused("rules/" + file + " lies outside the folder of rules");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rules/" + file, e);
        }
        return path;
    }

    /**
     * Changes a file.
     *
     * @throws Refused where the name is none of a rule folder
     */
    synchronized void change(String file, String text) {
        Change change = changes.get(file);
        String before = change == null ? onDisk(file) : change.before();
        String lines = text.replace("\r\n", "\n");
        if (lines.equals(before)) {
            changes.remove(file);
        } else {
            changes.put(file, new Change(before, lines));
        }
    }

    /** Writes the changes into a copy of {@code rules/}. */
    synchronized void writeInto(Path copy) {
        changes.forEach((file, change) -> write(copy.resolve(file), change.now()));
    }

    /**
     * Writes the changes into {@code rules/}, each file at once, and forgets them.
     *
     * @throws Refused where a file is no longer what it was when its change began; then nothing is written
     */
    synchronized List<String> save() {
        List<String> moved = new ArrayList<>();
        changes.forEach((file, change) -> {
            String now = onDisk(file);
            if (now == null ? change.before() != null : !now.equals(change.before())) {
                moved.add("rules/" + file);
            }
        });
        if (!moved.isEmpty()) {
            throw new Refused("Somebody else changed " + String.join(", ", moved)
                    + " since you began. Nothing was saved. Copy your change, discard the draft, and make it again.");
        }
        List<String> saved = files();
        changes.forEach((file, change) -> write(path(file), change.now()));
        changes.clear();
        return saved;
    }

    private static void write(Path file, String text) {
        try {
            Path beside = Files.createTempFile(file.getParent(), ".draft", ".tmp");
            try {
                Files.writeString(beside, text);
                if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
                }
                move(beside, file);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.getFileName(), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

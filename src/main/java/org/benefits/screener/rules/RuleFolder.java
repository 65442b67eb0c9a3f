package org.benefits.screener.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.benefits.screener.household.Dictionary;
import org.benefits.screener.household.Fact;
import org.benefits.screener.tables.BadTable;
import org.benefits.screener.tables.TableReader;
import org.benefits.screener.tables.Tables;
import org.benefits.screener.units.UnitKind;
import org.kie.api.KieBase;

/** The folder {@code rules/}: reads one program's folder, checks it, and makes its rule book. */
public final class RuleFolder {
    private static final Set<String> NOT_PROGRAMS = Set.of("questions", "shared", "text");

    /** The folder of tables and rules that several programs use. */
    static final String SHARED = "shared";

    /** What stands in the files of a new program wherever a person has to write. */
    public static final String BLANK = "___";

    private final Path folder;
    private final Path compiled;
    private final Dictionary dictionary;
    private final Tables shared;
    private final Set<String> dimensions;
    private String common;

    /**
     * @param folder {@code rules/}
     * @param compiled where compiled rules are kept, by content hash; need not exist
     */
    public RuleFolder(Path folder, Path compiled) {
        this.folder = folder;
        this.compiled = compiled;
        this.dictionary = Dictionary.read(folder.resolve("questions"));
        this.dimensions = dimensions(dictionary);
        this.shared = TableReader.read(folder.resolve("shared"), "shared", dimensions);
    }

    private static Set<String> dimensions(Dictionary dictionary) {
        Set<String> names =
                new LinkedHashSet<>(Set.of("state", "region", "county", "income_type", "bracket", "category"));
        for (UnitKind kind : UnitKind.values()) {
            names.addAll(kind.dimensions());
        }
        for (Map<String, Fact> facts : List.of(dictionary.household(), dictionary.person())) {
            facts.values().stream().filter(f -> f.type() == Fact.Type.CHOICE).forEach(f -> names.add(snake(f.id())));
        }
        return names;
    }

    private static String snake(String id) {
        return id.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    public Path path() {
        return folder;
    }

    /** The ids of all programs. */
    public List<String> programs() {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(n -> !NOT_PROGRAMS.contains(n)
                            && Files.exists(folder.resolve(n).resolve("program.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder.getFileName(), e);
        }
    }

    /**
     * What {@code program.yaml} says of a program.
     *
     * @throws BadRules with all its faults
     */
    public ProgramSpec spec(String program) {
        return ProgramSpec.read(folder.resolve(program));
    }

    /** The tables that all programs may read. */
    public Tables sharedTables() {
        return shared;
    }

    /** A checked folder, not yet compiled. */
    public record Checked(ProgramSpec spec, Tables tables, List<Sentence> sentences, String print, String hash) {}

    /**
     * Reads and checks a program's folder; compiles nothing.
     *
     * @throws BadRules with all faults, those of its tables among them
     */
    public Checked check(String program) {
        Path home = folder.resolve(program);
        List<RuleFault> faults = new ArrayList<>(blanks(program));
        ProgramSpec spec = null;
        try {
            spec = ProgramSpec.read(home);
        } catch (BadRules e) {
            faults.addAll(e.faults());
        }
        if (!dictionary.programs().contains(program)) {
            faults.add(new RuleFault(
                    "questions/programs.yaml",
                    1,
                    0,
                    "has no line for " + program + "; add \"" + program + ": {covers: household}\", or person if each"
                            + " person has it alone, so that a family can say that it gets it"));
        }
        Tables tables = null;
        try {
            // A name stands for the program's own table, else for that of a program it reads, else for the shared one.
            tables = TableReader.read(home, program, dimensions);
            for (String other : spec == null ? List.<String>of() : spec.tablesOf()) {
                tables = tables.over(TableReader.read(folder.resolve(other), other, dimensions));
            }
            tables = tables.over(shared);
        } catch (BadTable e) {
            e.faults().forEach(f -> faults.add(new RuleFault(f.file(), (int) f.line(), f.column(), f.message())));
        }
        if (spec == null || tables == null || spec.unit() == null) {
            throw new BadRules(faults);
        }
        List<Sentence> sentences = List.of();
        try {
            sentences = new RuleChecker(spec, dictionary, tables, this::criteriaOf).check(texts(home, spec));
        } catch (BadRules e) {
            faults.addAll(e.faults());
        }
        if (!faults.isEmpty()) {
            throw new BadRules(faults);
        }
        return new Checked(
                spec, tables, sentences, RulePrinter.print(program, spec.unit(), sentences, tables), hash(home));
    }

    private List<RuleFault> blanks(String program) {
        List<RuleFault> faults = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve(program))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                for (int i = 0; i < lines.size(); i++) {
                    int at = lines.get(i).indexOf(BLANK);
                    if (at >= 0) {
                        faults.add(new RuleFault(
                                name, i + 1, at + 1, "is still blank; write what belongs where " + BLANK + " stands"));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + program, e);
        }
        return faults;
    }

    // Every name that stands in the sentence by which the program decides.
    private Set<String> criteriaOf(String program) {
        Path home = folder.resolve(program);
        Set<String> names = new LinkedHashSet<>();
        texts(home, ProgramSpec.read(home))
                .forEach((file, text) -> RuleParser.read(file, text, file.substring(0, file.indexOf('/'))).stream()
                        .filter(rule -> rule.sentence().token().is(Sentence.Verb.likelyIf.name()))
                        .forEach(rule -> names(rule.sentence(), names)));
        return names;
    }

    private static void names(Written.Expression expression, Set<String> into) {
        if (expression instanceof Written.Text text) {
            into.add(text.token().text());
        } else if (expression instanceof Written.Call call) {
            call.arguments().forEach(argument -> names(argument, into));
        }
    }

    private Map<String, String> texts(Path home, ProgramSpec spec) {
        Map<String, String> texts = new LinkedHashMap<>();
        String program = spec.id();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".drl")).sorted().toList()) {
                texts.put(
                        program + "/" + file.getFileName(),
                        text(Files.readAllBytes(file), program + "/" + file.getFileName()));
            }
            for (String included : spec.include()) {
                String name = SHARED + "/" + included + ".drl";
                texts.put(name, text(Files.readAllBytes(folder.resolve(name)), name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rules of " + program, e);
        }
        return texts;
    }

    /**
     * The text of a rule file.
     *
     * @throws BadRules where it is not UTF-8
     */
    static String text(byte[] bytes, String file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadRules(List.of(new RuleFault(file, 1, 0, "is not text in UTF-8; save it again as UTF-8")));
        }
    }

    /** The rule book of a checked folder, from classes compiled before where the print is the same. */
    public RuleBook book(Checked checked) {
        KieBase base = RuleCompiler.load(classes(checked));
        return new RuleBook(checked.spec(), checked.tables(), checked.sentences(), base, checked.hash());
    }

    private Map<String, byte[]> classes(Checked checked) {
        Path kept = compiled.resolve(RuleCompiler.key(checked.print()) + ".zip");
        try {
            if (Files.exists(kept)) {
                return RuleCompiler.unpack(Files.readAllBytes(kept));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + kept.getFileName(), e);
        }
        return RuleCompiler.compile(checked.spec().id(), checked.print());
    }

    /** Compiles a checked folder into the folder of compiled rules. */
    public void keep(Checked checked) {
        Path kept = compiled.resolve(RuleCompiler.key(checked.print()) + ".zip");
        try {
            Files.createDirectories(compiled);
            if (!Files.exists(kept)) {
                Files.write(
                        kept,
                        RuleCompiler.pack(RuleCompiler.compile(checked.spec().id(), checked.print())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + kept.getFileName(), e);
        }
    }

    /** The hash of everything that a program is made from: its folder, those whose tables it reads, and what all share. */
    public String hashOf(String program) {
        if (common == null) {
            common = hash(folder.resolve(SHARED)) + hash(folder.resolve("questions"));
        }
        StringBuilder parts = new StringBuilder(common);
        try {
            ProgramSpec.read(folder.resolve(program))
                    .tablesOf()
                    .forEach(other -> parts.append(hash(folder.resolve(other).resolve("tables"))));
        } catch (BadRules | UncheckedIOException e) {
            // A program that cannot be read has no other folders yet; its check says what is wrong.
            parts.append("unreadable");
        }
        return hash(parts.toString(), folder.resolve(program));
    }

    /** The hash of all files under a folder, by name and content. */
    public static String hash(Path home) {
        return hash("", home);
    }

    /** The hash of a text and of all files under a folder. */
    public static String hash(String with, Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(with.getBytes(StandardCharsets.UTF_8));
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(home.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + home.getFileName(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

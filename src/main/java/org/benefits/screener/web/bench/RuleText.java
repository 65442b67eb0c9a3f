package org.benefits.screener.web.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One rule as it stands in its file, also where the file does not pass its check; and words as they stand in theirs. */
public final class RuleText {
    private static final Pattern BEGINS = Pattern.compile("rule \"([a-z0-9-]+)\".*");
    private static final Pattern CITE = Pattern.compile("@cite\\( *\"([^\"]*)\" *\\)");

    /**
     * A rule in a file.
     *
     * @param name its name
     * @param text from {@code rule} to {@code end}
     * @param cite the law it names, or null
     */
    public record Block(String name, String text, String cite) {
        /** The keys of the words that this rule needs. */
        Set<String> keys() {
            Set<String> keys = new LinkedHashSet<>();
            if (text.contains("require(") || text.contains("memberIf(")) {
                keys.add(name + ".met");
                keys.add(name + ".not-met");
            }
            if (text.contains("decidedByOthers(")) {
                keys.add(name + ".others");
            }
            if (text.contains("note(")) {
                keys.add(name + ".note");
            }
            return keys;
        }
    }

    private RuleText() {}

    /** The rules of a file, in its order. */
    static List<Block> blocks(String file) {
        List<Block> blocks = new ArrayList<>();
        String name = null;
        StringBuilder text = new StringBuilder();
        for (String line : file.lines().toList()) {
            Matcher begins = BEGINS.matcher(line);
            if (name == null && begins.matches()) {
                name = begins.group(1);
            }
            if (name != null) {
                text.append(line).append('\n');
                if (line.strip().equals("end")) {
                    Matcher cite = CITE.matcher(text);
                    blocks.add(new Block(name, text.toString(), cite.find() ? cite.group(1) : null));
                    name = null;
                    text.setLength(0);
                }
            }
        }
        return blocks;
    }

    /** The file with one rule written anew. */
    static String replace(String file, Block block, String text) {
        int at = file.indexOf(block.text());
        if (at < 0) {
            throw new Draft.Refused("the rule " + block.name() + " is no longer in its file; open it again");
        }
        String ended = text.replace("\r\n", "\n").strip() + "\n";
        return file.substring(0, at) + ended + file.substring(at + block.text().length());
    }

    /** The words of a file by key, each on its line, in the order of the file. */
    static Map<String, String> words(String file) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String line : file.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                words.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return words;
    }

    /** The file with the words of a key changed, added beside its kin, or taken out where they are empty. */
    static String withWords(String file, String key, String words) {
        String line = key + "=" + words.replaceAll("\\s+", " ").strip().replace("\\", "\\\\");
        List<String> lines = new ArrayList<>(file.lines().toList());
        int at = find(lines, key + "=");
        if (at >= 0 && words.isBlank()) {
            lines.remove(at);
        } else if (at >= 0) {
            lines.set(at, line);
        } else if (!words.isBlank()) {
            int kin = last(lines, key.substring(0, key.indexOf('.') + 1));
            if (kin < 0) {
                lines.add("");
            }
            lines.add(kin < 0 ? lines.size() : kin + 1, line);
        }
        return String.join("\n", lines) + "\n";
    }

    private static int find(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        return -1;
    }

    private static int last(List<String> lines, String start) {
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            found = lines.get(i).startsWith(start) ? i : found;
        }
        return found;
    }
}

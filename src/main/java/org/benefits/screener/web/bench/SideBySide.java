package org.benefits.screener.web.bench;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, only where they differ, with the words that differ marked. */
public final class SideBySide {
    // Signs that no text of ours holds.
    private static final String OPEN = "\u0001";
    private static final String CLOSE = "\u0002";

    /** A line before and after in pieces; no pieces where it is new or gone. */
    public record Line(List<Piece> before, List<Piece> after) {}

    /** A piece of a line, and whether the other side has it otherwise. */
    public record Piece(String text, boolean differs) {}

    private SideBySide() {}

    static List<Line> of(String before, String after) {
        DiffRowGenerator rows = DiffRowGenerator.create()
                .showInlineDiffs(true)
                .inlineDiffByWord(true)
                .lineNormalizer(line -> line)
                .oldTag(open -> open ? OPEN : CLOSE)
                .newTag(open -> open ? OPEN : CLOSE)
                .build();
        return rows.generateDiffRows(before.lines().toList(), after.lines().toList()).stream()
                .filter(r -> r.getTag() != DiffRow.Tag.EQUAL)
                .map(r -> new Line(
                        r.getTag() == DiffRow.Tag.INSERT ? List.of() : pieces(r.getOldLine()),
                        r.getTag() == DiffRow.Tag.DELETE ? List.of() : pieces(r.getNewLine())))
                .toList();
    }

    private static List<Piece> pieces(String marked) {
        List<Piece> pieces = new ArrayList<>();
        boolean differs = false;
        for (String part : marked.split("(?=[" + OPEN + CLOSE + "])")) {
            if (part.startsWith(OPEN) || part.startsWith(CLOSE)) {
                differs = part.startsWith(OPEN);
            }
            String text = part.replace(OPEN, "").replace(CLOSE, "");
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, differs));
            }
        }
        return pieces;
    }
}

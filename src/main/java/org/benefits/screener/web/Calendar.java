package org.benefits.screener.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.benefits.screener.text.Explainer;

/** The dates of the plan as a calendar file (RFC 5545): one whole-day entry for each step. */
final class Calendar {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int LINE_BYTES = 73;

    private Calendar() {}

    static String of(LocalDate asOf, Explainer explainer) {
        List<String> lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Benefits screener//Plan//EN", "CALSCALE:GREGORIAN"));
        for (Explainer.Task task : explainer.plan(program -> true)) {
            lines.add("BEGIN:VEVENT");
            lines.add("UID:" + task.programs().get(0) + "-" + lines.size() + "-" + DAY.format(task.by())
                    + "@benefits-screener");
            lines.add("DTSTAMP:" + DAY.format(asOf) + "T000000Z");
            lines.add("DTSTART;VALUE=DATE:" + DAY.format(task.by()));
            lines.add("SUMMARY:" + text(task.does()));
            lines.add("DESCRIPTION:" + text(task.why()));
            lines.add("END:VEVENT");
        }
        lines.add("END:VCALENDAR");
        StringBuilder file = new StringBuilder();
        lines.forEach(l -> fold(l, file));
        return file.toString();
    }

    private static String text(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    // No line is longer than 75 bytes; what follows stands in lines that begin with a space, and no letter is cut.
    private static void fold(String line, StringBuilder into) {
        int bytes = 0;
        for (int at = 0; at < line.length(); ) {
            String letter = new String(Character.toChars(line.codePointAt(at)));
            int size = letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE_BYTES) {
                into.append("\r\n ");
                bytes = 1;
            }
            into.append(letter);
            bytes += size;
            at += letter.length();
        }
        into.append("\r\n");
    }
}

package org.benefits.screener.household;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every program id that {@code receives} may name, from {@code rules/questions/programs.yaml}: whom the program covers, which answers imply
 * that it is received, and the short forms that stand for one of a family.
 */
public record ProgramList(Map<String, Entry> entries, Map<String, List<String>> families) {
    /**
     * @param entries each program, in order
     */
    public ProgramList(Map<String, Entry> entries) {
        this(entries, families(entries));
    }

    // The short forms that stand for a program.
    private static Map<String, List<String>> families(Map<String, Entry> entries) {
        Map<String, List<String>> families = new HashMap<>();
        entries.forEach((id, entry) -> entry.oneOf()
                .forEach(member ->
                        families.computeIfAbsent(member, m -> new ArrayList<>()).add(id)));
        return families;
    }

    /**
     * @param coversPerson whether it covers a person; else the household as one
     * @param income the type of income that shows it is received, or null
     * @param disabilityBenefit the disability benefit that shows it, or null
     * @param healthCoverage the health coverage that shows it, or null
     * @param oneOf for a short form, the programs it stands for; else empty
     */
    public record Entry(
            boolean coversPerson, String income, String disabilityBenefit, String healthCoverage, List<String> oneOf) {}

    public boolean contains(String id) {
        return entries.containsKey(id);
    }

    Entry get(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("no such program in rules/questions/programs.yaml: " + id);
        }
        return entry;
    }
}

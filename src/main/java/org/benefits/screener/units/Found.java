package org.benefits.screener.units;

/**
 * What rules found, by the rule's name. A program has some dozen rules, each run once, so a short row that is looked through costs less, in
 * time and in memory, than a table of hashes.
 *
 * @param <V> what a rule finds
 */
final class Found<V> {
    private static final int FIRST_ROOM = 8;

    private String[] names = new String[FIRST_ROOM];
    private Object[] values = new Object[FIRST_ROOM];
    private int size;

    void put(String name, V value) {
        int at = indexOf(name);
        if (at < 0) {
            at = size++;
            if (at == names.length) {
                names = java.util.Arrays.copyOf(names, 2 * at);
                values = java.util.Arrays.copyOf(values, 2 * at);
            }
            names[at] = name;
        }
        values[at] = value;
    }

    /** What the rule of this name found, or null. Names are compared by identity, as those of compiled rules and sentences are interned. */
    @SuppressWarnings("unchecked")
    V get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : (V) values[at];
    }

    private int indexOf(String name) {
        for (int i = 0; i < size; i++) {
            if (sameObject(names[i], name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean sameObject(Object one, Object other) {
        return one == other;
    }
}

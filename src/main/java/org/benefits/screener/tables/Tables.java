package org.benefits.screener.tables;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables that one program may read: its own, and those that several share. */
public final class Tables {
    private final Map<String, Table> byName;
    private final Map<String, Table> quick;

    Tables(Map<String, Table> byName) {
        this.byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        this.quick = new HashMap<>(byName);
    }

    /** The table of this name. */
    public Table get(String name) {
        Table table = quick.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no such table: " + name);
        }
        return table;
    }

    public boolean contains(String name) {
        return byName.containsKey(name);
    }

    public Set<String> names() {
        return byName.keySet();
    }

    public Map<String, Table> all() {
        return byName;
    }

    /** These tables with one replaced, by its name. */
    public Tables with(Table table) {
        Map<String, Table> other = new TreeMap<>(byName);
        other.put(table.name(), table);
        return new Tables(other);
    }

    /** These tables and, where a name is missing here, those of the other set. */
    public Tables over(Tables shared) {
        Map<String, Table> joined = new TreeMap<>(shared.byName);
        joined.putAll(byName);
        return new Tables(joined);
    }
}

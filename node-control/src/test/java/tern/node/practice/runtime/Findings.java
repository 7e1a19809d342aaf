package tern.node.practice.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a comparison with Finney found: differences that a row of [FinneyDifferences] explains, and others.
final class Findings {

    private final List<String> failures = new ArrayList<>();
    private final Set<String> allowed = new LinkedHashSet<>();
    private int items;

    /// What differs and is not in the table.
    List<String> failures() {
        return failures;
    }

    /// Rows of the table that were needed.
    Set<String> allowed() {
        return allowed;
    }

    /// How many items were compared.
    int items() {
        return items;
    }

    void count() {
        items++;
    }

    void check(String path, boolean equal, String otherwise) {
        items++;
        if (!equal) {
            report(path, otherwise);
        }
    }

    void report(String path, String what) {
        report(path, itemOf(path), what);
    }

    /// @param item the row of the table that would explain it
    void report(String path, String item, String what) {
        if (FinneyDifferences.find(item).isPresent()) {
            allowed.add(item);
        } else {
            failures.add(path + ": " + what + (path.equals(item) ? "" : "   [" + item + "]"));
        }
    }

    /// The item a deeper path belongs to: `storage A.B key 0` is of `storage A.B`.
    static String itemOf(String path) {
        String item = path.indexOf('(') > 0 ? path.substring(0, path.indexOf('(')) : path;
        String[] words = item.split(" ", 3);
        if (words.length < 2) {
            return item;
        }
        String[] parts = words[1].split("[.:\\[]", -1);
        return words[0] + " " + (parts.length > 1 ? parts[0] + "." + parts[1] : parts[0]);
    }
}

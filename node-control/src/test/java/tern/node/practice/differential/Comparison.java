package tern.node.practice.differential;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.node.practice.differential.DocumentedDifferences.Row;
import tern.node.practice.differential.Observation.Fact;

/// Runs steps on both sides and holds what they show against each other and against the documented differences.
final class Comparison {

    private static final String MISSING = "—";

    private final Scene real;
    private final Scene practice;
    private final List<String> table = new ArrayList<>();
    private final Set<Row> needed = new LinkedHashSet<>();
    private final List<Row> unexplained = new ArrayList<>();
    private int steps;
    private int facts;

    Comparison(Scene real, Scene practice) {
        this.real = real;
        this.practice = practice;
    }

    void run(List<Step> all) throws Exception {
        for (Step step : all) {
            Map<String, Fact> there = observe(step, real);
            Map<String, Fact> here = observe(step, practice);
            boolean sameOutcome = Objects.equals(there.get("outcome"), here.get("outcome"));
            Set<String> names = new LinkedHashSet<>(there.keySet());
            names.addAll(here.keySet());
            steps++;
            for (String name : names) {
                compare(step, name, there.get(name), here.get(name), sameOutcome || isMain(name, there, here));
            }
        }
    }

    /// What follows from another outcome is not told again.
    private static boolean isMain(String name, Map<String, Fact> there, Map<String, Fact> here) {
        return name.equals("outcome")
                || name.startsWith("fee of ") && there.containsKey(name) && here.containsKey(name);
    }

    private static Map<String, Fact> observe(Step step, Scene scene) throws Exception {
        Observation seen = new Observation();
        try {
            step.action().run(scene, seen);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("on " + scene.side.name + ": " + step.name(), e);
        }
        return seen.facts();
    }

    private void compare(Step step, String name, @Nullable Fact there,
            @Nullable Fact here, boolean told) {
        facts++;
        boolean same = there != null && here != null && there.agrees(here);
        String left = there == null ? MISSING : there.text();
        String right = here == null ? MISSING : here.text();
        String mark = "=";
        if (!same && told) {
            Row row = new Row(step.name(), name, left, right);
            Optional<Row> known = DocumentedDifferences.rows().filter(each -> each.explains(row)).findFirst();
            mark = known.isPresent() ? "rule" : "DIFFERS";
            known.ifPresentOrElse(needed::add, () -> unexplained.add(row));
        }
        if (same || told) {
            table.add(step.name() + " | " + name + " | " + left + " | " + (same ? "" : right) + " | " + mark);
        }
    }

    String summary() {
        return steps + " steps, " + facts + " facts, " + needed.size() + " explained differences, "
                + unexplained.size() + " unexplained";
    }

    List<String> table() {
        return table;
    }

    List<Row> unexplained() {
        return unexplained;
    }

    List<Row> notNeeded() {
        return DocumentedDifferences.rows().filter(row -> !needed.contains(row)).toList();
    }
}

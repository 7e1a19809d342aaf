package tern.gpu.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.gpu.alert.Alert.Kind;
import tern.gpu.alert.Alert.Severity;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;

/// Which alerts stand, from one look to the next. Knows no clock; for one thread.
///
/// A number that cannot be read begins nothing and ends nothing: what was building up begins anew, what was raised stays
/// until it is known to be over.
public final class Alerts {

    private record Key(Kind kind, Optional<GpuId> card) {}

    /// One rule for one card.
    private static final class State {
        private @Nullable Alert raised;
        private boolean told;
        /// Since when it is so though not raised, or not so though raised.
        private @Nullable Long changing;
        private @Nullable Long toldAt;
    }

    private AlertRules rules;
    private final Map<Key, State> states = new HashMap<>();
    private final Map<GpuId, Conditions> conditions = new HashMap<>();

    public Alerts(AlertRules rules) {
        this.rules = rules;
    }

    /// From the next look on. What stands and has a rule that is off is over then.
    public void setRules(AlertRules other) {
        rules = other;
    }

    /// Alerts that stand, the gravest first.
    public List<Alert> standing() {
        List<Alert> all = new ArrayList<>();
        for (State state : states.values()) {
            Alert raised = state.raised;
            if (raised != null) {
                all.add(raised);
            }
        }
        all.sort(Comparator.comparing(Alert::severity)
                .reversed()
                .thenComparing(Alert::since)
                .thenComparing(Alert::kind)
                .thenComparing(alert -> alert.card().map(GpuId::key).orElse("")));
        return all;
    }

    /// @return what became different, in the order of kinds
    public List<AlertChange> look(Look look) {
        List<AlertChange> changes = new ArrayList<>();
        Set<Key> seen = new HashSet<>();
        for (GpuDevice card : look.cards()) {
            Conditions own = conditions.computeIfAbsent(card.id(), _ -> new Conditions());
            own.remember(card, look.nanoTime());
            for (Kind kind : Kind.values()) {
                if (Conditions.concernsCard(kind)) {
                    Key key = new Key(kind, Optional.of(card.id()));
                    seen.add(key);
                    step(key, own.judge(kind, rules.rule(kind), card, look), look, changes);
                }
            }
        }
        for (Kind kind : List.of(Kind.DISK_LOW, Kind.ON_BATTERY)) {
            Key key = new Key(kind, Optional.empty());
            seen.add(key);
            step(key, Conditions.judgeComputer(kind, rules.rule(kind), look), look, changes);
        }
        // a card that is not listed any more: what was said of it is over; that it is gone the monitor says itself
        states.entrySet().removeIf(entry -> {
            boolean gone = !seen.contains(entry.getKey());
            if (gone) {
                end(entry.getValue(), changes);
            }
            return gone;
        });
        conditions.keySet().removeIf(id -> look.cards().stream().noneMatch(card -> card.id().equals(id)));
        return changes;
    }

    private void step(Key key, Conditions.Judgement judged, Look look, List<AlertChange> changes) {
        AlertRule rule = rules.rule(key.kind());
        State state = states.computeIfAbsent(key, _ -> new State());
        if (!rule.on()) {
            end(state, changes);
            return;
        }
        Alert raised = state.raised;
        if (raised == null) {
            if (judged.state() != Conditions.Truth.YES) {
                state.changing = null;
                return;
            }
            if (held(state, rule, look.nanoTime())) {
                Alert alert = new Alert(key.kind(), key.card(), rule.severity(), judged.measured(),
                        judged.threshold(), look.at());
                state.raised = alert;
                state.told = false;
                state.changing = null;
                changes.add(new AlertChange.Raised(alert));
                tell(state, alert, rule, look, changes);
            }
            return;
        }
        if (judged.state() == Conditions.Truth.NO) {
            if (held(state, rule, look.nanoTime())) {
                end(state, changes);
            }
            return;
        }
        state.changing = null;
        Alert newest = raised;
        if (judged.state() == Conditions.Truth.YES) {
            newest = new Alert(raised.kind(), raised.card(), rule.severity(), judged.measured(), judged.threshold(),
                    raised.since());
            state.raised = newest;
        }
        if (!state.told) {
            tell(state, newest, rule, look, changes);
        }
    }

    /// Whether it has been so for as long as the rule wants.
    private static boolean held(State state, AlertRule rule, long now) {
        Long since = state.changing;
        if (since == null) {
            since = now;
            state.changing = since;
        }
        return now - since >= rule.hold().toNanos();
    }

    private static void end(State state, List<AlertChange> changes) {
        Alert raised = state.raised;
        state.raised = null;
        state.changing = null;
        if (raised != null) {
            changes.add(new AlertChange.Over(raised));
        }
    }

    private void tell(State state, Alert alert, AlertRule rule, Look look, List<AlertChange> changes) {
        Long last = state.toldAt;
        boolean soon = last != null && look.nanoTime() - last < rule.coolDown().toNanos();
        boolean quiet = alert.severity() != Severity.CRITICAL && rules.isQuiet(look.localTime());
        if (!soon && !quiet) {
            state.told = true;
            state.toldAt = look.nanoTime();
            changes.add(new AlertChange.Tell(alert));
        }
    }

    /// For a test: how much is remembered.
    int remembered() {
        return states.size();
    }
}

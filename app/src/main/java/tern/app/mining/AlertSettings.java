package tern.app.mining;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import tern.gpu.alert.Alert;
import tern.gpu.alert.AlertRule;
import tern.gpu.alert.AlertRules;

/// What a person wants to be told of cards.
///
/// @param always whether cards are measured from Tern's start on, and not only once the page was opened or a miner runs
public record AlertSettings(AlertRules rules, boolean always) {

    private static final String ALWAYS = "always";
    private static final String QUIET = "quiet";

    public static AlertSettings standard() {
        return new AlertSettings(AlertRules.standard(), false);
    }

    /// A line for each rule that differs from the standard, as the settings file keeps it.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (always) {
            lines.add(ALWAYS);
        }
        for (Alert.Kind kind : Alert.Kind.values()) {
            AlertRule rule = rules.rule(kind);
            if (!rule.equals(AlertRules.standard().rule(kind))) {
                lines.add(kind + (rule.on() ? " on " : " off ") + rule.threshold() + " " + rule.clear());
            }
        }
        for (AlertRules.Quiet quiet : rules.quiet()) {
            lines.add(QUIET + " " + quiet.from() + " " + quiet.to());
        }
        return lines;
    }

    /// What [#lines] wrote. A line of a newer Tern's, or one that somebody has spoilt, is as if it were not there.
    public static AlertSettings of(List<String> lines) {
        AlertRules rules = AlertRules.standard();
        List<AlertRules.Quiet> quiet = new ArrayList<>();
        boolean always = false;
        for (String line : lines) {
            String[] words = line.strip().split(" +");
            try {
                if (line.strip().equals(ALWAYS)) {
                    always = true;
                } else if (words.length == 3 && words[0].equals(QUIET)) {
                    quiet.add(new AlertRules.Quiet(LocalTime.parse(words[1]), LocalTime.parse(words[2])));
                } else if (words.length == 4) {
                    Alert.Kind kind = Alert.Kind.valueOf(words[0]);
                    rules = rules.with(kind, rules.rule(kind)
                            .withOn(words[1].equals("on"))
                            .withThreshold(Long.parseLong(words[2]), Long.parseLong(words[3])));
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                // said above: the standard holds instead
                continue;
            }
        }
        return new AlertSettings(rules.withQuiet(quiet), always);
    }
}

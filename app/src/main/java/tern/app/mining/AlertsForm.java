package tern.app.mining;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tern.app.ui.Lines;
import tern.app.ui.Texts;
import tern.gpu.alert.Alert;
import tern.gpu.alert.AlertRule;
import tern.gpu.alert.AlertRules;

/// What the person wants to be told of: each rule on or off, its limit, the times when it is quiet. What is changed holds
/// at once.
final class AlertsForm extends VBox {

    private static final long MOST = 1_000_000;

    private final MiningModel model;
    private final Consumer<AlertSettings> changed;
    private final Texts texts;
    private final Map<Alert.Kind, RuleRow> rows = new EnumMap<>(Alert.Kind.class);
    private final CheckBox always;
    private final CheckBox quiet;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean filling;

    /// What one of a person's units is in the rule's.
    private static OptionalLong unit(Alert.Kind kind) {
        return switch (kind) {
            case TOO_HOT, MEMORY_TOO_HOT, FAN_STOPPED, THROTTLED -> OptionalLong.of(1_000);
            case MINER_IDLE, OVER_POWER -> OptionalLong.of(100);
            case VRAM_FULL -> OptionalLong.of(1L << 20);
            case DISK_LOW -> OptionalLong.of(1L << 30);
            case LOST, MEMORY_ERRORS, LINK_DEGRADED, ON_BATTERY, DRIVER_ERROR, POWER_SOURCE, CLOCKS_CHANGED ->
                OptionalLong.empty();
        };
    }

    private final class RuleRow extends HBox {

        private final Alert.Kind kind;
        private final CheckBox on;
        private final TextField limit = new TextField();

        RuleRow(Alert.Kind kind) {
            this.kind = kind;
            String key = "mining.alerts." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            on = box("mining-alert-" + id(kind), texts.get(key));
            getStyleClass().add("mining-alert-row");
            setAlignment(Pos.CENTER_LEFT);
            getChildren().add(on);
            if (unit(kind).isPresent()) {
                limit.setId(on.getId() + "-limit");
                limit.setAccessibleText(texts.get("mining.alerts.limit", on.getText()));
                limit.getStyleClass().add("mining-limit");
                limit.setOnAction(_ -> take());
                limit.focusedProperty().addListener((_, _, now) -> {
                    if (!now) {
                        take();
                    }
                });
                Label unit = new Label(texts.get(key + ".unit"));
                unit.getStyleClass().add("faint");
                unit.setMinWidth(USE_PREF_SIZE);
                getChildren().addAll(limit, unit);
            }
        }

        private static String id(Alert.Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        void show(AlertRule rule) {
            on.setSelected(rule.on());
            limit.setDisable(!rule.on());
            unit(kind).ifPresent(unit -> limit.setText(Long.toString(rule.threshold() / unit)));
        }

        AlertRule rule(AlertRule before) {
            AlertRule now = before.withOn(on.isSelected());
            OptionalLong unit = unit(kind);
            if (unit.isEmpty()) {
                return now;
            }
            String typed = limit.getText().strip();
            if (!typed.matches("[0-9]{1,7}") || Long.parseLong(typed) < 1 || Long.parseLong(typed) > MOST) {
                wrong.set(Optional.of(texts.get("mining.alerts.number", on.getText(), Long.toString(MOST))));
                return now;
            }
            long threshold = Long.parseLong(typed) * unit.getAsLong();
            return threshold / unit.getAsLong() == before.threshold() / unit.getAsLong()
                    ? now
                    : now.withThreshold(threshold, Math.max(0, threshold + before.clear() - before.threshold()));
        }
    }

    AlertsForm(MiningModel model, Consumer<AlertSettings> changed, Texts texts) {
        this.model = model;
        this.changed = changed;
        this.texts = texts;
        setId("mining-alerts");
        getStyleClass().addAll("card", "mining-alerts");
        Label title = new Label(texts.get("mining.alerts"));
        title.getStyleClass().add("card-title");
        getChildren().addAll(title, Lines.wrapped(texts.get("mining.alerts.words"), "mining-note"));
        for (Alert.Kind kind : Alert.Kind.values()) {
            RuleRow row = new RuleRow(kind);
            rows.put(kind, row);
            getChildren().add(row);
        }
        quiet = box("mining-alerts-quiet", texts.get("mining.alerts.quiet"));
        always = box("mining-alerts-always", texts.get("mining.alerts.always"));
        time(from, "mining-alerts-from", texts.get("mining.alerts.from"));
        time(to, "mining-alerts-to", texts.get("mining.alerts.to"));
        HBox times = new HBox(quiet, from, new Label("–"), to);
        times.setAlignment(Pos.CENTER_LEFT);
        times.getStyleClass().add("mining-alert-row");
        getChildren().addAll(times, always, Lines.sentence("mining-alerts-wrong", "wrong-text", wrong));
        Lines.follow(model.alerts(), this::show);
    }

    private CheckBox box(String id, String words) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.setWrapText(true);
        box.setOnAction(_ -> take());
        return box;
    }

    private void time(TextField field, String id, String name) {
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText("22:00");
        field.getStyleClass().add("mining-limit");
        field.setOnAction(_ -> take());
        field.focusedProperty().addListener((_, _, now) -> {
            if (!now) {
                take();
            }
        });
    }

    private void show(AlertSettings now) {
        filling = true;
        rows.forEach((kind, row) -> row.show(now.rules().rule(kind)));
        Optional<AlertRules.Quiet> night = now.rules().quiet().stream().findFirst();
        quiet.setSelected(night.isPresent());
        from.setDisable(night.isEmpty());
        to.setDisable(night.isEmpty());
        from.setText(night.map(times -> times.from().toString()).orElse("22:00"));
        to.setText(night.map(times -> times.to().toString()).orElse("07:00"));
        always.setSelected(now.always());
        filling = false;
    }

    private void take() {
        if (filling) {
            return;
        }
        wrong.set(Optional.empty());
        AlertSettings before = model.alerts().get();
        AlertRules rules = before.rules();
        for (Map.Entry<Alert.Kind, RuleRow> row : rows.entrySet()) {
            rules = rules.with(row.getKey(), row.getValue().rule(rules.rule(row.getKey())));
        }
        List<AlertRules.Quiet> times = new ArrayList<>();
        if (quiet.isSelected()) {
            try {
                times.add(new AlertRules.Quiet(LocalTime.parse(from.getText().strip()),
                        LocalTime.parse(to.getText().strip())));
            } catch (DateTimeException e) {
                // said beside the fields; what held before holds on
                wrong.set(Optional.of(texts.get("mining.alerts.time")));
                times.addAll(before.rules().quiet());
            }
        }
        AlertSettings now = new AlertSettings(rules.withQuiet(times), always.isSelected());
        if (!now.equals(before)) {
            changed.accept(now);
        } else if (wrong.get().isEmpty()) {
            show(before);
        }
    }
}

package tern.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tern.app.mining.HardwareHere;
import tern.gpu.model.Metric;
import tern.gpu.model.ThrottleReason;
import tern.gpu.past.Past;
import tern.wallet.units.TernException;

/// `tern gpus --history`: what the cards did, as the window has kept it. Starts nothing and only reads, so that the
/// window may be open meanwhile.
final class GpuPast {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int LONGEST_NAME = 40;

    /// How far back, and in how many steps.
    private enum Span {
        HOUR(Duration.ofHours(1), 12),
        DAY(Duration.ofDays(1), 24),
        WEEK(Duration.ofDays(7), 28);

        private final Duration length;
        private final int steps;

        Span(Duration length, int steps) {
            this.length = length;
            this.steps = steps;
        }
    }

    private record Card(Past.Card card, Past past) {}

    private final Invocation invocation;
    private final Texts texts;

    GpuPast(Invocation invocation) {
        this.invocation = invocation;
        texts = invocation.texts();
    }

    int show(String typed) throws TernException {
        Span span = switch (typed) {
            case "hour" -> Span.HOUR;
            case "day" -> Span.DAY;
            case "week" -> Span.WEEK;
            default -> throw invocation.usage("gpus.bad-span");
        };
        if (invocation.arguments().has("--watch")) {
            throw invocation.usage("gpus.past-watch");
        }
        Instant now = Instant.now();
        var folder = HardwareHere.minutes(invocation.folders().data());
        List<Card> cards = new ArrayList<>();
        try {
            for (Past.Card card : Past.cards(folder)) {
                cards.add(new Card(card, Past.read(folder, card.id(), now.minus(span.length), now, span.steps)));
            }
        } catch (IOException e) {
            throw new CliException(Trouble.FILE, texts.get("gpus.past-unreadable", folder), e.toString(), e);
        }
        if (invocation.json()) {
            write(typed, cards);
        } else if (cards.isEmpty()) {
            invocation.say("gpus.past-nothing");
        } else {
            cards.forEach(card -> invocation.print(text(card)));
        }
        return 0;
    }

    private String text(Card card) {
        Table table = new Table("lrrrrr").row(texts.get("gpus.past-from"), texts.get("gpus.load"),
                texts.get("gpus.temperature"), texts.get("gpus.power"), texts.get("gpus.memory"),
                texts.get("gpus.past-braked"));
        boolean any = false;
        Past past = card.past();
        for (int step = 0; step < past.steps(); step++) {
            if (past.samples(step) > 0) {
                any = true;
                table.row(TIME.format(past.from(step).atZone(ZoneId.systemDefault())),
                        both(past, step, Metric.UTILIZATION, 100, "%"),
                        both(past, step, Metric.TEMPERATURE, 1000, " °C"), both(past, step, Metric.POWER, 1000, " W"),
                        past.most(step, Metric.VRAM_USED).isPresent()
                                ? GpuText.gib(past.most(step, Metric.VRAM_USED).getAsLong())
                                : GpuText.UNKNOWN,
                        past.mean(step, Metric.THROTTLE).isPresent()
                                ? GpuText.scaled(past.mean(step, Metric.THROTTLE).getAsLong(), 100, 0) + "%"
                                : GpuText.UNKNOWN);
            }
        }
        String name = Plain.text(card.card().name(), LONGEST_NAME) + "  " + Plain.text(card.card().id().key()) + '\n';
        return name + (any ? table.text(2) : "  " + texts.get("gpus.past-empty") + '\n');
    }

    /// Mean and most: `42, 97%`.
    private String both(Past past, int step, Metric metric, long scale, String unit) {
        OptionalLong mean = past.mean(step, metric);
        OptionalLong most = past.most(step, metric);
        return mean.isPresent() && most.isPresent()
                ? texts.get("gpus.past-both", GpuText.scaled(mean.getAsLong(), scale, 0),
                        GpuText.scaled(most.getAsLong(), scale, 0) + unit)
                : GpuText.UNKNOWN;
    }

    private void write(String span, List<Card> cards) {
        try (Json json = new Json()) {
            json.text("span", span).startArray("gpus");
            for (Card card : cards) {
                json.startObject()
                        .text("id", card.card().id().key())
                        .text("vendor", GpuJson.word(card.card().id().vendor()))
                        .text("name", card.card().name())
                        .startArray("steps");
                for (int step = 0; step < card.past().steps(); step++) {
                    json.startObject()
                            .number("fromMillis", card.past().from(step).toEpochMilli())
                            .number("samples", card.past().samples(step));
                    metrics(json, card.past(), step);
                    json.endObject();
                }
                json.endArray().endObject();
            }
            json.endArray().writeTo(invocation.out());
        }
    }

    private static void metrics(Json json, Past past, int step) {
        json.startObject("metrics");
        for (Metric metric : Metric.values()) {
            OptionalLong mean = past.mean(step, metric);
            if (mean.isEmpty()) {
                json.generator().writeNullProperty(GpuJson.name(metric));
            } else if (metric == Metric.THROTTLE) {
                json.startObject("throttle");
                reasons(json, "always", past.least(step, metric).orElse(0));
                reasons(json, "ever", past.most(step, metric).orElse(0));
                json.number("brakedCentipercent", mean.getAsLong()).endObject();
            } else {
                json.startObject(GpuJson.name(metric))
                        .number("least", past.least(step, metric).orElse(0))
                        .number("mean", mean.getAsLong())
                        .number("most", past.most(step, metric).orElse(0))
                        .endObject();
            }
        }
        json.endObject();
    }

    private static void reasons(Json json, String name, long bits) {
        json.startArray(name);
        ThrottleReason.of(bits).forEach(reason -> json.generator().writeString(GpuJson.word(reason)));
        json.endArray();
    }
}

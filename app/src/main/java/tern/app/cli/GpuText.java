package tern.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Presence;

/// Graphics cards as lines of text.
final class GpuText {

    static final String UNKNOWN = "—";
    private static final int LONGEST_NAME = 40;

    private final Texts texts;

    GpuText(Texts texts) {
        this.texts = texts;
    }

    String text(GpuSnapshot picture) {
        StringBuilder text = new StringBuilder();
        if (picture.devices().isEmpty()) {
            text.append(texts.get("gpus.none")).append('\n');
        } else {
            text.append(cards(picture));
            text.append(programs(picture));
        }
        picture.trouble()
                .ifPresent(trouble -> text.append('\n')
                        .append(texts.get("gpus.trouble", diagnosis(trouble)))
                        .append('\n'));
        return text.toString();
    }

    private String cards(GpuSnapshot picture) {
        Table table = new Table("llrrrrrll").row(texts.get("gpus.card"), texts.get("gpus.state"),
                texts.get("gpus.load"), texts.get("gpus.temperature"), texts.get("gpus.power"),
                texts.get("gpus.memory"), texts.get("gpus.fan"), texts.get("gpus.place"), texts.get("gpus.id"));
        boolean unknown = false;
        for (GpuDevice device : picture.devices()) {
            String[] numbers = {percent(device, Metric.UTILIZATION), degrees(device), power(device), memory(device),
                    percent(device, Metric.FAN)};
            for (String number : numbers) {
                unknown |= number.equals(UNKNOWN);
            }
            table.row(Plain.text(device.identity().name(), LONGEST_NAME), state(device), numbers[0], numbers[1],
                    numbers[2], numbers[3], numbers[4],
                    device.identity().pci().map(PciAddress::toString).orElse(UNKNOWN), device.id().key());
        }
        return table.text(0) + (unknown ? "\n" + texts.get("gpus.unknown") + "\n" : "");
    }

    private String programs(GpuSnapshot picture) {
        Table table = new Table("rlrrl").row(texts.get("gpus.pid"), texts.get("gpus.program"), texts.get("gpus.load"),
                texts.get("gpus.memory"), texts.get("gpus.card"));
        boolean any = false;
        for (GpuDevice device : picture.devices()) {
            for (GpuProcess process : device.processes()) {
                any = true;
                table.row(Long.toString(process.pid()),
                        process.name().isEmpty()
                                ? texts.get("gpus.nameless")
                                : Plain.text(process.name(), LONGEST_NAME),
                        process.utilPct().isPresent() ? process.utilPct().getAsInt() + "%" : UNKNOWN,
                        process.vramBytes().isPresent() ? gib(process.vramBytes().getAsLong()) : UNKNOWN,
                        Plain.text(device.identity().name(), LONGEST_NAME));
            }
        }
        return any ? "\n" + table.text(0) : "";
    }

    private String state(GpuDevice device) {
        return switch (device.presence()) {
            case Presence.Ready _ -> texts.get(device.stale() ? "gpus.stale" : "gpus.ready");
            case Presence.Asleep _ -> texts.get("gpus.asleep");
            case Presence.Missing missing -> diagnosis(missing.diagnosis());
            case Presence.Lost _ -> texts.get("gpus.lost");
        };
    }

    private String diagnosis(Diagnosis diagnosis) {
        return texts.get(switch (diagnosis.verdict()) {
            case NO_DRIVER -> "gpus.verdict.no-driver";
            case DISPLAY_DRIVER_ONLY -> "gpus.verdict.display-driver-only";
            case PASSED_THROUGH -> "gpus.verdict.passed-through";
            case LIBRARY_MISSING -> "gpus.verdict.library-missing";
            case DRIVER_NOT_LOADED -> "gpus.verdict.driver-not-loaded";
            case REBOOT_NEEDED -> "gpus.verdict.reboot-needed";
            case NO_PERMISSION -> "gpus.verdict.no-permission";
            case FELL_OFF -> "gpus.verdict.fell-off";
            case RESET_NEEDED -> "gpus.verdict.reset-needed";
            case COMPUTE_UNAVAILABLE -> "gpus.verdict.compute-unavailable";
            case TOO_OLD -> "gpus.verdict.too-old";
            case MONITORING_ONLY -> "gpus.verdict.monitoring-only";
            case POWER_CABLE -> "gpus.verdict.power-cable";
            case NO_ANSWER -> "gpus.verdict.no-answer";
            case OTHER -> "gpus.verdict.other";
        });
    }

    private static String percent(GpuDevice device, Metric metric) {
        return number(device, metric, 100, 0).map(value -> value + "%").orElse(UNKNOWN);
    }

    private static String degrees(GpuDevice device) {
        return number(device, Metric.TEMPERATURE, 1000, 0).map(value -> value + " °C").orElse(UNKNOWN);
    }

    private String power(GpuDevice device) {
        Optional<String> now = number(device, Metric.POWER, 1000, 1);
        Optional<String> limit = number(device, Metric.POWER_LIMIT, 1000, 0);
        return now.map(watts -> limit.map(most -> texts.get("gpus.of", watts, most + " W")).orElse(watts + " W"))
                .orElse(UNKNOWN);
    }

    private String memory(GpuDevice device) {
        OptionalLong used = device.reading(Metric.VRAM_USED).known();
        OptionalLong total = device.reading(Metric.VRAM_TOTAL).known();
        if (used.isEmpty()) {
            return UNKNOWN;
        }
        return total.isPresent()
                ? texts.get("gpus.of", scaled(used.getAsLong(), 1L << 30, 1), gib(total.getAsLong()))
                : gib(used.getAsLong());
    }

    static String gib(long bytes) {
        return scaled(bytes, 1L << 30, 1) + " GiB";
    }

    private static Optional<String> number(GpuDevice device, Metric metric, long scale, int digits) {
        OptionalLong value = device.reading(metric).known();
        return value.isPresent() ? Optional.of(scaled(value.getAsLong(), scale, digits)) : Optional.empty();
    }

    static String scaled(long value, long scale, int digits) {
        return BigDecimal.valueOf(value)
                .divide(BigDecimal.valueOf(scale), digits, RoundingMode.HALF_UP)
                .toPlainString();
    }
}

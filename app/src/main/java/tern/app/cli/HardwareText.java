package tern.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import tern.app.mining.HardwareWords;
import tern.gpu.choice.Eligibility;
import tern.gpu.choice.Reason;
import tern.gpu.host.HostFacts;
import tern.gpu.model.Compute;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;

/// The answer of `tern hardware` for a person.
final class HardwareText {

    private static final int LONGEST_NAME = 80;
    private static final long SMALLEST_VOLUME = 1L << 30;

    private final Texts texts;

    HardwareText(Texts texts) {
        this.texts = texts;
    }

    String text(HardwareSurvey survey) {
        StringBuilder out = new StringBuilder(2048).append(texts.get("hardware.computer")).append('\n');
        out.append(survey.host().map(this::host).orElseGet(() -> "  " + texts.get("hardware.no-host") + '\n'));
        if (survey.cards().isEmpty()) {
            out.append('\n').append(texts.get(survey.settled() ? "hardware.no-cards" : "hardware.unsettled"));
            out.append('\n');
            return out.toString();
        }
        for (HardwareSurvey.Card card : survey.cards()) {
            out.append('\n').append(card(card, survey));
        }
        if (!survey.settled()) {
            out.append('\n').append(texts.get("hardware.unsettled")).append('\n');
        }
        return out.toString();
    }

    private String host(HostFacts facts) {
        HostFacts.Machine machine = facts.machine();
        String system = Plain.text(machine.system() + ' ' + machine.version(), LONGEST_NAME);
        HostFacts.Processor processor = facts.processor();
        Table table = new Table("ll");
        table.row(texts.get("hardware.system"), machine.virtualization().isPresent()
                ? texts.get("hardware.system.inside", system, Plain.text(machine.virtualization().get()))
                : system);
        table.row(texts.get("hardware.processor"), texts.get("hardware.processor.of",
                Plain.text(processor.name(), LONGEST_NAME), processor.threads(),
                processor.load().isPresent()
                        ? HardwareWords.percent(processor.load().getAsInt())
                        : texts.get("hardware.not-reported")));
        table.row(texts.get("hardware.memory"), texts.get("hardware.free-of",
                HardwareWords.bytes(facts.memory().available()), HardwareWords.bytes(facts.memory().total())));
        table.row(texts.get("hardware.heat"), number(facts.sensors().temperature(), HardwareWords::celsius));
        table.row(texts.get("hardware.power"), facts.power()
                .onBattery()
                .map(battery -> texts.get(battery ? "hardware.power.battery" : "hardware.power.mains"))
                .orElseGet(() -> texts.get("hardware.not-reported")));
        for (HostFacts.Volume volume : facts.volumes()) {
            if (volume.total() >= SMALLEST_VOLUME) {
                table.row(texts.get("hardware.disk", Plain.text(volume.mount(), 40)), texts.get("hardware.free-of",
                        HardwareWords.bytes(volume.free()), HardwareWords.bytes(volume.total())));
            }
        }
        return table.text(2);
    }

    private String number(OptionalLong value, LongFunction<String> words) {
        return value.isPresent() ? words.apply(value.getAsLong()) : texts.get("hardware.not-reported");
    }

    private String card(HardwareSurvey.Card card, HardwareSurvey survey) {
        GpuDevice device = card.device();
        GpuIdentity is = device.identity();
        StringBuilder out = new StringBuilder(Plain.text(is.name(), LONGEST_NAME));
        is.pci().ifPresent(pci -> out.append("  ").append(pci));
        out.append('\n');
        Table table = new Table("ll");
        table.row(texts.get("hardware.card.state"), switch (device.presence()) {
            case Presence.Ready _ -> texts.get(
                    device.sample().isPresent() ? "hardware.state.ready" : "hardware.state.unmeasured");
            case Presence.Asleep _ -> texts.get("hardware.state.asleep");
            case Presence.Missing _ -> texts.get("hardware.state.missing");
            case Presence.Lost _ -> texts.get("hardware.state.lost");
        });
        is.driver()
                .ifPresent(driver -> table.row(texts.get("hardware.card.driver"),
                        Plain.text(driver.name() + driver.version().map(version -> ' ' + version).orElse(""), 60)));
        is.compute()
                .ifPresent(compute -> table.row(texts.get("hardware.card.compute"), Plain.text(switch (compute) {
                    case Compute.Cuda cuda -> "CUDA " + cuda.major() + '.' + cuda.minor();
                    case Compute.Gfx gfx -> "ROCm " + gfx.target();
                    case Compute.Xe xe -> "oneAPI " + xe.architecture();
                })));
        is.uuid().ifPresent(uuid -> table.row(texts.get("hardware.card.uuid"), Plain.text(uuid)));
        if (device.sample().isPresent() && device.presence() instanceof Presence.Ready) {
            measured(device, table);
        }
        out.append(table.text(2));
        HardwareCommand.saying(card, survey).ifPresent(saying -> {
            out.append("  ").append(saying.what()).append('\n');
            out.append("    ").append(saying.advice()).append('\n');
        });
        card.diagnosis()
                .flatMap(diagnosis -> diagnosis.detail())
                .ifPresent(detail -> out.append("    ")
                        .append(texts.get("hardware.detail", Plain.text(detail, 200)))
                        .append('\n'));
        return out.append(reasons(card, survey)).toString();
    }

    private void measured(GpuDevice device, Table table) {
        row(table, device, Metric.UTILIZATION, "hardware.card.load", HardwareWords::percent);
        Reading total = device.reading(Metric.VRAM_TOTAL);
        Reading used = device.reading(Metric.VRAM_USED);
        table.row(texts.get("hardware.card.memory"),
                total instanceof Reading.Known all && used instanceof Reading.Known taken
                        ? texts.get("hardware.used-of", HardwareWords.bytes(taken.value()),
                                HardwareWords.bytes(all.value()))
                        : number(total.known().isPresent() ? total.known() : device.identity().vramBytes(),
                                HardwareWords::bytes));
        row(table, device, Metric.TEMPERATURE, "hardware.card.temperature", HardwareWords::celsius);
        Reading power = device.reading(Metric.POWER);
        Reading limit = device.reading(Metric.POWER_LIMIT);
        table.row(texts.get("hardware.card.power"),
                power instanceof Reading.Known draws && limit instanceof Reading.Known most
                        ? texts.get("hardware.used-of", HardwareWords.watt(draws.value()),
                                HardwareWords.watt(most.value()))
                        : number(power.known(), HardwareWords::watt));
        row(table, device, Metric.FAN, "hardware.card.fan", HardwareWords::percent);
        device.reading(Metric.THROTTLE).known().ifPresent(bits -> {
            List<String> brakes = new ArrayList<>();
            for (ThrottleReason reason : ThrottleReason.of(bits)) {
                if (reason.isTrouble()) {
                    brakes.add(reason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
                }
            }
            if (!brakes.isEmpty()) {
                table.row(texts.get("hardware.card.brakes"), String.join(", ", brakes));
            }
        });
        if (!device.processes().isEmpty()) {
            table.row(texts.get("hardware.card.programs"), device.processes()
                    .stream()
                    .map(HardwareText::program)
                    .collect(Collectors.joining(", ")));
        }
    }

    private static String program(GpuProcess process) {
        String name = process.name().isEmpty() ? "?" : Plain.text(process.name(), 40);
        return name + " (" + process.pid() + ')';
    }

    private void row(Table table, GpuDevice device, Metric metric, String key, LongFunction<String> words) {
        table.row(texts.get(key), number(device.reading(metric).known(), words));
    }

    /// What the diagnosis says already is not said again.
    private String reasons(HardwareSurvey.Card card, HardwareSurvey survey) {
        List<Reason> more = card.reasons().stream().filter(reason -> reason.diagnosis().isEmpty()).toList();
        StringBuilder out = new StringBuilder("  ")
                .append(texts
                        .get(Eligibility.isEligible(card.reasons()) ? "hardware.can-mine" : "hardware.cannot-mine"))
                .append('\n');
        for (Reason reason : more) {
            HardwareWords.Saying saying = HardwareWords.reason(reason, card.device().id().vendor(),
                    Optional.of(survey.system()));
            out.append(reason.blocks() ? "    ✗ " : reason.unread() ? "    ? " : "    ! ")
                    .append(Plain.text(saying.what()))
                    .append(' ')
                    .append(saying.advice())
                    .append('\n');
        }
        return out.toString();
    }
}

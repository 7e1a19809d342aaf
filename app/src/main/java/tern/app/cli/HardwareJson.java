package tern.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.app.mining.HardwareWords;
import tern.gpu.choice.Eligibility;
import tern.gpu.choice.Reason;
import tern.gpu.host.HostFacts;
import tern.gpu.model.Compute;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;

/// The answer of `tern hardware --json`. Units are those of the model, and stand in the names; what is not known is
/// `null`, and of a card's numbers `unknown` says why.
final class HardwareJson {

    private HardwareJson() {}

    static void write(Json json, HardwareSurvey survey) {
        json.text("at", survey.at().toString()).flag("settled", survey.settled());
        if (survey.host().isPresent()) {
            host(json, survey.host().get());
        } else {
            json.generator().writeNullProperty("host");
        }
        json.textOrNull("trouble", survey.trouble().map(trouble -> word(trouble.verdict())));
        json.startArray("cards");
        survey.cards().forEach(card -> card(json, card, survey));
        json.endArray();
    }

    private static void host(Json json, HostFacts facts) {
        HostFacts.Processor processor = facts.processor();
        json.startObject("host")
                .text("system", Plain.text(facts.machine().system()))
                .text("version", Plain.text(facts.machine().version()))
                .text("architecture", facts.machine().architecture())
                .textOrNull("virtualization", facts.machine().virtualization().map(Plain::text))
                .text("processor", Plain.text(processor.name()))
                .number("cores", processor.cores())
                .number("threads", processor.threads());
        number(json, "loadCentipercent", processor.load());
        number(json, "clockMegahertz", processor.clock());
        json.startArray("coreLoadsCentipercent");
        processor.perCore().forEach(core -> json.generator().writeNumber(core));
        json.endArray()
                .number("memoryBytes", facts.memory().total())
                .number("memoryAvailableBytes", facts.memory().available())
                .number("swapBytes", facts.memory().swapTotal())
                .number("swapUsedBytes", facts.memory().swapUsed());
        number(json, "temperatureMillicelsius", facts.sensors().temperature());
        json.flagOrNull("onBattery", facts.power().onBattery());
        number(json, "batteryPercent", facts.power().percent());
        json.startArray("volumes");
        for (HostFacts.Volume volume : facts.volumes()) {
            json.startObject()
                    .text("mount", Plain.text(volume.mount()))
                    .text("type", Plain.text(volume.type()))
                    .number("bytes", volume.total())
                    .number("freeBytes", volume.free())
                    .endObject();
        }
        json.endArray().startArray("disks");
        for (HostFacts.Disk disk : facts.disks()) {
            json.startObject()
                    .text("name", Plain.text(disk.name()))
                    .text("model", Plain.text(disk.model()))
                    .number("bytes", disk.size());
            number(json, "readBytesPerSecond", disk.readRate());
            number(json, "writeBytesPerSecond", disk.writeRate());
            json.endObject();
        }
        json.endArray().startArray("networks");
        for (HostFacts.Network network : facts.networks()) {
            json.startObject().text("name", Plain.text(network.name())).flag("up", network.up());
            number(json, "inBytesPerSecond", network.in());
            number(json, "outBytesPerSecond", network.out());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void card(Json json, HardwareSurvey.Card card, HardwareSurvey survey) {
        GpuDevice device = card.device();
        GpuIdentity is = device.identity();
        json.startObject()
                .text("id", is.id().key())
                .text("vendor", word(is.id().vendor()))
                .text("name", Plain.text(is.name()))
                .textOrNull("pci", is.pci().map(Object::toString))
                .textOrNull("uuid", is.uuid())
                .text("state", switch (device.presence()) {
                    case Presence.Ready _ -> "ready";
                    case Presence.Asleep _ -> "asleep";
                    case Presence.Missing _ -> "missing";
                    case Presence.Lost _ -> "lost";
                })
                .flag("integrated", is.integrated())
                .flag("drivesDisplay", is.drivesDisplay())
                .flag("unifiedMemory", is.unifiedMemory())
                .textOrNull("driver", is.driver().map(driver -> Plain.text(driver.name())))
                .textOrNull("driverVersion", is.driver().flatMap(DriverInfo::version).map(Plain::text))
                .textOrNull("compute", is.compute().map(compute -> switch (compute) {
                    case Compute.Cuda cuda -> "cuda " + cuda.major() + '.' + cuda.minor();
                    case Compute.Gfx gfx -> Plain.text(gfx.target());
                    case Compute.Xe xe -> Plain.text(xe.architecture());
                }));
        number(json, "memoryBytes", is.vramBytes());
        readings(json, device);
        json.startArray("programs");
        for (GpuProcess process : device.processes()) {
            json.startObject().number("pid", process.pid()).text("name", Plain.text(process.name()));
            number(json, "memoryBytes", process.vramBytes());
            json.text("kind", word(process.kind())).endObject();
        }
        json.endArray();
        if (card.diagnosis().isPresent()) {
            HardwareWords.Saying saying = HardwareCommand.saying(card, survey).orElseThrow();
            json.startObject("diagnosis")
                    .text("verdict", word(card.diagnosis().get().verdict()))
                    .text("message", saying.what())
                    .text("advice", saying.advice())
                    .textOrNull("detail", card.diagnosis().get().detail().map(Plain::text))
                    .endObject();
        } else {
            json.generator().writeNullProperty("diagnosis");
        }
        json.flag("eligible", Eligibility.isEligible(card.reasons())).startArray("reasons");
        for (Reason reason : card.reasons()) {
            HardwareWords.Saying saying = HardwareWords.reason(reason, is.id().vendor(),
                    Optional.of(survey.system()));
            json.startObject()
                    .text("code", word(reason.code()))
                    .text("level", reason.blocks() ? "block" : "warn")
                    .flag("unread", reason.unread())
                    .text("message", Plain.text(saying.what()))
                    .text("fix", saying.advice())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private static void readings(Json json, GpuDevice device) {
        json.startObject("readings");
        for (Metric metric : Metric.values()) {
            number(json, name(metric), device.reading(metric).known());
        }
        json.endObject().startObject("unknown");
        for (Metric metric : Metric.values()) {
            if (device.reading(metric) instanceof Reading.Unknown unknown) {
                json.text(name(metric), word(unknown.why()));
            }
        }
        json.endObject();
    }

    /// `memoryTemperatureMillicelsius`
    private static String name(Metric metric) {
        StringBuilder name = new StringBuilder();
        for (String part : metric.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.append(switch (metric.unit()) {
            case CENTIPERCENT -> "Centipercent";
            case MILLICELSIUS -> "Millicelsius";
            case MILLIWATT -> "Milliwatts";
            case MILLIJOULE -> "Millijoules";
            case BYTE -> "Bytes";
            case MEGAHERTZ -> "Megahertz";
            case BITS, COUNT -> "";
        }).toString();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void number(Json json, String name, OptionalLong value) {
        if (value.isPresent()) {
            json.number(name, value.getAsLong());
        } else {
            json.generator().writeNullProperty(name);
        }
    }

    private static void number(Json json, String name, OptionalInt value) {
        number(json, name, value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty());
    }
}

package tern.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.gpu.model.Compute;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Presence;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;

/// Graphics cards as JSON; described in `docs/cli.md`.
final class GpuJson {

    private GpuJson() {}

    static void write(GpuSnapshot picture, Json json) {
        json.number("timeMillis", picture.at().toEpochMilli()).text("monitor", word(picture.probe()));
        diagnosis(json, "trouble", picture.trouble());
        json.startArray("gpus");
        for (GpuDevice device : picture.devices()) {
            json.startObject();
            identity(json, device);
            json.text("state", switch (device.presence()) {
                case Presence.Ready _ -> "ready";
                case Presence.Asleep _ -> "asleep";
                case Presence.Missing _ -> "missing";
                case Presence.Lost _ -> "lost";
            });
            diagnosis(json, "diagnosis", device.presence() instanceof Presence.Missing missing
                    ? Optional.of(missing.diagnosis())
                    : Optional.empty());
            json.flag("stale", device.stale());
            if (device.sample().isPresent()) {
                json.number("sampleMillis", device.sample().get().at().toEpochMilli());
            } else {
                json.generator().writeNullProperty("sampleMillis");
            }
            metrics(json, device);
            condition(json, device);
            processes(json, device);
            json.startArray("events");
            for (GpuEvent event : device.events()) {
                json.startObject().text("kind", word(event.kind())).number("timeMillis", event.at().toEpochMilli());
                number(json, "error", event.kind() == GpuEvent.Kind.ERROR
                        ? OptionalLong.of(event.number())
                        : OptionalLong.empty());
                json.endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static void identity(Json json, GpuDevice device) {
        json.text("id", device.id().key())
                .text("vendor", word(device.id().vendor()))
                .text("name", device.identity().name())
                .textOrNull("parent", device.identity().parent().map(parent -> parent.key()))
                .textOrNull("pci", device.identity().pci().map(PciAddress::toString))
                .textOrNull("uuid", device.identity().uuid());
        number(json, "vramBytes", device.identity().vramBytes());
        json.flag("unifiedMemory", device.identity().unifiedMemory())
                .flag("integrated", device.identity().integrated())
                .flag("drivesDisplay", device.identity().drivesDisplay())
                .textOrNull("driver", device.identity().driver().map(DriverInfo::name))
                .textOrNull("driverVersion", device.identity().driver().flatMap(DriverInfo::version))
                .textOrNull("compute", device.identity().compute().map(compute -> switch (compute) {
                    case Compute.Cuda cuda -> "cuda " + cuda.major() + '.' + cuda.minor();
                    case Compute.Gfx gfx -> gfx.target();
                    case Compute.Xe xe -> xe.architecture();
                }));
        number(json, "powerMinMilliwatts", device.identity().power().minimum());
        number(json, "powerMaxMilliwatts", device.identity().power().maximum());
        number(json, "powerStandardMilliwatts", device.identity().power().standard());
        number(json, "slowdownMillicelsius", device.identity().temperatures().slowdown());
        number(json, "shutdownMillicelsius", device.identity().temperatures().shutdown());
        number(json, "pcieMaxGeneration", device.identity().link().generation());
        number(json, "pcieMaxWidth", device.identity().link().width());
    }

    /// Unknown numbers are `null`, and why stands in `unknown`.
    private static void metrics(Json json, GpuDevice device) {
        json.startObject("metrics");
        for (Metric metric : Metric.values()) {
            if (metric != Metric.THROTTLE) {
                number(json, name(metric), device.reading(metric).known());
            }
        }
        OptionalLong throttle = device.reading(Metric.THROTTLE).known();
        if (throttle.isPresent()) {
            json.startArray("throttle");
            for (ThrottleReason reason : ThrottleReason.of(throttle.getAsLong())) {
                json.generator().writeString(word(reason));
            }
            json.endArray();
        } else {
            json.generator().writeNullProperty("throttle");
        }
        json.endObject().startObject("unknown");
        for (Metric metric : Metric.values()) {
            if (device.reading(metric) instanceof Reading.Unknown unknown) {
                json.text(name(metric), word(unknown.why()));
            }
        }
        json.endObject();
    }

    static String name(Metric metric) {
        StringBuilder name = new StringBuilder();
        for (String part : metric.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty()
                    ? part
                    : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name + switch (metric.unit()) {
            case CENTIPERCENT -> "Centipercent";
            case MILLICELSIUS -> "Millicelsius";
            case MILLIWATT -> "Milliwatts";
            case MILLIJOULE -> "Millijoules";
            case BYTE -> "Bytes";
            case MEGAHERTZ -> "Megahertz";
            case BITS, COUNT -> "";
        };
    }

    private static void condition(Json json, GpuDevice device) {
        json.startObject("condition").flagOrNull("eccOn", device.condition().eccOn());
        number(json, "eccUncorrected", device.condition().eccUncorrected());
        number(json, "rowsRemapped", device.condition().rowsRemapped());
        json.flagOrNull("remapPending", device.condition().remapPending())
                .flagOrNull("remapFailed", device.condition().remapFailed())
                .flagOrNull("migOn", device.condition().migOn())
                .textOrNull("computeMode", device.condition().computeMode().map(GpuJson::word))
                .flagOrNull("persistence", device.condition().persistence())
                .flagOrNull("virtualized", device.condition().virtualized())
                .endObject();
    }

    private static void processes(Json json, GpuDevice device) {
        json.startArray("processes");
        for (GpuProcess process : device.processes()) {
            json.startObject()
                    .number("pid", process.pid())
                    .textOrNull("name", Optional.of(process.name()).filter(name -> !name.isEmpty()))
                    .text("kind", word(process.kind()));
            number(json, "vramBytes", process.vramBytes());
            number(json, "loadPercent", process.utilPct());
            json.endObject();
        }
        json.endArray();
    }

    private static void diagnosis(Json json, String name, Optional<Diagnosis> diagnosis) {
        if (diagnosis.isEmpty()) {
            json.generator().writeNullProperty(name);
            return;
        }
        json.startObject(name)
                .text("verdict", word(diagnosis.get().verdict()))
                .textOrNull("detail", diagnosis.get().detail())
                .endObject();
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

    static String word(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.monitor.JavaProbe;
import tern.gpu.sysfs.PresentCards;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `tern hardware`, on the computer that the test runs on and on trees that stand for others.
class HardwareCommandTest {

    @TempDir
    Path folder;

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private void card(String place, String vendor, String device, Optional<String> driver, String sleep)
            throws IOException {
        String at = "sys/devices/pci0000:00/" + place + '/';
        file(at + "vendor", "0x" + vendor);
        file(at + "device", "0x" + device);
        file(at + "class", "0x030000");
        file(at + "power/runtime_status", sleep);
        Path bus = folder.resolve("sys/bus/pci/devices");
        Files.createDirectories(bus);
        Files.createSymbolicLink(bus.resolve(place), Path.of("../../../devices/pci0000:00/" + place));
        if (driver.isPresent()) {
            Path drivers = folder.resolve("sys/bus/pci/drivers").resolve(driver.get());
            Files.createDirectories(drivers);
            Files.createSymbolicLink(folder.resolve(at + "driver"), drivers);
        }
    }

    private HardwareSurvey survey() throws InterruptedException {
        return HardwareSurvey.take(new PresentCards(folder), JavaProbe.current()
                .withArguments(List.of("--sys", folder.resolve("sys").toString(), "--proc",
                        folder.resolve("proc").toString(), "--nvml", folder.resolve("none.so").toString(), "--tool",
                        folder.resolve("none").toString())),
                folder);
    }

    private static JsonNode json(HardwareSurvey survey) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Json json = new Json()) {
            HardwareJson.write(json, survey);
            json.writeTo(new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void thisComputerIsShown() {
        FrontDoor.Result text = FrontDoor.at(folder).run("hardware");
        assertThat(text.code()).as("%s", text).isZero();
        assertThat(text.out()).startsWith("This computer\n")
                .contains("  Processor")
                .contains(" threads, load ")
                .contains("  Memory");
        FrontDoor.Result result = FrontDoor.at(folder).run("hardware", "--json");
        assertThat(result.code()).as("%s", result).isZero();
        JsonNode host = result.json().path("host");
        assertThat(host.path("threads").intValue(0)).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(host.path("memoryBytes").longValue(0)).isPositive();
        assertThat(host.path("loadCentipercent").intValue(-1)).isBetween(0, 10_000);
        assertThat(result.json().path("settled").booleanValue(false)).isTrue();
        assertThat(result.json().path("cards").isArray()).isTrue();
        assertThat(result.err()).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux, with their links and colons in names")
    void everyCardIsShownWithWhatIsWrongAndWhatHelps() throws Exception {
        card("0000:01:00.0", "10de", "2684", Optional.empty(), "active");
        card("0000:03:00.0", "1002", "744c", Optional.of("amdgpu"), "active");
        file("sys/devices/pci0000:00/0000:03:00.0/gpu_busy_percent", "37");
        file("sys/devices/pci0000:00/0000:03:00.0/mem_info_vram_total", "25753026560");
        file("sys/devices/pci0000:00/0000:03:00.0/mem_info_vram_used", "1073741824");
        card("0000:05:00.0", "8086", "56a0", Optional.of("i915"), "suspended");
        file("etc/os-release", "ID=debian");
        HardwareSurvey survey = survey();
        JsonNode cards = json(survey).path("cards");
        assertThat(cards.size()).isEqualTo(3);
        JsonNode nvidia = cards.get(0);
        assertThat(nvidia.path("name").stringValue("")).isEqualTo("NVIDIA GeForce RTX 4090");
        assertThat(nvidia.path("state").stringValue("")).isEqualTo("missing");
        assertThat(nvidia.path("diagnosis").path("verdict").stringValue("")).isEqualTo("no-driver");
        assertThat(nvidia.path("diagnosis").path("advice").stringValue("")).contains("nvidia-driver");
        assertThat(nvidia.path("eligible").booleanValue(true)).isFalse();
        JsonNode amd = cards.get(1);
        assertThat(amd.path("state").stringValue("")).isEqualTo("ready");
        assertThat(amd.path("readings").path("utilizationCentipercent").intValue(-1)).isEqualTo(3700);
        assertThat(amd.path("readings").path("vramTotalBytes").longValue(-1)).isEqualTo(25_753_026_560L);
        assertThat(amd.path("readings").path("powerMilliwatts").isNull()).isTrue();
        assertThat(amd.path("unknown").path("powerMilliwatts").stringValue("")).isEqualTo("not-supported");
        assertThat(amd.path("diagnosis").path("verdict").stringValue("")).isEqualTo("compute-unavailable");
        JsonNode arc = cards.get(2);
        assertThat(arc.path("state").stringValue("")).isEqualTo("asleep");
        assertThat(arc.path("unknown").path("powerMilliwatts").stringValue("")).isEqualTo("asleep");
        String text = new HardwareText(Texts.load(Locale.ENGLISH)).text(survey);
        assertThat(text).contains("NVIDIA GeForce RTX 4090  0000:01:00.0\n")
                .contains("  NVIDIA card found, but no driver.\n    Install nvidia-driver and restart the computer.\n")
                .containsPattern("Memory +1\\.0 GiB of 23\\.9 GiB\n")
                .containsPattern("Load +37%\n")
                .containsPattern("State +asleep; it was not woken\n")
                .contains("For mining with CUDA: it cannot be used.");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files of Linux")
    void aComputerWithoutCardsIsSaidToHaveNone() throws Exception {
        Files.createDirectories(folder.resolve("sys/bus/pci/devices"));
        HardwareSurvey survey = survey();
        assertThat(survey.settled()).isTrue();
        assertThat(new HardwareText(Texts.load(Locale.ENGLISH)).text(survey))
                .endsWith("\nNo graphics card was found.\n");
    }
}

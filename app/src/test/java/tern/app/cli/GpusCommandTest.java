package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuSample;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;
import tern.gpu.model.Vendor;
import tern.gpu.past.MinuteBook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `tern gpus` with Tern's own stand-in for NVIDIA's library.
class GpusCommandTest {

    private static final String PROPERTY = "tern.gpu.nvml";

    @TempDir
    static Path built;

    @TempDir
    Path home;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name", "").equals("Linux"), "the stand-in for NVML is built on Linux alone");
        assumeTrue(List.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .stream()
                .anyMatch(at -> Files.isExecutable(Path.of(at, "cc"))),
                "there is no C compiler (cc), so that the stand-in for NVML cannot be built");
        Path library = built.resolve("libnvidia-ml.so.1");
        Process compile = new ProcessBuilder("cc", "-O1", "-shared", "-fPIC", "-o", library.toString(),
                "../gpu-monitor/src/test/c/fake_nvml.c").inheritIO().start();
        assertThat(compile.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(compile.exitValue()).isZero();
        System.setProperty(PROPERTY, library.toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void aPersonReadsATable() {
        Result result = FrontDoor.at(home).run("gpus");
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains("NVIDIA H200", "NVIDIA GeForce RTX 4090", "42%", "44 °C", "75.3 of 700 W",
                "2.7 of 140.4 GiB", "63%", "0000:41:00.0", "— is what the card", "4000000000", "4.0 GiB");
        assertThat(Files.exists(home.resolve("data"))).as("nothing is kept").isFalse();
    }

    @Test
    void whatTheWindowKeptIsReadAgainWhileItWrites() {
        assertThat(FrontDoor.at(home).run("gpus", "--history", "day").out()).contains("Nothing is kept yet");
        assertThat(FrontDoor.at(home).run("gpus", "--history", "year").code()).isEqualTo(2);
        GpuIdentity card = GpuIdentity.bare(new GpuId(Vendor.NVIDIA, "GPU-1"), "NVIDIA H200", Optional.empty(), 0x10de,
                1);
        long[] row = GpuSample.blank(Reading.Why.NOT_SUPPORTED);
        long now = System.currentTimeMillis();
        Path folder = home.resolve("data").resolve("mining").resolve("cards");
        try (MinuteBook first = new MinuteBook(folder)) {
            row[Metric.POWER.column()] = 300_000;
            row[Metric.THROTTLE.column()] = ThrottleReason.HEAT.bit();
            first.take(card, now, row);
        }
        // the window goes on: what it has not written yet is not there, and nothing is in its way
        try (MinuteBook window = new MinuteBook(folder)) {
            row[Metric.POWER.column()] = 500_000;
            window.take(card, now, row);
            Result result = FrontDoor.at(home).run("gpus", "--history", "hour");
            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(result.out()).contains("NVIDIA H200  GPU-1", "300, 300 W", "100%", "—");
        }
        JsonNode steps = FrontDoor.at(home)
                .run("gpus", "--history", "week", "--json")
                .json()
                .path("gpus")
                .get(0)
                .path("steps");
        assertThat(steps.size()).isEqualTo(28);
        assertThat(steps.get(0).path("samples").intValue()).isZero();
        assertThat(steps.get(27).path("samples").intValue()).isEqualTo(2);
        JsonNode power = steps.get(27).path("metrics").path("powerMilliwatts");
        assertThat(List.of(power.path("least").longValue(), power.path("mean").longValue(),
                power.path("most").longValue())).containsExactly(300_000L, 400_000L, 500_000L);
        assertThat(steps.get(27).path("metrics").path("fanCentipercent").isNull()).isTrue();
        assertThat(steps.get(27).path("metrics").path("throttle").path("ever").get(0).stringValue())
                .isEqualTo("heat");
    }

    @Test
    void aProgramReadsNumbersInUnits() {
        JsonNode all = FrontDoor.at(home).run("gpus", "--json").json();
        assertThat(all.path("trouble").isNull()).isTrue();
        assertThat(all.path("gpus").size()).isEqualTo(2);
        JsonNode card = all.path("gpus").get(0);
        assertThat(card.path("id").stringValue()).isEqualTo("GPU-00000000-1111-2222-3333-444444444400");
        assertThat(card.path("state").stringValue()).isEqualTo("ready");
        assertThat(card.path("compute").stringValue()).isEqualTo("cuda 9.0");
        assertThat(card.path("metrics").path("powerMilliwatts").longValue()).isEqualTo(75_250);
        assertThat(card.path("metrics").path("energyMillijoules").longValue()).isEqualTo(0x1122334455667788L);
        assertThat(card.path("metrics").path("throttle").get(0).stringValue()).isEqualTo("idle");
        assertThat(card.path("metrics").path("fanCentipercent").isNull()).as("unknown is not 0").isTrue();
        assertThat(card.path("unknown").path("fanCentipercent").stringValue()).isEqualTo("not-supported");
        Set<String> names = new HashSet<>();
        for (Metric metric : Metric.values()) {
            names.add(GpuJson.name(metric));
        }
        assertThat(card.path("metrics").propertyNames()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void watchingGoesOnUntilItIsEnded() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thread person = FrontDoor.at(home).begin(out, "gpus", "--watch", "--json");
        await().atMost(Duration.ofSeconds(30)).until(() -> out.toString(StandardCharsets.UTF_8).lines().count() >= 3);
        person.interrupt();
        assertThat(person.join(Duration.ofSeconds(10))).isTrue();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).allMatch(line -> JsonMapper.shared().readTree(line).path("gpus").size() == 2);
    }
}

package tern.gpu.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.Metric;
import tern.gpu.model.ThrottleReason;

/// What is kept of seven days, in real files.
class MinuteBookTest {

    private static final long FIRST = 29_900_000;
    private static final GpuIdentity CARD = KeepingProgram.CARD;
    /// None of a test's own writing is left to chance: what is new is written at the close.
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Path kept() {
        return folder.resolve("cards");
    }

    private static Instant at(long minute) {
        return Instant.ofEpochMilli(minute * 60_000 + 30_000);
    }

    /// So many minutes up to the last one, one a step.
    private Past minutes(long last, int count) throws IOException {
        return Past.read(kept(), CARD.id(), at(last - count), at(last), count);
    }

    private Path file() {
        return kept().resolve(MinuteFile.name(CARD.id()));
    }

    @Test
    void whatWasKeptOutlivesAKilledProcessAndTheNextOneGoesOn() throws Exception {
        assertThat(Past.cards(kept())).as("nobody has measured").isEmpty();
        assertThat(minutes(FIRST, 1).samples(0)).isZero();
        Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                KeepingProgram.class.getName(), kept().toString(), Long.toString(FIRST))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> minutes(FIRST + 1, 2).samples(1) == 1);
            // read while the other one writes, and not written to: that one has the lock
            try (MinuteBook second = new MinuteBook(kept(), NEVER)) {
                second.take(CARD, (FIRST + 1) * 60_000, KeepingProgram.row(9_000));
            }
            assertThat(minutes(FIRST + 1, 2).samples(1)).isOne();
        } finally {
            writer.destroyForcibly();
            assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        Past past = minutes(FIRST + 1, 2);
        assertThat(past.from(0)).isEqualTo(Instant.ofEpochMilli(FIRST * 60_000));
        assertThat(past.samples(0)).isEqualTo(2);
        assertThat(past.least(0, Metric.POWER)).hasValue(100_000);
        assertThat(past.mean(0, Metric.POWER)).hasValue(200_000);
        assertThat(past.most(0, Metric.POWER)).hasValue(300_000);
        assertThat(past.mean(0, Metric.FAN)).as("an unknown is no zero").isEmpty();
        assertThat(Past.cards(kept())).containsExactly(new Past.Card(CARD.id(), "a card"));
        // the same minute goes on where the killed one left it
        try (MinuteBook next = new MinuteBook(kept(), NEVER)) {
            next.take(CARD, (FIRST + 1) * 60_000 + 1, KeepingProgram.row(150));
        }
        assertThat(minutes(FIRST + 1, 1).samples(0)).isEqualTo(2);
        assertThat(minutes(FIRST + 1, 1).mean(0, Metric.POWER)).hasValue(100_000);
        assertThat(minutes(FIRST + 1, 2).samples(0)).as("and the one before is as it was").isEqualTo(2);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept()))).isEqualTo("rwx------");
        }
    }

    @Test
    void aWeekIsKeptAndTheFileGrowsNoFurther() throws Exception {
        int days = 9;
        int aDay = 24 * 60;
        long last = FIRST + days * aDay - 1;
        try (MinuteBook book = new MinuteBook(kept(), NEVER)) {
            for (int day = 0; day < days; day++) {
                // an hour a day, so that there are gaps
                for (long minute = FIRST + (day + 1L) * aDay - 60; minute < FIRST + (day + 1L) * aDay; minute++) {
                    book.take(CARD, minute * 60_000, KeepingProgram.row(day));
                }
            }
        }
        assertThat(Files.size(file())).isLessThanOrEqualTo(MinuteFile.HEAD + (long) MinuteFile.SLOTS * MinuteFile.SLOT)
                .isLessThan(5_000_000);
        Past week = Past.read(kept(), CARD.id(), at(last - MinuteFile.SLOTS), at(last), 7);
        for (int day = 0; day < 7; day++) {
            assertThat(week.samples(day)).isEqualTo(60);
            assertThat(week.mean(day, Metric.POWER)).hasValue((day + 2) * 1000L);
        }
        assertThat(week.least(Metric.POWER)).hasValue(2_000);
        assertThat(week.most(Metric.POWER)).hasValue(8_000);
        assertThat(minutes(FIRST + aDay - 1, 60).samples(0)).as("the first day has made room").isZero();
        Past hours = Past.read(kept(), CARD.id(), at(last - aDay), at(last), 24);
        assertThat(hours.samples(22)).isZero();
        assertThat(hours.samples(23)).isEqualTo(60);
        assertThat(hours.from(24)).isEqualTo(Instant.ofEpochMilli((last + 1) * 60_000));
    }

    @Test
    void reasonsAndCountersAreNotAveraged() throws Exception {
        long all = ThrottleReason.POWER_LIMIT.bit();
        try (MinuteBook book = new MinuteBook(kept(), NEVER)) {
            for (int i = 0; i < 4; i++) {
                long[] row = KeepingProgram.row(1);
                row[Metric.THROTTLE.column()] = i == 0 ? all | ThrottleReason.HEAT.bit() : all;
                row[Metric.ENERGY.column()] = Long.MAX_VALUE - 10 + i;
                book.take(CARD, FIRST * 60_000 + i, row);
            }
        }
        Past past = minutes(FIRST, 1);
        assertThat(past.least(0, Metric.THROTTLE)).hasValue(all);
        assertThat(past.mean(0, Metric.THROTTLE)).as("braked in a quarter of the time").hasValue(2_500);
        assertThat(past.most(0, Metric.THROTTLE)).hasValue(all | ThrottleReason.HEAT.bit());
        assertThat(past.least(0, Metric.ENERGY)).hasValue(Long.MAX_VALUE - 10);
        assertThat(past.mean(0, Metric.ENERGY)).hasValue(Long.MAX_VALUE - 7);
    }

    @Test
    void aDamagedMinuteIsMissingAloneAndADamagedFileIsPutAside() throws Exception {
        try (MinuteBook book = new MinuteBook(kept(), NEVER)) {
            for (int i = 0; i < 3; i++) {
                book.take(CARD, (FIRST + i) * 60_000, KeepingProgram.row(i + 1));
            }
        }
        byte[] bytes = Files.readAllBytes(file());
        int place = MinuteFile.HEAD + Math.floorMod(FIRST + 1, MinuteFile.SLOTS) * MinuteFile.SLOT;
        bytes[place + 40] ^= 1;
        Files.write(file(), bytes);
        Past past = minutes(FIRST + 2, 3);
        assertThat(past.mean(0, Metric.POWER)).hasValue(1_000);
        assertThat(past.mean(1, Metric.POWER)).isEqualTo(OptionalLong.empty());
        assertThat(past.mean(2, Metric.POWER)).hasValue(3_000);
        bytes[20] ^= 1;
        Files.write(file(), bytes);
        assertThat(minutes(FIRST + 2, 3).samples(0)).as("nobody knows what it is").isZero();
        try (MinuteBook book = new MinuteBook(kept(), NEVER)) {
            book.take(CARD, (FIRST + 3) * 60_000, KeepingProgram.row(4));
        }
        assertThat(minutes(FIRST + 3, 1).mean(0, Metric.POWER)).hasValue(4_000);
        assertThat(file().resolveSibling(file().getFileName() + ".damaged")).exists();
    }
}

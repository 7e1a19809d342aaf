package tern.node.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.node.process.ChildStart;

/// What nodes print, read, kept, searched and followed.
class LogParserTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2023-03-24 08:21:35 ⏩ Warping, Downloading finality proofs, 7.99 Mib|INFO|⏩ Warping, Downloading finality proofs, 7.99 Mib",
            "2026-10-08 12:04:18.123  INFO tokio-runtime-worker substrate: 💤 Idle (3 peers)|INFO|💤 Idle (3 peers)",
            "2026-10-08 12:04:18.123  WARN tokio-runtime-worker sub-libp2p::transport: peer gone|WARN|peer gone",
            "2026-10-08 12:04:18.123 ERROR main sc_service::task: Essential task `x` failed|ERROR|Essential task `x` failed",
            "2026-10-08 12:04:18 Essential task `txpool-background` failed. Shutting down.|ERROR|Essential task `txpool-background` failed. Shutting down.",
            "2026-10-08 12:04:18 💔 The bootnode you want to connect to provided a different peer ID|WARN|💔 The bootnode you want to connect to provided a different peer ID",
            "2026-11-26T21:04:18.123Z INFO  [main] t.n.p.program.PracticeNode - the practice node answers|INFO|the practice node answers",
            "2026-10-08 12:04:18 ✨ Imported #8402117 (0x9a1f…22c0)|INFO|✨ Imported #8402117 (0x9a1f…22c0)"})
    void linesHaveTimeLevelAndText(String line, LogLine.Level level, String text) {
        LogLine parsed = LogParser.parse(1, LogParser.clean(line));
        assertThat(parsed.level()).isEqualTo(level);
        assertThat(parsed.text()).isEqualTo(text);
        assertThat(parsed.time()).isPresent();
    }

    @Test
    void whatIsNoLogLineIsTextAlone() {
        LogLine parsed = LogParser.parse(1, "   0: sp_panic_handler::set::{{closure}}");
        assertThat(parsed.time()).isEmpty();
        assertThat(LogParser.parse(2, "Thread 'main' panicked at 'boom', src/main.rs:1").level())
                .isEqualTo(LogLine.Level.ERROR);
        assertThat(LogParser.parse(3, "2026-10-08 12:04:18.123  INFO x y: z").time())
                .isEqualTo(Optional.of(LocalDateTime.of(2026, 10, 8, 12, 4, 18, 123_000_000)));
        assertThat(LogParser.clean("\u001b[1;32mgreen\u001b[0m\u0007 \u202e".replace("\u202e", "")))
                .isEqualTo("green ");
        assertThat(LogParser.clean("x".repeat(20_000))).hasSize(LogParser.LONGEST + 1);
    }

    @Test
    void whatWasPrintedForWeeksWithoutAKeeperIsTakenOverInPartAndGoesFromTheDisk() throws Exception {
        Path printed = temp.resolve("node.out");
        String line = "2026-10-08 12:04:18 password=hunter2" + "x".repeat(963) + "\n";
        Files.writeString(printed, line.repeat(26_000) + "2026-10-08 12:04:19 the last\n");
        try (FollowedLog keeper = new FollowedLog(temp.resolve("log"), "node.log", printed)) {
            List<LogLine> fresh = keeper.pump(true, true);
            assertThat(fresh.getLast().text()).isEqualTo("the last");
            assertThat(fresh.getFirst().text()).startsWith("password=[removed]");
            assertThat(printed).isEmptyFile();
            assertThat(Files.size(temp.resolve("log/node.log"))).isBetween(1L, 1L << 20);
            Files.writeString(printed, "2026-10-08 12:04:20 goes on\n", StandardOpenOption.APPEND);
            assertThat(keeper.pump(true, true)).extracting(LogLine::text).containsExactly("goes on");
        }
    }

    @Test
    void theKeeperWritesAndOthersReadAlong() throws Exception {
        Path printed = temp.resolve("node.out");
        Files.writeString(printed, "2026-10-08 12:04:18 one\n2026-10-08 12:04:19 password=hunter2\nhalf");
        try (FollowedLog keeper = new FollowedLog(temp.resolve("log"), "node.log", printed);
                FollowedLog other = new FollowedLog(temp.resolve("log"), "node.log", printed)) {
            List<LogLine> followed = Collections.synchronizedList(new ArrayList<>());
            try (NodeWatch watch = other.follow(followed::addAll)) {
                assertThat(watch).isNotNull();
                assertThat(other.pump(false, false)).as("nobody keeps it: read where it is printed").hasSize(2);
                assertThat(keeper.pump(true, true)).hasSize(2);
                assertThat(other.pump(false, true)).as("now from the log").hasSize(2);
                Files.writeString(printed, " a line\n2026-10-08 12:04:20.000 ERROR a b: bad thing\n",
                        StandardOpenOption.APPEND);
                assertThat(keeper.pump(true, true)).extracting(LogLine::text)
                        .containsExactly("half a line",
                                "bad thing");
                assertThat(keeper.pump(true, true)).isEmpty();
                other.pump(false, true);
                Awaitility.await().until(() -> followed.stream().anyMatch(line -> line.text().equals("bad thing")));
            }
            assertThat(keeper.search(LogLine.Level.ERROR, "", 10)).extracting(LogLine::text)
                    .containsExactly("bad thing");
            assertThat(keeper.search(LogLine.Level.INFO, "A LINE", 10)).hasSize(1);
            assertThat(keeper.search(LogLine.Level.TRACE, "", 2)).extracting(LogLine::text)
                    .containsExactly("half a line", "bad thing");
            assertThat(Files.readString(temp.resolve("log/node.log"))).doesNotContain("hunter2");

            // the next keeper goes on where the last one was
            try (FollowedLog next = new FollowedLog(temp.resolve("log"), "node.log", printed)) {
                assertThat(next.pump(true, true)).isEmpty();
                assertThat(next.search(LogLine.Level.TRACE, "", 10)).hasSize(4);
            }
        }
    }

    /// What stands between a node and its file, whether a Tern is there or not.
    @Test
    void thePipeTakesOutSecretsAndKeepsTheFileSmall() throws Exception {
        Path printed = temp.resolve("pipe/node.out");
        Files.createDirectories(printed.getParent());
        Path taken = temp.resolve("pipe/taken");
        Files.writeString(taken, "77");
        String secret = "\u001b[1mpassword:\u001b[0m hunter2\nseed: 0x" + "ab".repeat(32) + "\n";
        String noise = "2026-10-08 12:04:18 " + "#8402117 ".repeat(40) + "\n";
        byte[] all = (secret + noise.repeat(3_000) + secret + "x".repeat(200_000) + "\nthe last line")
                .getBytes(StandardCharsets.UTF_8);
        new LogPipe(printed, taken, 300_000).run(new ByteArrayInputStream(all));
        String text = Files.readString(printed);
        assertThat(text).hasSizeLessThan(450_000)
                .doesNotContain("hunter2", "abababab", "\u001b")
                .contains("password: [removed]")
                .startsWith("2026-10-08 12:04:18 #")
                .endsWith("…\nthe last line\n");
        assertThat(Files.readString(taken)).as("whoever takes it over begins at its new beginning").isEqualTo("0");
    }

    /// Whatever fails at a line, nothing of that line is shown and the next one is read.
    @Test
    void aLineThatCannotBeCleanedIsNotShownAndEndsNothing() throws Exception {
        Path printed = temp.resolve("node.out");
        new LogPipe(printed, temp.resolve("taken"), 300_000, line -> {
            if (line.equals("hunter2")) {
                throw new NoClassDefFoundError("gone with an update");
            }
            if (line.equals("odd")) {
                throw new IllegalStateException(line);
            }
            return line;
        }).run(new ByteArrayInputStream("first\nhunter2\nodd\nlast".getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(printed)).isEqualTo("first\n[line not shown]\n[line not shown]\nlast\n");
    }

    /// At the end of a session the system asks both to end, and the node takes longer: its last lines are written.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeThatIsAskedToEndWaitsForItsNode() throws Exception {
        Path printed = temp.resolve("node.out");
        Files.createFile(printed);
        Path go = temp.resolve("go");
        try (FollowedLog log = new FollowedLog(temp.resolve("log"), "node.log", printed)) {
            Process node = log.start(new ChildStart(List.of("/bin/sh", "-c",
                    "echo first; while [ ! -e " + go + " ]; do sleep 0.1; done; echo last"), Map.of(), printed, false));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(printed) > 0);
            ProcessHandle pipe = pipes().getFirst();
            pipe.destroy();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !pipe.isAlive() || isEnding(pipe));
            assertThat(pipe.isAlive()).isTrue();
            Files.createFile(go);
            assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).as("nobody took its output away").isZero();
            log.awaitPrinted();
            assertThat(Files.readString(printed)).isEqualTo("first\nlast\n");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !pipe.isAlive());
        }
    }

    /// Whether it has taken the system's word to end.
    private static boolean isEnding(ProcessHandle process) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).startsWith("SIGTERM handler")) {
                    return true;
                }
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        return false;
    }

    /// The program itself, started as a node's keeper starts it: its lock says when it is done, it ends with what prints
    /// into it, and it costs little.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the printing program is a shell script")
    void thePipeLivesAsLongAsItsNodeAndCostsLittle(TestReporter report) throws Exception {
        Path printed = temp.resolve("node.out");
        Files.createFile(printed);
        Path go = temp.resolve("go");
        try (FollowedLog log = new FollowedLog(temp.resolve("log"), "node.log", printed)) {
            Process node = log.start(new ChildStart(List.of("/bin/sh", "-c",
                    "echo 'password: hunter2'; while [ ! -e " + go + " ]; do sleep 0.1; done; echo last"), Map.of(),
                    printed, false));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(printed) > 0);
            List<ProcessHandle> pipes = pipes();
            assertThat(pipes).hasSize(1);
            report.publishEntry("a pipe", memory(pipes.getFirst().pid()));
            Files.createFile(go);
            assertThat(node.waitFor()).isZero();
            log.awaitPrinted();
            assertThat(Files.readString(printed)).isEqualTo("password: [removed]\nlast\n");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> pipes().isEmpty());
        }
    }

    private List<ProcessHandle> pipes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(all -> List.of(all).contains(temp.resolve("node.out").toString()))
                        .isPresent())
                .toList();
    }

    private static String memory(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        return Files.exists(proc)
                ? String.join(", ",
                        Files.readAllLines(proc).stream().filter(line -> line.matches("(Rss|Pss):.*")).toList())
                : "unknown here";
    }

    @Test
    void filesAndMemoryAreBounded() throws Exception {
        Path printed = temp.resolve("node.out");
        String line = "2026-10-08 12:04:18 " + "#8402117 ".repeat(40) + "\n";
        String megabyte = line.repeat(1_000_000 / line.length());
        // files of half a megabyte: seven of them and more are filled
        try (FollowedLog log = new FollowedLog(temp.resolve("log"), "node.log", printed, 500_000)) {
            Files.createFile(printed);
            for (int i = 0; i < 7; i++) {
                Files.writeString(printed, megabyte, StandardOpenOption.APPEND);
                log.pump(true, true);
                assertThat(Files.size(printed)).as("emptied once it was taken over").isZero();
            }
            assertThat(log.search(LogLine.Level.TRACE, "", NodeLog.KEPT)).hasSize(NodeLog.KEPT);
        }
        try (var files = Files.list(temp.resolve("log"))) {
            List<Path> logs = files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs).hasSize(5).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(1_600_000));
        }
    }
}

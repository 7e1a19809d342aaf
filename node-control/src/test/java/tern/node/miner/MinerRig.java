package tern.node.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tern.node.process.RestartRule;
import tern.wallet.keys.AccountId;

/// Miners with a folder of their own, an impatient clock, and a program that does as it is told.
final class MinerRig implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final MinerTiming QUICK = new MinerTiming(Duration.ofMillis(60),
            new RestartRule.Pauses(Duration.ofMillis(100), Duration.ofMillis(400), 3, Duration.ofSeconds(30)), 0.2,
            Duration.ofMillis(200));
    static final String NAME = "one";
    private static final String WORD = "MINER_TEST";

    private static final String PROGRAM = """
            # A miner of the tests: `main`, or a `child` of it. What it does stands in the file `script` beside it.
            ignore= children=0 escape= code= say= after=0 signal=
            here=${0%/*}
            [ -r "$here/script" ] && . "$here/script"
            [ -n "$ignore" ] && trap '' TERM
            if [ "$1" = main ]; then
              i=0
              while [ "$i" -lt "$children" ]; do bash "$0" child & i=$((i + 1)); done
              if [ -n "$escape" ]; then setsid bash "$0" child & fi
              echo "mining on [$CUDA_VISIBLE_DEVICES] as $BT_WALLET_NAME/$BT_WALLET_HOTKEY with secret ${SECRET_THING:-none}"
              [ -n "$say" ] && printf '%s\\n' "$say"
              [ -n "$signal" ] && kill "-$signal" $$
              if [ -n "$code" ]; then sleep "$after"; exit "$code"; fi
            fi
            while :; do sleep 0.2; done
            """;

    final Path folder;
    final Path miners;
    private final List<Miners> open = new ArrayList<>();
    private Supplier<Set<MinerPause>> reasons = Set::of;

    private MinerRig(Path folder) {
        this.folder = folder;
        this.miners = folder.resolve("miners");
    }

    static MinerRig in(Path folder) throws IOException {
        MinerRig rig = new MinerRig(folder);
        if (!Files.exists(folder.resolve("miner.sh"))) {
            Files.writeString(folder.resolve("miner.sh"), PROGRAM);
            wallet(folder.resolve("own"));
        }
        return rig;
    }

    MinerRig reasons(Supplier<Set<MinerPause>> now) {
        reasons = now;
        return this;
    }

    /// A folder of wallets with a coldkey and a hotkey; neither is one.
    static void wallet(Path own) throws IOException {
        Files.createDirectories(own.resolve("cold/hotkeys"));
        Files.writeString(own.resolve("cold/coldkey"), "{\"the\":\"coldkey\"}");
        Files.writeString(own.resolve("cold/coldkeypub.txt"), "{\"ss58Address\":\"5Other\"}");
        Files.writeString(own.resolve("cold/hotkeys/hot"), "{\"the\":\"hotkey\"}");
    }

    static MinerProfile profile(String name, Path folder, List<String> command, Map<String, String> variables) {
        byte[] hotkey = new byte[32];
        Arrays.fill(hotkey, (byte) 7);
        return new MinerProfile(name, "practice", 4, AccountId.of(hotkey), "cold", "hot", folder.toAbsolutePath(),
                command, variables, OptionalInt.empty(), Optional.empty(), List.of(), Optional.empty(),
                MinerNeeds.nothing(), false, 1, OptionalInt.empty());
    }

    static MinerProfile withCards(MinerProfile of, List<String> cards) {
        return new MinerProfile(of.name(), of.network(), of.netuid(), of.hotkey(), of.wallet(), of.hotkeyName(),
                of.folder(), of.command(), of.environment(), of.axonPort(), of.announced(), cards, of.python(),
                of.needs(), of.bound(), of.graceSeconds(), of.lossEpochs());
    }

    static MinerProfile bound(MinerProfile of, OptionalInt losses) {
        return new MinerProfile(of.name(), of.network(), of.netuid(), of.hotkey(), of.wallet(), of.hotkeyName(),
                of.folder(), of.command(), of.environment(), of.axonPort(), of.announced(), of.cards(), of.python(),
                of.needs(), true, of.graceSeconds(), losses);
    }

    static MinerProfile withRules(MinerProfile of, MinerRules rules) {
        return new MinerProfile(of.name(), of.network(), of.netuid(), of.hotkey(), of.wallet(), of.hotkeyName(),
                of.folder(), of.command(), of.environment(), of.axonPort(), of.announced(), of.cards(), of.python(),
                of.needs(), of.bound(), of.graceSeconds(), of.lossEpochs(), rules);
    }

    static MinerProfile withGrace(MinerProfile of, int seconds) {
        return new MinerProfile(of.name(), of.network(), of.netuid(), of.hotkey(), of.wallet(), of.hotkeyName(),
                of.folder(), of.command(), of.environment(), of.axonPort(), of.announced(), of.cards(), of.python(),
                of.needs(), of.bound(), seconds, of.lossEpochs(), of.rules());
    }

    /// Another miner, whose program does as a script of its own says.
    MinerProfile second(String name, String... lines) throws IOException {
        Path own = Files.createDirectories(folder.resolve("of-" + name));
        Files.writeString(own.resolve("miner.sh"), PROGRAM);
        Files.write(own.resolve("script"), List.of(lines));
        return profile(name, own, List.of("bash", own.resolve("miner.sh").toString(), "main"),
                Map.of(WORD, folder.toString()));
    }

    /// Of the program of the tests.
    MinerProfile profile() {
        return profile(NAME, folder, List.of("bash", folder.resolve("miner.sh").toString(), "main"),
                Map.of(WORD, folder.toString(), "SECRET_THING", "password=hunter2hunter2"));
    }

    /// What the program does from its next start on.
    void script(String... lines) throws IOException {
        Files.write(folder.resolve("script"), List.of(lines));
    }

    Miners open() throws MinerException {
        Miners service = Miners.open(MinerOptions.standard(miners, folder.resolve("own"), "/usr/bin:/bin")
                .withTiming(QUICK)
                .withReasons(_ -> reasons.get()));
        open.add(service);
        return service;
    }

    /// With one profile, of the program of the tests.
    Miners ready() throws MinerException {
        Miners service = open();
        service.profiles().write(profile());
        return service;
    }

    static MinerStatus until(Miners service, Predicate<MinerStatus> wanted) throws MinerException {
        MinerStatus[] last = {service.status(NAME)};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            last[0] = service.status(NAME);
            return wanted.test(last[0]);
        });
        return last[0];
    }

    static MinerStatus until(Miners service, MinerState state) throws MinerException {
        return until(service, status -> status.state() == state);
    }

    /// Numbers of all processes of miners of this rig: shim, miner, children, and who hides.
    List<Long> all() throws IOException {
        return find(".*");
    }

    /// Of the miners themselves.
    List<Long> mains() throws IOException {
        List<Long> found = find("bash\\x00[^\\x00]*miner\\.sh\\x00main\\x00");
        // a child has its parent's name until it has become what it is
        return found.stream()
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(ProcessHandle::parent)
                        .filter(parent -> found.contains(parent.pid()))
                        .isEmpty())
                .toList();
    }

    private List<Long> find(String commandLine) throws IOException {
        byte[] wanted = (WORD + "=" + folder + "\0").getBytes(StandardCharsets.UTF_8);
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    String environment = new String(Files.readAllBytes(process.resolve("environ")),
                            StandardCharsets.UTF_8);
                    if (environment.contains(new String(wanted, StandardCharsets.UTF_8))
                            && Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                                    .matches("(?s)" + commandLine)) {
                        found.add(Long.parseLong(process.getFileName().toString()));
                    }
                } catch (IOException e) {
                    // gone meanwhile
                    continue;
                }
            }
        }
        return found;
    }

    void assertNoneLeft() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(all()).isEmpty());
    }

    @Override
    public void close() throws Exception {
        for (Miners service : open) {
            service.close();
        }
        // a test that failed leaves nothing behind
        for (int i = 0; i < 3; i++) {
            for (long pid : all()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}

package tern.node.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.node.manage.Problem;
import tern.node.miner.MinerException.Kind;
import tern.node.process.RestartRule;
import tern.wallet.chain.BlockRef;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What is decided about miners without running one.
class MinerRulesTest {

    private static final long GIB = 1L << 30;

    @TempDir
    Path temp;

    // --- what a subnet's files say

    @Test
    void requirementsAreReadAsSubnetsWriteThem() throws Exception {
        MinerNeeds needs = MinCompute.read("""
                # Use this document to specify the minimum compute requirements.
                version: '1.0' # update this version key as needed

                compute_spec:

                  validator:
                    gpu:
                      min_vram: 80

                  miner:

                    cpu:
                      min_cores: 4            # Minimum number of CPU cores
                      min_speed: 2.5          # GHz
                      architecture: "x86_64"  # e.g. x86_64, arm64

                    gpu:
                      required: True
                      min_vram: 24GB          # Minimum GPU VRAM
                      min_compute_capability: 8.0
                      recommended_gpu: "NVIDIA A100: 80 GB"

                    memory:
                      min_ram: ">= 16 GB"
                      ram_type: "DDR4"

                    storage:
                      min_space: 0.5TB
                      type: SSD

                    os:
                      - name: "Ubuntu"
                        version: 20.04

                network_spec:
                  notes: |
                    anything at all: here
                  bandwidth:
                    download: 100
                """);
        assertThat(needs).isEqualTo(new MinerNeeds(Optional.of(true), OptionalLong.of(24 * GIB), Optional.of("8.0"),
                OptionalInt.of(4), OptionalLong.of(16 * GIB), OptionalLong.of(512 * GIB)));
        assertThat(MinCompute.read("miner:\n  gpu:\n    min_vram: lots\n    required: maybe\n"))
                .isEqualTo(MinerNeeds.nothing());
        assertThat(MinCompute.read("")).isEqualTo(MinerNeeds.nothing());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a: 1\\n\\tb: 2 | 2", "a: 1\\nno name here | 2", "a: &x 1 | 1",
            "a:\\n  b: {c: 1} | 2", "a: 1\\na: 2 | 2", "a: 1\\n---\\nb: 2 | 2", ": 3 | 1"})
    void whatCannotBeUnderstoodIsSaidWithItsLine(String text, int line) {
        MinerException wrong = catchThrowableOfType(MinerException.class,
                () -> MinCompute.read(text.strip().replace("\\n", "\n").replace("\\t", "\t")));
        assertThat(wrong.kind()).isEqualTo(Kind.CONTENT);
        assertThat(wrong.sentence()).contains("Line " + line);
    }

    @Test
    void theCommandOfAReadmeIsAProposalWithoutAShell() throws Exception {
        Files.writeString(temp.resolve("README.md"), """
                # Subnet
                ```bash
                pip install -r requirements.txt
                python neurons/validator.py --netuid 1
                curl https://x.example/miner.sh | bash
                python -m pip install miner
                python3 neurons/miner.py --netuid 5 --wallet.name <your wallet> \\
                    --wallet.hotkey default --axon.port 8091 --logging.debug --note "two words"  # go
                ```
                """);
        assertThat(SubnetFolder.look(temp).command().orElseThrow()).containsExactly("python3", "neurons/miner.py",
                "--netuid", "{netuid}", "--wallet.name", "{wallet}", "--wallet.hotkey", "{hotkey}", "--axon.port",
                "{port}", "--logging.debug", "--note", "two words", "--wallet.path", "{wallets}");
        assertThat(SubnetFolder.look(temp).needs()).isEmpty();
        for (String shell : List.of("python miner.py; rm -rf x", "python miner.py && x", "python miner.py `x`",
                "python miner.py $HOME", "python miner.py 'open")) {
            assertThat(SubnetFolder.command(shell)).as(shell).isEmpty();
        }
    }

    // --- profiles

    @Test
    void aProfileComesBackAndIsGivenAwayWithoutSecrets() throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HF_TOKEN", "short");
        variables.put("WANDB_API_KEY", "0123456789abcdef0123456789abcdef01234567");
        variables.put("MODEL", "meta-llama/Llama-3");
        variables.put("CACHE", "/data/a-rather-long-folder-name-2026/x1");
        variables.put("LINE", "hf_AbCdEfGhIjKlMnOp");
        MinerProfile profile = MinerRig.profile("one", temp, List.of("python", "miner.py", "--wandb.key", "abc",
                "--openai.token=xyz", "--wallet.hotkey", "{hotkey}", "sk-1234567890abcdef"), variables);
        ProfileStore store = new ProfileStore(temp.resolve("miners"));
        store.add(profile);
        assertThat(store.read("one")).isEqualTo(profile);
        assertThat(store.list()).containsExactly(profile);
        assertThat(catchThrowableOfType(MinerException.class, () -> store.add(profile)).kind())
                .isEqualTo(Kind.EXISTS);
        ProfileStore.Exported given = store.export("one");
        String text = new String(given.json(), StandardCharsets.UTF_8);
        assertThat(given.leftOut()).contains("HF_TOKEN", "WANDB_API_KEY", "LINE", "--wandb.key", "--openai.token");
        assertThat(text).doesNotContain("short")
                .doesNotContain("0123456789abcdef")
                .doesNotContain("hf_Ab")
                .doesNotContain("\"abc\"")
                .doesNotContain("xyz")
                .doesNotContain("sk-1234");
        assertThat(text).contains("meta-llama/Llama-3", "a-rather-long-folder-name-2026", "{hotkey}");
        assertThat(ProfileStore.imported(given.json()).environment()).containsEntry("HF_TOKEN",
                ProfileSecrets.LEFT_OUT);
        Files.writeString(temp.resolve("miners/one/profile.json"), "{ torn");
        assertThat(catchThrowableOfType(MinerException.class, () -> store.read("one")).kind())
                .isEqualTo(Kind.PROFILE);
        assertThat(store.names()).containsExactly("one");
        assertThat(store.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "../up", "a/b", ".hidden", "way-too-long-name-for-anybody-who-types-it-12345"})
    void namesAreFolders(String name) {
        MinerProfile profile = MinerRig.profile(name, temp, List.of("x"), Map.of());
        assertThat(catchThrowableOfType(MinerException.class, profile::check).kind()).isEqualTo(Kind.PROFILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CUDA_VISIBLE_DEVICES", "TERN_RUN", "BT_WALLET_PASSWORD", "BT_PW__HOME", "LD_PRELOAD",
            "not a name"})
    void whatTernSetsIsNotOverruled(String variable) {
        MinerProfile profile = MinerRig.profile("one", temp, List.of("x"), Map.of(variable, "1"));
        assertThat(catchThrowableOfType(MinerException.class, profile::check).kind()).isEqualTo(Kind.PROFILE);
    }

    @Test
    void cardsAreNamedByUuidAndNoCardsMeansNone() {
        String nvidia = "GPU-0a1b2c3d-1111-2222-3333-0123456789ab";
        MinerProfile two = MinerRig.withCards(MinerRig.profile("one", temp, List.of("x"), Map.of("A", "b")),
                List.of(nvidia, "GPU-6a5f3c2d1e0b9a87"));
        Map<String, String> variables = MinerEnvironment.variables(two, temp, "/usr/bin");
        assertThat(variables).containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
                .containsEntry("CUDA_VISIBLE_DEVICES", nvidia)
                .containsEntry("ROCR_VISIBLE_DEVICES", "GPU-6a5f3c2d1e0b9a87")
                .containsEntry("BT_WALLET_PATH", temp.toString())
                .containsEntry("A", "b");
        Map<String, String> none = MinerEnvironment.variables(MinerRig.profile("one", temp, List.of("x"), Map.of()),
                temp, "/usr/bin");
        assertThat(none).containsEntry("CUDA_VISIBLE_DEVICES", "").doesNotContainKey("ROCR_VISIBLE_DEVICES");
    }

    // --- keys

    private MinerWallet wallet(MinerProfile profile) {
        return new MinerWallet(profile, temp.resolve("own"), temp.resolve("theirs"));
    }

    @Test
    void aMinerGetsItsHotkeyAndNothingThatMovesTao() throws Exception {
        MinerProfile profile = MinerRig.profile("one", temp, List.of("x"), Map.of());
        assertThat(catchThrowableOfType(MinerException.class, () -> wallet(profile).check()).kind())
                .isEqualTo(Kind.KEYS);
        MinerRig.wallet(temp.resolve("own"));
        wallet(profile).prepare();
        try (var files = Files.walk(temp.resolve("theirs"))) {
            assertThat(files.filter(Files::isRegularFile)
                    .map(file -> temp.resolve("theirs")
                            .relativize(file)
                            .toString()))
                    .containsExactlyInAnyOrder("cold/coldkeypub.txt", "cold/hotkeys/hot");
        }
        Path pub = temp.resolve("own/cold/hotkeys/hotpub.txt");
        Files.writeString(pub, "{\"ss58Address\":\"" + profile.hotkey().address() + "\"}");
        wallet(profile).check();
        Files.writeString(pub, "{\"ss58Address\":\"5Another\"}");
        assertThat(refused(profile)).contains("another key than the profile names");
        Files.delete(pub);
        Path stray = Files.writeString(temp.resolve("theirs/cold/coldkey"), "whoever put it there");
        assertThat(refused(profile)).contains("not its own");
        Files.delete(stray);
        Path coldkey = temp.resolve("own/cold/coldkey");
        Files.copy(coldkey, temp.resolve("own/cold/hotkeys/hot"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(refused(profile)).contains("coldkey under the name of a hotkey");
        Files.delete(temp.resolve("own/cold/hotkeys/hot"));
        Files.createSymbolicLink(temp.resolve("own/cold/hotkeys/hot"), coldkey);
        assertThat(refused(profile)).contains("no key file");
        Files.delete(temp.resolve("own/cold/hotkeys/hot"));
        Files.writeString(temp.resolve("own/cold/hotkeys/hot"), "$NACL…");
        assertThat(refused(profile)).contains("protected by a password");
    }

    private String refused(MinerProfile profile) {
        MinerException refused = catchThrowableOfType(MinerException.class, () -> wallet(profile).prepare());
        assertThat(refused.kind()).isEqualTo(Kind.KEYS);
        return refused.sentence();
    }

    @Test
    void aScriptThatIsNotThereIsAFindingBeforeTheStart() throws Exception {
        ProfileStore profiles = new ProfileStore(temp.resolve("miners"));
        MinerChecks checks = new MinerChecks(MinerOptions.standard(temp.resolve("miners"), temp.resolve("own"),
                "/usr/bin:/bin"), profiles);
        MinerProfile profile = MinerRig.profile("one", temp, List.of("bash", "neurons/miner.sh"), Map.of());
        assertThat(checks.look(profile, false)).anySatisfy(finding -> {
            assertThat(finding.id()).isEqualTo(tern.node.manage.check.Finding.Id.PROGRAM);
            assertThat(finding.passes()).isFalse();
            assertThat(finding.measured()).contains("neurons/miner.sh");
        });
        Files.createDirectories(temp.resolve("neurons"));
        Files.writeString(temp.resolve("neurons/miner.sh"), "sleep 1");
        assertThat(checks.look(profile, false)
                .stream()
                .filter(finding -> finding.id() == tern.node.manage.check.Finding.Id.PROGRAM))
                .allMatch(finding -> finding.passes());
    }

    @Test
    void theOwnFolderOfWalletsIsShownToNoMiner() throws Exception {
        MinerRig.wallet(temp.resolve("own"));
        Path own = temp.resolve("own");
        for (String argument : List.of(own.toString(), own + "/cold", "--wallet.path=" + own)) {
            assertThat(refused(MinerRig.profile("one", temp, List.of("x", argument), Map.of()))).contains("{wallets}");
        }
        assertThat(refused(MinerRig.profile("one", temp, List.of("x"), Map.of("W", own.toString()))))
                .contains("{wallets}");
        wallet(MinerRig.profile("one", temp, List.of("x", own + "-else"), Map.of())).check();
        // the same place by other ways: `..`, a link, a link's target's parent, from the folder that it runs in
        Path link = Files.createSymbolicLink(temp.resolve("link"), own);
        Path inner = Files.createSymbolicLink(temp.resolve("inner"), own.resolve("cold"));
        Path other = Files.createDirectories(temp.resolve("else"));
        for (String argument : List.of(other + "/../own", temp + "/./own//cold", link.toString(), link + "/cold",
                "--wallet.path=" + link + "/not/there/yet", inner + "/..", "own/cold", "./else/../link",
                "/usr/lib:" + own + "/cold")) {
            assertThat(refused(MinerRig.profile("one", temp, List.of("x", argument), Map.of()))).as(argument)
                    .contains("{wallets}");
        }
        assertThat(refused(MinerRig.profile("one", link, List.of("x"), Map.of()))).contains("{wallets}");
        Path circle = Files.createSymbolicLink(temp.resolve("circle"), temp.resolve("circle"));
        for (String argument : List.of(own + "/../else", link + "/../else", circle.toString(), "nul\u0000", "")) {
            wallet(MinerRig.profile("one", temp, List.of("x", argument), Map.of())).check();
        }
    }

    // --- rules of running

    private static final class Clock implements InstantSource {
        Instant now = Instant.parse("2026-11-27T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private static MinerPolicy policy(Clock clock, double jitter) {
        return new MinerPolicy(new MinerTiming(Duration.ofSeconds(1),
                new RestartRule.Pauses(Duration.ofSeconds(2), Duration.ofSeconds(300), 5, Duration.ofMinutes(10)),
                jitter, Duration.ofMinutes(1)), clock, new SplittableRandom(4));
    }

    @Test
    void pausesDoubleUntilItIsGivenUp() {
        Clock clock = new Clock();
        MinerPolicy policy = policy(clock, 0);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Instant next = policy.ended(true, Duration.ofSeconds(1)).orElseThrow();
            pauses.add(Duration.between(clock.now, next).toSeconds());
            assertThat(policy.isDue(next)).isFalse();
            clock.now = next;
            assertThat(policy.isDue(next)).isTrue();
        }
        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L);
        assertThat(policy.ended(true, Duration.ofSeconds(1))).isEmpty();
        policy.startedByHand();
        assertThat(policy.ended(true, Duration.ofSeconds(1))).contains(clock.now.plusSeconds(2));
        assertThat(policy.ended(true, Duration.ofMinutes(11))).as("it ran well").contains(clock.now.plusSeconds(2));
        assertThat(policy.ended(false, Duration.ofMinutes(11))).isEmpty();
        MinerPolicy shaky = policy(clock, 0.2);
        Duration first = Duration.between(clock.now, shaky.ended(true, Duration.ZERO).orElseThrow());
        assertThat(first).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400));
    }

    @Test
    void aReasonToPauseCountsAtOnceAndUntilItIsCalm() {
        Clock clock = new Clock();
        MinerPolicy policy = policy(clock, 0);
        assertThat(policy.pause(Set.of())).isEmpty();
        assertThat(policy.pause(Set.of(MinerPause.HOT, MinerPause.ON_BATTERY))).contains(MinerPause.ON_BATTERY);
        assertThat(policy.pause(Set.of())).contains(MinerPause.ON_BATTERY);
        clock.pass(Duration.ofSeconds(50));
        assertThat(policy.pause(Set.of(MinerPause.HOT))).contains(MinerPause.HOT);
        assertThat(policy.pause(Set.of())).contains(MinerPause.HOT);
        clock.pass(Duration.ofSeconds(59));
        assertThat(policy.pause(Set.of())).contains(MinerPause.HOT);
        clock.pass(Duration.ofSeconds(1));
        assertThat(policy.pause(Set.of())).isEmpty();
    }

    @Test
    void lossesInARowStopItAndEachPayoutCountsOnce() {
        MinerPolicy policy = policy(new Clock(), 0);
        OptionalInt three = OptionalInt.of(3);
        assertThat(policy.epoch(1, true, three)).isFalse();
        assertThat(policy.epoch(1, true, three)).isFalse();
        assertThat(policy.epoch(2, true, three)).isFalse();
        assertThat(policy.epoch(3, false, three)).isFalse();
        assertThat(policy.epoch(4, true, three)).isFalse();
        assertThat(policy.epoch(5, true, three)).isFalse();
        assertThat(policy.epoch(6, true, OptionalInt.empty())).as("off").isFalse();
        assertThat(policy.epoch(7, true, three)).isTrue();
        policy.startedByHand();
        assertThat(policy.epoch(2, true, OptionalInt.of(1))).as("a chain that began anew").isTrue();
    }

    @Test
    void lossesAreWrittenDownAndDamagedOnesCountAsNone() throws Exception {
        Path file = temp.resolve("losses");
        assertThat(MinerLosses.read(file)).isEqualTo(MinerLosses.NONE);
        MinerPolicy before = policy(new Clock(), 0);
        before.epoch(8_599_188L, true, OptionalInt.of(2));
        before.losses().write(file);
        MinerPolicy after = policy(new Clock(), 0);
        after.recall(MinerLosses.read(file));
        assertThat(after.epoch(8_599_188L, true, OptionalInt.of(2))).as("the same epoch").isFalse();
        assertThat(after.epoch(8_599_548L, true, OptionalInt.of(2))).as("the second in a row").isTrue();
        for (String damaged : List.of("", "7", "7 many", "7 -1", "7 2 1")) {
            Files.writeString(file, damaged);
            assertThat(MinerLosses.read(file)).as(damaged).isEqualTo(MinerLosses.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, '', EXITED, false", "1, '', EXITED, true", "1, CUDA out of memory, CARD, true",
            "1, CUDA error: no kernel image is available, CARD, false",
            "1, driver version is insufficient, CARD, false",
            "1, Address already in use, PORT_TAKEN, false", "1, ModuleNotFoundError: torch, PROGRAM, false",
            "1, Wallet is not registered on subnet, NO_SEAT, false", "1, No space left on device, DISK_FULL, false",
            "2, '', PROGRAM, false", "126, '', PROGRAM, false", "127, '', PROGRAM, false", "130, '', EXITED, true",
            "134, '', EXITED, true", "137, '', NO_MEMORY, true", "139, '', EXITED, true", "143, '', EXITED, true",
            "77, '', EXITED, true"})
    void eachEndIsSaidInWords(int code, String line, Problem.Kind kind, boolean restart) {
        MinerEnd end = MinerEnd.of(OptionalInt.of(code), line.isEmpty() ? List.of() : List.of(line));
        assertThat(end.problem().kind()).isEqualTo(kind);
        assertThat(end.restart()).isEqualTo(restart);
        assertThat(end.problem().sentence()).isNotBlank();
    }

    @Test
    void anErrorOfPythonIsSaidByItsLastLine() {
        MinerEnd end = MinerEnd.of(OptionalInt.of(1), List.of("Traceback (most recent call last):",
                "  File \"miner.py\", line 3", "ValueError: no model"));
        assertThat(end.problem().sentence()).contains("ValueError: no model");
        assertThat(MinerEnd.of(OptionalInt.empty(), List.of()).restart()).isTrue();
    }

    // --- whether it earns

    private static MinerStand stand(long block, long lastEpoch, long registered, long emission) {
        return new MinerStand(new BlockRef(block, Hash32.of(new byte[32])), true,
                registered < 0
                        ? Optional.empty()
                        : Optional.of(new MinerStand.Seat(7, registered, 0, Rao.of(emission), 0)),
                lastEpoch, 360, Rao.of(1), Rao.of(1), Rao.of(0), Optional.empty());
    }

    private static MinerTruth.Verdict verdict(boolean alive, Boolean busy, MinerStand stand) {
        return MinerTruth.of(alive, Optional.ofNullable(busy), OptionalLong.empty(), stand, List.of()).verdict();
    }

    @Test
    void onlyTheThreeTogetherTellWhetherAMinerEarns() {
        assertThat(verdict(false, null, stand(900, 720, 100, 0))).isEqualTo(MinerTruth.Verdict.STOPPED);
        assertThat(verdict(false, null, stand(900, 720, 100, 5))).isEqualTo(MinerTruth.Verdict.PAID_FOR_BEFORE);
        assertThat(verdict(true, true, stand(900, 720, -1, 0))).isEqualTo(MinerTruth.Verdict.NO_SEAT);
        assertThat(verdict(true, true, stand(900, 720, 800, 0))).isEqualTo(MinerTruth.Verdict.TOO_EARLY);
        assertThat(verdict(true, true, stand(900, 720, 100, 0))).isEqualTo(MinerTruth.Verdict.NOT_EARNING);
        assertThat(verdict(true, false, stand(900, 720, 100, 0))).isEqualTo(MinerTruth.Verdict.IDLE);
        assertThat(verdict(true, false, stand(900, 720, 100, 5))).isEqualTo(MinerTruth.Verdict.EARNING);
        assertThat(verdict(true, true, stand(900, 720, 800, 5))).as("who sat there before was paid")
                .isEqualTo(MinerTruth.Verdict.TOO_EARLY);
        assertThat(verdict(false, null, stand(900, 720, 800, 5))).isEqualTo(MinerTruth.Verdict.STOPPED);
        List<MinerTruth.Epoch> seen = List.of(new MinerTruth.Epoch(360, Rao.of(3)),
                new MinerTruth.Epoch(720, Rao.of(4)), new MinerTruth.Epoch(1_080, Rao.of(0)));
        MinerTruth truth = MinerTruth.of(true, Optional.empty(), OptionalLong.of(150), stand(1_500, 1_440, 100, 0),
                seen);
        assertThat(truth.since()).hasValue(720);
        assertThat(truth.sentence()).isEqualTo("The miner runs and has not been earning since block 720.");
        assertThat(since(1_800, 150, seen)).as("nobody saw the epoch that ended at 1440").isEqualTo(1_440);
        assertThat(since(1_800, 1_500, List.of())).as("it began to run at 1500").isEqualTo(1_500);
        MinerTruth elsewhere = MinerTruth.of(true, Optional.empty(), OptionalLong.empty(),
                stand(1_100, 1_080, 100, 5), seen);
        assertThat(elsewhere.verdict()).as("said to be paid, and measured not to be")
                .isEqualTo(MinerTruth.Verdict.NOT_EARNING);
    }

    private static long since(long lastEpoch, long aliveFrom, List<MinerTruth.Epoch> epochs) {
        return MinerTruth.of(true, Optional.empty(), OptionalLong.of(aliveFrom),
                stand(lastEpoch + 60, lastEpoch, 100, 0), epochs)
                .since()
                .orElseThrow();
    }

    @Test
    void earningsAreStakeThatGrewLessWhatWasMoved() {
        List<MinerEarnings.Reward> rewards = MinerEarnings.of(
                List.of(new MinerEarnings.Sample(720, Rao.of(1_400)), new MinerEarnings.Sample(360, Rao.of(1_000)),
                        new MinerEarnings.Sample(1_080, Rao.of(900)), new MinerEarnings.Sample(1_080, Rao.of(900))),
                List.of(new MinerEarnings.Move(360, 77), new MinerEarnings.Move(700, 150),
                        new MinerEarnings.Move(1_080, -600)));
        assertThat(rewards).containsExactly(new MinerEarnings.Reward(360, 720, 250),
                new MinerEarnings.Reward(720, 1_080, 100));
        assertThat(MinerEarnings.of(List.of(), List.of())).isEmpty();
    }

    @Test
    void whatTheChainSaysBeforeAStartIsAFinding() {
        MinerProfile profile = MinerRig.profile("one", temp, List.of("x"), Map.of());
        assertThat(ChainStand.findings(profile, stand(900, 720, 100, 0))).singleElement()
                .satisfies(finding -> assertThat(finding.passes()).isTrue());
        assertThat(ChainStand.findings(profile, stand(900, 720, -1, 0))).hasSize(2)
                .allSatisfy(finding -> assertThat(finding.passes()).isFalse())
                .allSatisfy(finding -> assertThat(finding.advice()).isPresent());
    }
}

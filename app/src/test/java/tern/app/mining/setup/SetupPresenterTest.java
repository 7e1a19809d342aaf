package tern.app.mining.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.app.fx.LaterExecutor;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerRules;
import tern.node.miner.ProfileStore;
import tern.node.miner.SubnetFolder;
import tern.wallet.keys.AccountId;

/// The editor of miners, without a toolkit: what is read from its fields, and what is said beside them.
class SetupPresenterTest {

    private static final HotkeyChoice HOT = new HotkeyChoice("savings", "miner-1", account(1), false);
    private static final HotkeyChoice LOCKED = new HotkeyChoice("savings", "safe", account(2), true);

    @TempDir
    private Path temp;

    private final SetupModel model = new SetupModel();
    private final Map<String, MinerProfile> stored = new ConcurrentSkipListMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Texts texts = Texts.load(Locale.ENGLISH);
    private Optional<Path> chosen = Optional.empty();
    private int changes;
    private final SetupPresenter presenter = new SetupPresenter(model, new Source(), new SetupPresenter.Ports(
            new LaterExecutor(waiting), Runnable::run, List::of, _ -> chosen, _ -> chosen, _ -> chosen,
            () -> changes++), texts, new TaoFormat(Locale.ENGLISH));

    private static AccountId account(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return AccountId.of(bytes);
    }

    private final class Source implements SetupSource {

        @Override
        public List<HotkeyChoice> hotkeys() {
            return List.of(HOT, LOCKED);
        }

        @Override
        public List<MinerProfile> profiles() {
            return List.copyOf(stored.values());
        }

        @Override
        public SubnetFolder look(Path folder) throws MinerException {
            return SubnetFolder.look(folder);
        }

        @Override
        public void write(MinerProfile profile) throws MinerException {
            profile.check();
            stored.put(profile.name(), profile);
        }

        @Override
        public ProfileStore.Exported export(String name) throws MinerException {
            ProfileStore store = new ProfileStore(temp.resolve("store"));
            store.write(stored.get(name));
            return store.export(name);
        }

        @Override
        public List<Finding> check(MinerProfile profile) {
            return findings;
        }

        @Override
        public int freePort(int from) {
            // the first two of them are somebody else's
            return Math.max(from, 8_093);
        }
    }

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private void type(SetupEntry entry, String text) {
        model.text(entry).set(text);
    }

    private void fresh() {
        presenter.open(Optional.empty(), "finney");
        work();
        type(SetupEntry.NAME, "ridges");
        type(SetupEntry.NETUID, "62");
        type(SetupEntry.FOLDER, temp.toString());
        type(SetupEntry.COMMAND, "python neurons/miner.py --netuid {netuid} --note 'a b'");
        model.hotkey().set(Optional.of(HOT));
    }

    private void save() {
        presenter.save();
        work();
    }

    @Test
    void whatIsTypedIsStoredWholeAndComesBackTheSame() {
        fresh();
        assertThat(model.text(SetupEntry.PORT).get()).as("the next free one").isEqualTo("8093");
        type(SetupEntry.ENVIRONMENT, "LEVEL=debug\n\nEMPTY=");
        type(SetupEntry.HOTTEST, "84");
        type(SetupEntry.DEAREST, "0,31");
        type(SetupEntry.LOSSES, "5");
        model.restart().set(false);
        model.goesOn().set(true);
        findings.add(new Finding(Finding.Id.DISK, Finding.Verdict.WARN, "Free disk space", Optional.of("3 GiB"),
                Optional.of("20 GiB"), Optional.of("Make room."), Fix.SETTINGS));
        findings.add(new Finding(Finding.Id.SEAT, Finding.Verdict.FAIL, "Seat", Optional.of("none"), Optional.empty(),
                Optional.of("Buy one."), Fix.SETTINGS));
        save();
        assertThat(model.wrong().get()).isEmpty();
        MinerProfile profile = stored.get("ridges");
        assertThat(profile.network()).isEqualTo("finney");
        assertThat(profile.netuid()).isEqualTo(62);
        assertThat(profile.hotkey()).isEqualTo(HOT.account());
        assertThat(profile.command()).containsExactly("python", "neurons/miner.py", "--netuid", "{netuid}", "--note",
                "a b");
        assertThat(profile.environment()).containsOnly(Map.entry("LEVEL", "debug"), Map.entry("EMPTY", ""));
        assertThat(profile.bound()).isFalse();
        assertThat(profile.lossEpochs()).hasValue(5);
        assertThat(profile.rules()).isEqualTo(new MinerRules(false, true, OptionalInt.of(84),
                Optional.of(new BigDecimal("0.31"))));
        assertThat(changes).isEqualTo(1);
        assertThat(model.fresh().get()).isFalse();
        assertThat(model.checks()).extracting(SetupModel.CheckLine::word)
                .containsExactly(texts.get("node.check.warn"),
                        texts.get("node.check.fail"));
        assertThat(model.checks().getFirst().said()).contains("3 GiB", "20 GiB", "Make room.");
        assertThat(model.checked().get().orElseThrow()).startsWith("1 ");

        presenter.open(Optional.of(profile), "practice");
        work();
        save();
        assertThat(stored.get("ridges")).as("opened and saved: the same, also its network").isEqualTo(profile);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NAME | Ridges", "NAME | ''", "NETUID | 0", "NETUID | root", "FOLDER | here",
            "FOLDER | ''", "COMMAND | ''", "COMMAND | python a.py && echo", "COMMAND | python 'a.py",
            "ENVIRONMENT | LEVEL", "PORT | 80", "PORT | 70000", "PYTHON | venv", "GRACE | 0", "GRACE | ''",
            "HOTTEST | 20", "HOTTEST | warm", "DEAREST | cheap", "LOSSES | 0"})
    void whatIsWrongIsSaidBesideItsFieldAndNothingIsStored(SetupEntry entry, String typed) {
        fresh();
        type(entry, typed);
        save();
        assertThat(model.wrong(entry).get()).isPresent();
        for (SetupEntry other : SetupEntry.values()) {
            if (other != entry) {
                assertThat(model.wrong(other).get()).as(other.name()).isEmpty();
            }
        }
        assertThat(stored).isEmpty();
    }

    @Test
    void aHotkeyIsNeededAndOneWithAPasswordIsOfNoUse() {
        fresh();
        model.hotkey().set(Optional.empty());
        save();
        assertThat(model.hotkeyWrong().get()).isPresent();
        model.hotkey().set(Optional.of(LOCKED));
        save();
        assertThat(model.hotkeyWrong().get().orElseThrow()).contains("password");
        assertThat(stored).isEmpty();
    }

    @Test
    void oneOfThatNameIsNotWrittenOver() {
        fresh();
        save();
        MinerProfile first = stored.get("ridges");
        fresh();
        type(SetupEntry.NETUID, "4");
        save();
        assertThat(stored.get("ridges")).isEqualTo(first);
        assertThat(model.wrong(SetupEntry.NAME).get().orElseThrow()).contains("ridges");
    }

    @Test
    void whatBelongsToSeveralFieldsIsSaidForAll() {
        fresh();
        type(SetupEntry.ENVIRONMENT, "CUDA_VISIBLE_DEVICES=0");
        save();
        assertThat(model.wrong().get()).as("Tern sets it itself").isPresent();
        assertThat(stored).isEmpty();
    }

    @Test
    void theFolderProposesNeedsAndCommand() throws Exception {
        Files.writeString(temp.resolve("README.md"), "# Mine\n```\npython3 neurons/miner.py --netuid 1 "
                + "--wallet.name <you> --axon.port 8091\n```\n");
        Files.writeString(temp.resolve("min_compute.yml"), "compute_spec:\n  miner:\n    gpu:\n      required: True\n"
                + "      min_vram: 24\n    memory:\n      min_ram: 32\n");
        fresh();
        type(SetupEntry.COMMAND, "");
        presenter.lookAround();
        work();
        assertThat(model.text(SetupEntry.COMMAND).get()).contains("neurons/miner.py", "{netuid}", "{port}");
        assertThat(model.needs().get().orElseThrow()).contains("24 GiB", "32 GiB");
        assertThat(model.said().get().orElseThrow()).contains("README");
        type(SetupEntry.COMMAND, "python mine.py");
        presenter.lookAround();
        work();
        assertThat(model.text(SetupEntry.COMMAND).get()).as("what was typed stays").isEqualTo("python mine.py");
        save();
        assertThat(stored.get("ridges").needs().needsCard()).isTrue();
        type(SetupEntry.FOLDER, temp.resolve("none").toString());
        presenter.lookAround();
        work();
        assertThat(model.said().get().orElseThrow()).contains("No command was found");
    }

    @Test
    void aProfileGoesOutWithoutSecretsAndComesInUnsaved() throws Exception {
        fresh();
        type(SetupEntry.ENVIRONMENT, "API_TOKEN=hunter2hunter2\nLEVEL=info");
        presenter.export();
        assertThat(model.wrong().get().orElseThrow()).contains("Save");
        save();
        chosen = Optional.of(temp.resolve("given.json"));
        presenter.export();
        work();
        assertThat(Files.readString(chosen.get())).contains("LEVEL").doesNotContain("hunter2");
        assertThat(model.said().get().orElseThrow()).contains("API_TOKEN");
        stored.clear();
        presenter.open(Optional.empty(), "finney");
        presenter.bringIn();
        work();
        assertThat(model.text(SetupEntry.NAME).get()).isEqualTo("ridges");
        assertThat(model.fresh().get()).isTrue();
        assertThat(stored).as("nothing is stored before the person says so").isEmpty();
        save();
        assertThat(stored).containsKey("ridges");
        Files.writeString(chosen.get(), "{\"form\":7}", StandardCharsets.UTF_8);
        presenter.bringIn();
        work();
        assertThat(model.wrong().get()).isPresent();
        chosen = Optional.of(temp.resolve("gone.json"));
        presenter.bringIn();
        work();
        assertThat(model.wrong().get()).contains(texts.get("setup.file.missing"));
    }
}

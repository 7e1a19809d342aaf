package tern.app.window;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import tern.app.help.Guide;
import tern.app.prices.NoPrice;
import tern.app.prices.PriceAnswer;
import tern.app.prices.PriceSource;
import tern.app.session.LockKeys;
import tern.app.session.LockMemory;
import tern.app.session.LockState;
import tern.app.session.PreferenceStore;
import tern.app.session.Preferences;
import tern.app.session.SystemBoard;
import tern.app.settings.EndpointProbe;
import tern.app.settings.Place;
import tern.app.settings.PracticeDesk;
import tern.app.settings.SupportGatherer;
import tern.app.tray.FakeTray;
import tern.app.tray.TrayPresenter;
import tern.app.update.ReleaseKey;
import tern.app.update.ReleaseVersion;
import tern.app.update.UpdateCheck;
import tern.app.update.UpdateMemory;
import tern.app.web.WebClient;
import tern.wallet.chain.Network;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// What surrounds Settings and the lock, made up.
final class FakeSettings {

    final List<String> opened = new CopyOnWriteArrayList<>();
    final List<String> deeds = new CopyOnWriteArrayList<>();
    final List<byte[]> reports = new CopyOnWriteArrayList<>();
    volatile Preferences preferences = Preferences.standard();
    volatile LockState lock = LockState.open();
    volatile List<String> withPassword = List.of("savings", "trading");
    volatile String password = "correct horse";
    volatile long nanos;
    volatile boolean practiceRuns;
    /// A host that does not answer.
    volatile String unreachable = "";
    /// Runs what waits for a network.
    volatile Executor work = Runnable::run;
    volatile TrayPresenter tray = new FakeTray().presenter(Optional.empty());
    /// Who is asked for prices: nobody, unless a test says who.
    volatile PriceSource prices = _ -> new PriceAnswer.None(NoPrice.UNREACHABLE, "nobody");

    /// Nobody is asked for newer versions: without a key, unless a test brings one.
    volatile UpdateCheck updates = new UpdateCheck(new WebClient(Duration.ofSeconds(10)),
            new UpdateMemory(Path.of("no", "updates.json")), InstantSource.system(), ReleaseVersion.NONE);
    volatile Optional<ReleaseKey> releaseKey = Optional.empty();

    /// What a node comes to that does not answer: its sentence names it.
    private static final class Silent extends TernException {

        private static final long serialVersionUID = 1L;

        Silent(URI endpoint) {
            super(endpoint + " did not answer in time.", null);
        }
    }

    SettingsParts parts() {
        return new SettingsParts(new PreferenceStore() {
            @Override
            public Preferences load() {
                return preferences;
            }

            @Override
            public void save(UnaryOperator<Preferences> change) {
                preferences = change.apply(preferences);
            }
        }, new LockMemory() {
            @Override
            public LockState load() {
                return lock;
            }

            @Override
            public void save(LockState state) {
                lock = state;
            }
        }, new LockKeys() {
            @Override
            public List<String> wallets() {
                return withPassword;
            }

            @Override
            public boolean opens(String wallet, Secret typed) {
                try (Secret right = Secret.takeChars(password.toCharArray())) {
                    return right.contentEquals(typed);
                }
            }
        }, new SystemBoard(), new EndpointProbe() {
            @Override
            public Found probe(Network network, URI endpoint) throws TernException {
                if (endpoint.getHost().equals(unreachable)) {
                    throw new Silent(endpoint);
                }
                return new Found("Bittensor", 424, 8_599_188, Duration.ofMillis(38));
            }
        }, new PracticeDesk() {
            @Override
            public Optional<Standing> standing() {
                return practiceRuns ? Optional.of(new Standing(4_812, 424)) : Optional.empty();
            }

            @Override
            public void start(DoubleConsumer progress) {
                deeds.add("start");
                practiceRuns = true;
            }

            @Override
            public void stop() {
                deeds.add("stop");
                practiceRuns = false;
            }

            @Override
            public void stopForNow() {
                deeds.add("stop for now");
                practiceRuns = false;
            }

            @Override
            public void reset() {
                deeds.add("reset");
                practiceRuns = false;
            }

            @Override
            public long faucet(AccountId to, Rao amount) {
                deeds.add("faucet " + to.address());
                return 4_813;
            }

            @Override
            public void wishBlockTime(Duration time) {
                deeds.add("wish " + time.toMillis());
            }
        }, folder -> opened.add(folder.toString()),
                List.of(new Place("wallets", "folders.wallets", Path.of("/home/me/.bittensor/wallets")),
                        new Place("state", "folders.state", Path.of("/home/me/.local/state/tern"))),
                new SupportGatherer("0.1.0", Path.of("no", "settings.json"), List.of(), InstantSource.system()),
                _ -> (_, content) -> reports.add(content), action -> work.execute(action), Runnable::run, () -> nanos,
                "0.1.0", tray,
                address -> prices.ask(address), updates, releaseKey,
                Optional.of(new Guide(Path.of("..", "docs", "guide"))));
    }
}

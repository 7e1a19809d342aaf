package tern.app.mining.seat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.pool.BlockWords;
import tern.app.prices.PriceState;
import tern.app.transact.TransactionState;
import tern.app.ui.AmountTyping;
import tern.app.ui.Fact;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.miner.MinerProfile;
import tern.wallet.bittensor.AxonAddress;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.SeatLook;
import tern.wallet.bittensor.SeatWork;
import tern.wallet.bittensor.SeatWorkSolver;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Gets a miner its seat: bought within a limit, as soon as it costs no more than that, or for proof of work. Each goes
/// through the review, where the coldkey signs. Plain Java; to be called on the FX thread.
public final class SeatPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(SeatPresenter.class);
    private static final double WHOLE = 65_535.0;

    private final SeatModel model;
    private final SeatSource source;
    private final Ports ports;
    private final Texts texts;
    private final TaoFormat format;
    /// For what is nobody's own, and what is paid.
    private final TaoFormat plain;
    private final BlockWords blocks;
    private final AmountTyping typing;
    private Optional<MinerProfile> profile = Optional.empty();
    private Optional<Network> network = Optional.empty();
    private Optional<SeatLook> look = Optional.empty();
    /// Set: what is waited for is not wanted any more. One a wait.
    private AtomicBoolean unwanted = new AtomicBoolean(true);
    private Supplier<Optional<String>> progress = Optional::empty;
    /// Who signed what was sent last, what there was before it, and which of what is there now it is.
    private Optional<AccountId> signer = Optional.empty();
    private Set<Hash32> before = Set.of();
    private Optional<Hash32> ours = Optional.empty();
    private List<TransactionState> sent = List.of();
    private int round;

    /// What it works with.
    ///
    /// @param work    runs what blocks
    /// @param ui      runs on the FX thread
    /// @param coldkey of a wallet by its name; empty where it is not known
    /// @param hotkey  of a wallet by the names of both, from the files; empty where it is not known. Blocks
    /// @param review  opens the review
    /// @param solver  makes what looks for proofs
    public record Ports(Executor work, Executor ui, Function<String, Optional<AccountId>> coldkey,
            BiFunction<String, String, Optional<AccountId>> hotkey, Review review,
            Supplier<SeatWorkSolver> solver) {}

    /// Opens the review of an intent.
    @FunctionalInterface
    public interface Review {

        /// @param wallet whose key signs
        /// @param onSent runs when it is on its way
        void open(Network network, String wallet, Intent intent, Runnable onSent);
    }

    public SeatPresenter(SeatModel model, SeatSource source, Ports ports, Texts texts, TaoFormat format,
            MoneyFormat money) {
        this.model = model;
        this.source = source;
        this.ports = ports;
        this.texts = texts;
        this.format = format;
        this.plain = format.unmasked();
        this.blocks = new BlockWords(texts, format);
        this.typing = new AmountTyping(model.limit, texts, plain, money.unmasked());
        model.limit.text().addListener((_, _, _) -> {
            model.limit.say(Optional.empty());
            typing.typed();
        });
        model.address().addListener((_, _, _) -> model.addressWrong.set(Optional.empty()));
    }

    /// Shows a miner's seat.
    public void open(MinerProfile now) {
        boolean other = profile.filter(known -> known.name().equals(now.name())
                && known.hotkey().equals(now.hotkey()) && known.netuid() == now.netuid()).isEmpty();
        profile = Optional.of(now);
        if (other) {
            stop();
            look = Optional.empty();
            model.facts.set(List.of());
            model.result.set(Optional.empty());
            signer = Optional.empty();
            model.limit.text().set("");
            model.address().set(now.announced().orElse(""));
        }
        model.title.set(texts.get("seat.title", now.name(), Integer.toString(now.netuid())));
        read();
    }

    /// Takes the network that is shown.
    public void show(Optional<Network> now) {
        if (!Network.isSameChain(network, now)) {
            stop();
            round++;
            look = Optional.empty();
            model.facts.set(List.of());
            model.result.set(Optional.empty());
            signer = Optional.empty();
            buttons();
        }
        network = now;
    }

    public void price(PriceState state) {
        typing.price(state.price());
    }

    /// Takes what was sent and what became of it.
    public void sent(List<TransactionState> states) {
        sent = List.copyOf(states);
        if (signer.isEmpty()) {
            return;
        }
        if (ours.isEmpty()) {
            ours = sent.stream()
                    .filter(state -> state.account().equals(signer.get()) && !before.contains(state.hash()))
                    .map(TransactionState::hash)
                    .findFirst();
        }
        sent.stream().filter(state -> ours.equals(Optional.of(state.hash()))).findFirst().ifPresent(state -> {
            buttons();
            Optional<String> words = Optional.of(state.sentence());
            if (!words.equals(model.result.get())) {
                model.result.set(words);
                read();
            }
        });
    }

    /// A second has passed.
    public void tick() {
        progress.get().ifPresent(words -> model.busy.set(Optional.of(words)));
    }

    private Optional<AccountId> coldkey() {
        return profile.flatMap(known -> ports.coldkey().apply(known.wallet()));
    }

    /// Reads the seat anew.
    void read() {
        Optional<AccountId> coldkey = coldkey();
        MinerProfile wanted = profile.orElseThrow();
        if (coldkey.isEmpty()) {
            model.trouble.set(Optional.of(texts.get("seat.no-wallet", wanted.wallet())));
            buttons();
            return;
        }
        if (network.filter(now -> now.id().equals(wanted.network())).isEmpty()) {
            model.trouble.set(Optional.of(texts.get("seat.other-network", wanted.network())));
            buttons();
            return;
        }
        int mine = ++round;
        ports.work().execute(() -> {
            Optional<SeatLook> found = Optional.empty();
            Optional<String> wrong = Optional.of(texts.get("seat.nothing"));
            if (ports.hotkey()
                    .apply(wanted.wallet(), wanted.hotkeyName())
                    .filter(known -> !known.equals(wanted.hotkey()))
                    .isPresent()) {
                // a seat for a key that is not here any more would be money thrown away
                ports.ui().execute(() -> otherHotkey(mine, wanted));
                return;
            }
            try {
                found = source.look(wanted.netuid(), wanted.hotkey(), coldkey.get());
            } catch (TernException e) {
                LOG.warn("a seat could not be read: {} {}", e.sentence(), e.details().orElse(""));
                wrong = Optional.of(e.sentence());
            }
            Optional<SeatLook> now = found;
            Optional<String> trouble = found.isPresent() ? Optional.empty() : wrong;
            ports.ui().execute(() -> {
                if (mine == round) {
                    model.trouble.set(trouble);
                    now.ifPresent(this::take);
                }
            });
        });
    }

    private void otherHotkey(int mine, MinerProfile wanted) {
        if (mine == round) {
            look = Optional.empty();
            model.facts.set(List.of());
            model.trouble.set(Optional.of(texts.get("seat.other-hotkey", wanted.hotkeyName())));
            buttons();
        }
    }

    private void take(SeatLook now) {
        look = Optional.of(now);
        if (!now.exists()) {
            model.trouble
                    .set(Optional.of(texts.get("seat.no-subnet", Integer.toString(profile.orElseThrow().netuid()))));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("uid", texts.get("seat.uid"), now.uid().isPresent()
                ? texts.get("seat.uid.value", Integer.toString(now.uid().getAsInt()))
                : texts.get("seat.uid.none")));
        facts.add(new Fact("price", texts.get("seat.price"), now.open()
                ? plain.exact(now.price(), TaoFormat.TAO)
                : texts.get("seat.closed"),
                Optional.of(texts.get("seat.price.more",
                        format.count(now.block().number()))),
                false));
        if (now.collateral() > 0) {
            facts.add(new Fact("collateral", texts.get("seat.collateral"),
                    format.percent(now.collateral() / WHOLE, 1), Optional.of(texts.get("seat.collateral.more")),
                    false));
        }
        facts.add(new Fact("free", texts.get("seat.free"), format.tao(now.free()), Optional.empty(),
                now.free().compareTo(now.price()) <= 0));
        facts.add(Fact.of("immunity", texts.get("seat.immunity"), blocks.both(now.immunity())));
        facts.add(Fact.of("full", texts.get("seat.full"), texts.get(now.full() ? "seat.full.yes" : "seat.full.no")));
        facts.add(Fact.of("work", texts.get("seat.work"), texts.get(now.openForWork()
                ? "seat.work.yes"
                : "seat.work.no")));
        model.facts.set(List.copyOf(facts));
        buttons();
    }

    private void buttons() {
        boolean free = model.busy.get().isEmpty() && !isUnderWay();
        boolean seated = look.filter(now -> now.uid().isPresent()).isPresent();
        model.seated.set(seated);
        model.canBuy.set(free && !seated && look.filter(now -> now.exists() && now.open()).isPresent());
        model.canWork.set(free && !seated && look.filter(now -> now.exists() && now.openForWork()).isPresent());
    }

    /// Whether what was sent is in no block yet: a second purchase would fail and cost its fee.
    private boolean isUnderWay() {
        return signer.isPresent() && (ours.isEmpty()
                || sent.stream()
                        .anyMatch(state -> ours.equals(Optional.of(state.hash()))
                                && state.stage() == TransactionState.Stage.PENDING));
    }

    private Optional<Intent.Register> wish(Rao limit) {
        MinerProfile wanted = profile.orElseThrow();
        return coldkey().map(coldkey -> new Intent.Register(coldkey, wanted.hotkey(), wanted.netuid(), limit));
    }

    /// Opens the review of a purchase at the price of this moment, for at most what was typed.
    void buy() {
        if (model.canBuy.get()) {
            typing.read(true).flatMap(this::wish).ifPresent(this::review);
        }
    }

    private void review(Intent intent) {
        Set<Hash32> known = new HashSet<>();
        sent.forEach(state -> known.add(state.hash()));
        network.ifPresent(now -> ports.review()
                .open(now, profile.orElseThrow().wallet(), intent, () -> {
                    before = known;
                    ours = Optional.empty();
                    signer = Optional.of(intent.signer());
                    model.result.set(Optional.of(texts.get("seat.sent")));
                    buttons();
                    sent(sent);
                }));
    }

    /// Waits until a seat costs no more than what was typed, and opens the review then.
    void waitForPrice() {
        if (!model.canBuy.get()) {
            return;
        }
        typing.read(true).flatMap(this::wish).ifPresent(seat -> {
            AtomicBoolean gone = begins(texts.get("seat.waits", plain.exact(seat.limit(), TaoFormat.TAO)));
            work(gone, () -> source.below(seat, price -> ports.ui().execute(() -> {
                if (!gone.get()) {
                    model.busy.set(Optional.of(texts.get("seat.waits.at", plain.exact(price, TaoFormat.TAO),
                            plain.exact(seat.limit(), TaoFormat.TAO))));
                }
            }), gone::get).map(_ -> (Intent) seat));
        });
    }

    /// Works on a proof, and opens the review as soon as there is one.
    void workForIt() {
        if (!model.canWork.get()) {
            return;
        }
        wish(Rao.of(1)).ifPresent(seat -> {
            SeatWorkSolver solver = ports.solver().get();
            AtomicBoolean gone = begins(texts.get("seat.works", format.count(0)));
            progress = () -> Optional.of(texts.get("seat.works", format.count(solver.tried())));
            work(gone, () -> {
                Optional<SeatWork> found = source.work(seat, solver, gone::get);
                return found.map(proof -> new Intent.RegisterByWork(seat.coldkey(), seat.hotkey(), seat.netuid(),
                        proof));
            });
        });
    }

    /// What takes long.
    @FunctionalInterface
    private interface Lengthy {
        Optional<Intent> run() throws TernException, InterruptedException;
    }

    private AtomicBoolean begins(String words) {
        AtomicBoolean gone = new AtomicBoolean();
        unwanted = gone;
        model.trouble.set(Optional.empty());
        model.busy.set(Optional.of(words));
        buttons();
        return gone;
    }

    private void work(AtomicBoolean gone, Lengthy what) {
        ports.work().execute(() -> {
            Optional<Intent> found = Optional.empty();
            Optional<String> wrong = Optional.empty();
            try {
                found = what.run();
            } catch (TernException e) {
                LOG.warn("a seat could not be got: {} {}", e.sentence(), e.details().orElse(""));
                wrong = Optional.of(e.sentence());
            } catch (InterruptedException e) {
                // the window closes: nobody is there to be told
                Thread.currentThread().interrupt();
                return;
            }
            Optional<Intent> intent = found;
            Optional<String> trouble = wrong.or(() -> intent.isPresent()
                    ? Optional.empty()
                    : Optional.of(texts.get("seat.nothing")));
            ports.ui().execute(() -> {
                if (gone.get()) {
                    return;
                }
                stop();
                model.trouble.set(trouble);
                intent.ifPresent(this::review);
            });
        });
    }

    /// Gives up what is waited for.
    void stop() {
        unwanted.set(true);
        progress = Optional::empty;
        model.busy.set(Optional.empty());
        buttons();
    }

    /// Opens the review of where the miner is reached.
    void announce() {
        MinerProfile wanted = profile.orElseThrow();
        if (wanted.axonPort().isEmpty()) {
            model.addressWrong.set(Optional.of(texts.get("seat.no-port")));
            return;
        }
        try {
            AxonAddress address = AxonAddress.parse(model.address().get().strip(), wanted.axonPort().getAsInt());
            review(new Intent.ServeAxon(wanted.hotkey(), wanted.netuid(), address));
        } catch (PlanException e) {
            model.addressWrong.set(Optional.of(e.sentence()));
        }
    }

    /// Ends what is waited for.
    public void dispose() {
        unwanted.set(true);
    }
}

package tern.app.mining.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.app.feed.Samples;
import tern.app.fx.LaterExecutor;
import tern.app.transact.TransactionState;
import tern.app.ui.AmountMask;
import tern.app.ui.Fact;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerProfile;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.SeatWork;
import tern.wallet.bittensor.SeatWorkSolver;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// A miner's seat, without a toolkit and without a chain.
class SeatPresenterTest {

    private static final AccountId HOTKEY = account(1);
    private static final AccountId COLDKEY = account(2);

    private final SeatModel model = new SeatModel();
    private final ScriptedSeats seats = new ScriptedSeats();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Intent> reviewed = new ArrayList<>();
    private Runnable onSent = () -> {};
    private AccountId inFile = HOTKEY;
    private final SeatPresenter presenter = new SeatPresenter(model, seats, new SeatPresenter.Ports(
            new LaterExecutor(waiting), Runnable::run,
            name -> name.equals("savings") ? Optional.of(COLDKEY) : Optional.empty(), (_, _) -> Optional.of(inFile),
            (_, _, intent, sent) -> {
                reviewed.add(intent);
                onSent = sent;
            }, () -> new SeatWorkSolver(1)), Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH),
            new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, new AmountMask()));

    private static final class Unreadable extends TernException {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("The node does not answer.");
        }
    }

    private static AccountId account(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return AccountId.of(bytes);
    }

    private static MinerProfile profile(String wallet, String network, OptionalInt port) {
        return new MinerProfile("ridges", network, 62, HOTKEY, wallet, "miner-1", Path.of("/srv/ridges"),
                List.of("python", "miner.py"), Map.of(), port, Optional.of("198.51.99.7"), List.of(), Optional.empty(),
                MinerNeeds.nothing(), true, 15, OptionalInt.empty());
    }

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private void open() {
        presenter.show(Optional.of(Networks.finney()));
        presenter.open(profile("savings", "finney", OptionalInt.of(8_091)));
        work();
    }

    private String fact(String id) {
        return model.facts().get().stream().filter(one -> one.id().equals(id)).map(Fact::value).findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "65535, 100.0%", "32768, 50.0%"})
    void whatItCostsIsSaidWithTheCollateralWhereThereIsOne(int collateral, String said) {
        seats.seat = Optional.of(ScriptedSeats.free("0.25", collateral, false));
        open();
        assertThat(fact("price")).isEqualTo("0.250000000 τ");
        assertThat(fact("collateral")).isEqualTo(said);
        assertThat(model.canBuy().get()).isTrue();
        assertThat(model.canWork().get()).as("none is given for work here").isFalse();
        assertThat(model.seated().get()).isFalse();
    }

    @Test
    void aPurchaseGoesThroughTheReviewWithItsLimitAndIsToldFromItsEvents() {
        open();
        presenter.buy();
        assertThat(model.limit().wrong().get()).as("a limit is needed").isPresent();
        assertThat(reviewed).isEmpty();
        model.limit().text().set("0.3");
        presenter.buy();
        assertThat(reviewed).containsExactly(new Intent.Register(COLDKEY, HOTKEY, 62, Samples.tao("0.3")));
        onSent.run();
        assertThat(model.result().get()).isPresent();
        seats.seat = Optional.of(ScriptedSeats.taken(117));
        assertThat(model.canBuy().get()).as("one purchase at a time").isFalse();
        presenter.sent(List.of(state(COLDKEY, "Has seat 117.")));
        work();
        assertThat(model.result().get()).contains("Has seat 117.");
        assertThat(fact("uid")).contains("117");
        assertThat(model.canBuy().get()).isFalse();
        assertThat(model.seated().get()).isTrue();
    }

    private static TransactionState state(AccountId account, String sentence) {
        return new TransactionState(Hash32.of(new byte[32]), Networks.finney(), account, "savings", Optional.empty(),
                Optional.empty(), Said.of(""), Instant.EPOCH, TransactionState.Stage.IN_BLOCK, Optional.empty(), false,
                Optional.empty(), Said.of(sentence), Optional.empty());
    }

    @Test
    void noSeatIsBoughtForAKeyThatIsNotHere() {
        inFile = account(9);
        open();
        assertThat(model.trouble().get().orElseThrow()).contains("another one now");
        assertThat(model.canBuy().get()).isFalse();
        assertThat(model.canWork().get()).isFalse();
        inFile = HOTKEY;
        presenter.read();
        work();
        assertThat(model.trouble().get()).isEmpty();
        assertThat(model.canBuy().get()).isTrue();
    }

    @Test
    void itWaitsUntilTheSeatIsCheapEnoughAndOnlyThenAsks() {
        seats.prices.addAll(List.of("0.5", "0.4", "0.29"));
        open();
        model.limit().text().set("0.3");
        presenter.waitForPrice();
        assertThat(model.busy().get()).isPresent();
        assertThat(model.canBuy().get()).as("one thing at a time").isFalse();
        assertThat(reviewed).isEmpty();
        work();
        assertThat(reviewed).containsExactly(new Intent.Register(COLDKEY, HOTKEY, 62, Samples.tao("0.3")));
        assertThat(model.busy().get()).isEmpty();
    }

    @Test
    void waitingCanBeGivenUp() {
        seats.prices.addAll(List.of("0.5", "0.2"));
        open();
        model.limit().text().set("0.3");
        presenter.waitForPrice();
        presenter.stop();
        work();
        assertThat(seats.given).isTrue();
        assertThat(reviewed).isEmpty();
        assertThat(model.busy().get()).isEmpty();
        assertThat(model.trouble().get()).isEmpty();
        assertThat(model.canBuy().get()).isTrue();
    }

    @Test
    void aProofOfWorkGoesThroughTheReviewToo() {
        SeatWork proof = new SeatWork(new BlockRef(1, Hash32.of(new byte[32])), 7, Hash32.of(new byte[32]));
        seats.proof = Optional.of(proof);
        open();
        assertThat(model.canWork().get()).isTrue();
        presenter.workForIt();
        presenter.tick();
        assertThat(model.busy().get().orElseThrow()).contains("0 tries");
        work();
        assertThat(reviewed).containsExactly(new Intent.RegisterByWork(COLDKEY, HOTKEY, 62, proof));
    }

    @Test
    void whoCannotPayOrCannotBeAskedIsTold() {
        presenter.show(Optional.of(Networks.finney()));
        presenter.open(profile("gone", "finney", OptionalInt.empty()));
        assertThat(model.trouble().get().orElseThrow()).contains("gone");
        presenter.open(profile("savings", "test", OptionalInt.empty()));
        assertThat(model.trouble().get().orElseThrow()).contains("test");
        assertThat(model.canBuy().get()).isFalse();
        seats.failing = Optional.of(new Unreadable());
        open();
        assertThat(model.trouble().get()).contains("The node does not answer.");
        seats.failing = Optional.empty();
        seats.seat = Optional.empty();
        presenter.read();
        work();
        assertThat(model.trouble().get().orElseThrow()).contains("no connection");
    }

    @Test
    void whereItIsReachedIsSignedByTheHotkey() {
        seats.seat = Optional.of(ScriptedSeats.taken(117));
        open();
        assertThat(model.address().get()).isEqualTo("198.51.99.7");
        presenter.announce();
        assertThat(reviewed).singleElement().isInstanceOfSatisfying(Intent.ServeAxon.class, serve -> {
            assertThat(serve.signer()).isEqualTo(HOTKEY);
            assertThat(serve.address().text()).isEqualTo("198.51.99.7:8091");
        });
        model.address().set("my.home.example");
        presenter.announce();
        assertThat(model.addressWrong().get()).isPresent();
        presenter.open(profile("savings", "finney", OptionalInt.empty()));
        presenter.announce();
        assertThat(model.addressWrong().get().orElseThrow()).contains("port");
        assertThat(reviewed).hasSize(1);
    }

    @Test
    void nothingOfOneNetworkStaysOnAnother() {
        open();
        seats.prices.add("0.5");
        model.limit().text().set("0.3");
        presenter.waitForPrice();
        presenter.show(Optional.of(Networks.practice()));
        assertThat(model.facts().get()).isEmpty();
        assertThat(model.busy().get()).isEmpty();
        assertThat(model.canBuy().get()).isFalse();
        work();
        assertThat(reviewed).isEmpty();
    }
}

package tern.app.stake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.market.MarketState;
import tern.app.prices.Price;
import tern.app.review.ReviewPresenter.Later;
import tern.app.transact.OwnAccount;
import tern.app.transact.TransactionDesk;
import tern.app.transact.TransactionState;
import tern.app.ui.AmountTyping;
import tern.app.ui.MoneyFormat;
import tern.app.ui.PositionValues;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.bittensor.Validator;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.IdleAlpha;
import tern.wallet.units.Rao;

/// Decides what «Stake» shows. Plain Java; to be called on the FX thread.
///
/// What is typed is looked at at once; the chain is asked what it would come to a moment after the last change, and
/// again with each block while the page is looked at. What it answers to an older question is not shown.
public final class StakePresenter {

    /// Stays free for the fees of what comes next.
    static final Rao KEPT_FOR_FEES = Rao.of(10_000_000);

    private final StakeModel model;
    private final TransactionDesk desk;
    private final Texts texts;
    private final Ports ports;
    private final StakeReads reads;
    private final StakeChoices choices;
    private final Offers offers;
    private final Asking asking;
    private final AmountTyping typed;
    private final Recipient recipient;
    private final TransactionDesk.Watch watch;
    private Optional<Network> network = Optional.empty();
    private Optional<Price> price = Optional.empty();
    /// What the hint was asked of.
    private Optional<Intent> probed = Optional.empty();
    private boolean filling;

    /// What the presenter works with.
    ///
    /// @param background runs what blocks
    /// @param ui         runs on the FX thread
    /// @param later      runs on the FX thread after a time
    /// @param reviewer   opens the review
    /// @param validators asks for the validators of the chain; answers on any thread
    /// @param want       asks for yields on a subnet to be measured
    /// @param nanos      a clock that nobody can set
    public record Ports(ExecutorService background, Executor ui, Later later, Reviewer reviewer,
            Consumer<Consumer<List<Validator>>> validators, IntConsumer want, LongSupplier nanos) {}

    /// Opens the review of an intent.
    @FunctionalInterface
    public interface Reviewer {

        /// @param onSent runs when it is on its way
        void review(Network network, String wallet, Intent intent, Runnable onSent);
    }

    /// @param format of amounts that the person types: never masked
    /// @param money  the same for the currency
    /// @param series the window's colours
    public StakePresenter(StakeModel model, TransactionDesk desk, Texts texts, TaoFormat format, MoneyFormat money,
            Ports ports, Series series) {
        this.model = model;
        this.desk = desk;
        this.texts = texts;
        this.ports = ports;
        this.reads = new StakeReads(model, desk, texts, ports, series);
        this.choices = reads.choices();
        this.offers = new Offers(desk);
        this.asking = new Asking(ports.background(), ports.ui(), ports.later(), ports.nanos());
        this.typed = new AmountTyping(model.typed, texts, format, money);
        model.typed.text().addListener((_, _, _) -> {
            typed.typed();
            if (!filling) {
                model.everything.set(false);
                changed();
            }
        });
        this.recipient = new Recipient(model, desk.names(), texts);
        model.recipient.addListener((_, _, _) -> {
            recipient.typed();
            changed();
        });
        this.watch = desk.watch(states -> ports.ui().execute(() -> sent(states)));
    }

    /// Takes the network, the accounts and what the chain says of them.
    public void show(PortfolioState state) {
        boolean otherNetwork = !Network.isSameChain(state.network(), network);
        boolean asked = intent(false).isPresent();
        network = state.network();
        choices.show(state, desk.names().all());
        reads.show(state);
        if (otherNetwork) {
            model.offer.set(Optional.empty());
            sent(desk.current());
            changed();
        } else if (asked != intent(false).isPresent()) {
            changed();
        } else {
            // prices change with each block
            ask(false);
        }
    }

    /// Whether the page is looked at: nobody needs quotes that nobody sees.
    public void looked(boolean now) {
        reads.looked(now);
        if (now) {
            ask(false);
        }
    }

    /// Takes what was measured of yields.
    public void measured(MarketState state) {
        reads.measured(state);
    }

    /// Begins to move stake that earns nothing to where it would earn.
    void rescue(IdleAlpha found) {
        take(StakeAction.MOVE, new PositionValues.Key(found.account(), found.position().netuid(),
                found.position().hotkey()));
        found.better().ifPresent(better -> validator(better.hotkey()));
        all();
    }

    /// Takes the price of TAO on the network that is shown; empty where there is none.
    public void price(Optional<Price> newest) {
        price = newest;
        typed.price(model.action.get() == StakeAction.ADD ? newest : Optional.empty());
    }

    /// In which unit the amount is typed from now on.
    public void unit(boolean inMoney) {
        typed.unit(inMoney);
        changed();
    }

    /// What is to be done. What was typed counted another unit, so it goes.
    public void act(StakeAction action) {
        if (action == model.action.get()) {
            return;
        }
        write("");
        model.action.set(action);
        price(price);
        choices.action();
        changed();
    }

    public void own(OwnAccount account) {
        if (!model.own.get().equals(Optional.of(account))) {
            model.own.set(Optional.of(account));
            choices.otherOwn();
            changed();
        }
    }

    /// Looks at another subnet.
    public void subnet(int netuid) {
        choices.subnet(netuid);
        changed();
    }

    /// Chooses a validator, also one that is not in the list.
    public void validator(AccountId hotkey) {
        choices.validator(hotkey);
        changed();
    }

    /// Chooses the stake that something is taken from.
    public void from(PositionValues.Key key) {
        if (choices.isFilling() || model.from.get().filter(now -> now.key().equals(key)).isPresent()) {
            return;
        }
        write("");
        choices.from(key);
        changed();
    }

    public void atLimit(AtLimit wanted) {
        model.atLimit.set(wanted);
        changed();
    }

    /// Whose fund is claimed from; empty: all that pay.
    public void fund(Optional<AccountId> hotkey) {
        model.fund.set(hotkey);
        changed();
    }

    public void tolerance(Tolerance wanted) {
        model.tolerance.set(wanted);
        changed();
    }

    /// Fills in half of what there is.
    public void half() {
        available().ifPresent(all -> fill(Rao.of(all.value() / 2), false));
    }

    /// Fills in everything: all free TAO but what fees will need, or all of the stake.
    public void all() {
        available().ifPresent(all -> fill(all, model.action.get().isFromHolding()));
    }

    private Optional<Rao> available() {
        return model.action.get().isFromHolding()
                ? model.from.get().map(PositionValues::amount)
                : model.spendable.get().map(free -> free.minusOrZero(KEPT_FOR_FEES));
    }

    private void fill(Rao amount, boolean everything) {
        filling = true;
        typed.fill(amount);
        filling = false;
        model.everything.set(everything);
        changed();
    }

    private void write(String text) {
        filling = true;
        model.typed.text().set(text);
        filling = false;
        model.everything.set(false);
    }

    /// Something that the offer depends on was changed.
    private void changed() {
        model.allow();
        model.hint.set(Optional.empty());
        asking.drop();
        probed = Optional.empty();
        model.working.set(false);
        ask(true);
    }

    /// @param other whether the fields have changed, and not only the chain
    private void ask(boolean other) {
        reads.validators();
        Optional<Network> where = network;
        Optional<Intent> intent = intent(false);
        if (where.isEmpty() || model.own.get().isEmpty() || (!other && (!reads.isLookedAt() || asking.isBusy()))) {
            return;
        }
        if (intent.isEmpty()) {
            model.offer.set(Optional.empty());
            hint(where.get());
            return;
        }
        if (other) {
            model.working.set(true);
        }
        Offers.Standing standing = choices.standing(intent.get());
        asking.soon(() -> {
            Offers.Answer answer = offers.ask(where.get(), intent.get(), standing);
            return () -> show(answer);
        }, this::failed);
    }

    /// What the chain would refuse is good to know before anything is typed.
    private void hint(Network where) {
        Optional<Intent> probe = choices.probe();
        if (!reads.isLookedAt() || !model.typed.text().get().isBlank() || probe.equals(probed)) {
            return;
        }
        probed = probe;
        probe.ifPresent(intent -> asking.soon(() -> {
            Optional<String> words = offers.hint(where, intent);
            return () -> model.hint.set(words);
        }, this::failed));
    }

    private void failed(Throwable defect) {
        model.working.set(false);
        model.offer.set(Optional.empty());
        model.problem.set(Optional.of(new Problem(texts.get("review.defect"), Optional.of(defect.toString()))));
    }

    private void show(Offers.Answer answer) {
        model.working.set(false);
        model.allow();
        model.offer.set(answer.offer());
        answer.refusal().ifPresent(model::refuse);
    }

    /// What the fields say.
    ///
    /// @param pressed whether what is missing is to be said, too
    private Optional<Intent> intent(boolean pressed) {
        if (model.action.get().isWhole()) {
            return choices.intent(Optional.empty());
        }
        if (pressed && model.action.get() == StakeAction.GIVE) {
            recipient.pressed();
        }
        Optional<Rao> amount = model.everything.get() || (model.typed.text().get().isBlank() && !pressed)
                ? Optional.empty()
                : typed.read(pressed);
        if (pressed && model.action.get().isToValidator() && model.validator.get().isEmpty()) {
            model.validatorWrong.set(Optional.of(texts.get("stake.validator.missing")));
        }
        if (pressed && model.action.get().isFromHolding() && model.from.get().isEmpty()) {
            model.validatorWrong.set(Optional.of(texts.get("stake.from.missing")));
        }
        return amount.isEmpty() && !model.everything.get() ? Optional.empty() : choices.intent(amount);
    }

    /// What a stake is called: subnet and validator.
    String place(int netuid, AccountId hotkey) {
        return choices.place(netuid, hotkey);
    }

    /// Whose key signs what is chosen; empty where nobody is chosen.
    Optional<OwnAccount> signer() {
        return choices.signer();
    }

    /// Asks again: what stood in the way may be gone.
    public void again() {
        changed();
    }

    /// Opens the review, or says what is missing.
    public void review() {
        Optional<Intent> intent = intent(true);
        Optional<OwnAccount> own = choices.signer();
        if (intent.isEmpty() || network.isEmpty() || own.isEmpty() || !own.get().canSign()) {
            return;
        }
        ports.reviewer().review(network.get(), own.get().name(), intent.get(), () -> {
            // it is on its way: the form is free for the next
            write("");
            model.recipient.set("");
            changed();
        });
    }

    /// Begins with a subnet and, where one is meant, a validator there.
    public void open(int netuid, Optional<AccountId> hotkey) {
        act(StakeAction.ADD);
        choices.subnet(netuid);
        hotkey.ifPresent(choices::validator);
        changed();
    }

    /// Begins with more of what is there.
    public void add(PositionValues.Key key) {
        model.accounts.stream()
                .filter(own -> own.account().equals(key.coldkey()))
                .findFirst()
                .ifPresent(own -> model.own.set(Optional.of(own)));
        open(key.netuid(), Optional.of(key.hotkey()));
    }

    /// Begins with stake that is there.
    public void take(StakeAction action, PositionValues.Key key) {
        act(action);
        choices.from(key);
        changed();
    }

    private void sent(List<TransactionState> states) {
        model.sent.setAll(states.stream()
                .filter(state -> network.isEmpty() || state.network().id().equals(network.get().id()))
                .toList());
    }

    /// Ends what it watches.
    public void dispose() {
        asking.drop();
        watch.close();
    }
}

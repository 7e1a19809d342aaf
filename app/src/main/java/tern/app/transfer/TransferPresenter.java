package tern.app.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.prices.Price;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.Estimate;
import tern.app.transact.OwnAccount;
import tern.app.transact.TransactionDesk;
import tern.app.transfer.TransferModel.Preview;
import tern.app.ui.AmountTyping;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.PlanException;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.QrPayload;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Decides what «Send and receive» shows. Plain Java; to be called on the FX thread.
///
/// What is typed is looked at at once; the chain is asked for fee and rest a moment after the last key, and what it
/// answers to an older text is not shown.
public final class TransferPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(TransferPresenter.class);
    private static final Duration PAUSE = Duration.ofMillis(350);
    private static final int SUGGESTIONS = 5;
    /// What a fee is asked with while there is no recipient: which account it is makes no difference to the fee.
    private static final AccountId SOMEBODY = AccountId.of(Hash32.parse("0x" + "42".repeat(32)).bytes());

    private final TransferModel model;
    private final TransactionDesk desk;
    private final Texts texts;
    private final Ports ports;
    private final TransactionDesk.Watch watch;
    private final AmountTyping typed;
    private final SentList sent;
    /// Whether the amount that stands there is all that can be sent, and nothing was typed since.
    private boolean everything;
    private Optional<Network> network = Optional.empty();
    private Optional<PortfolioSnapshot> snapshot = Optional.empty();
    private List<NamedAccount> accounts = List.of();
    private List<Named> names = List.of();
    private Runnable waiting = () -> {};
    private @Nullable Future<?> work;
    private String lastId = "";
    private int round;

    /// What the presenter works with.
    ///
    /// @param background runs what blocks
    /// @param ui         runs on the FX thread
    /// @param later      runs on the FX thread after a time
    /// @param reviewer   opens the review
    /// @param notices    keeps what the person should know and may have missed
    public record Ports(ExecutorService background, Executor ui, Later later, Reviewer reviewer,
            Consumer<Problem> notices) {}

    /// Runs something later.
    @FunctionalInterface
    public interface Later {

        /// @return stops it if it has not run yet
        Runnable after(Duration delay, Runnable action);
    }

    /// Opens the review of an intent.
    @FunctionalInterface
    public interface Reviewer {

        /// @param onSent runs when it is on its way
        void review(Network network, String wallet, Intent intent, Runnable onSent);
    }

    /// @param format of amounts that the person types: never masked
    /// @param money  the same for the currency
    public TransferPresenter(TransferModel model, TransactionDesk desk, Texts texts, TaoFormat format,
            MoneyFormat money, Ports ports) {
        this.model = model;
        this.desk = desk;
        this.texts = texts;
        this.ports = ports;
        this.sent = new SentList(model, texts, ports.notices());
        this.typed = new AmountTyping(model.typed, texts, format, money);
        model.recipient.addListener((_, _, _) -> recipientTyped());
        model.amount.addListener((_, _, _) -> {
            everything = false;
            typed.typed();
            changed();
        });
        model.closing.addListener((_, _, closing) -> {
            typed.silence(closing);
            changed();
        });
        model.own.addListener((_, _, _) -> {
            everything = false;
            fillFree();
            changed();
        });
        this.watch = desk.watch(states -> ports.ui().execute(() -> sent.show(states, network)));
    }

    /// Takes the network and the accounts that the window shows, and the names known by now.
    public void show(PortfolioState state) {
        boolean otherNetwork = !state.network().equals(network);
        if (otherNetwork) {
            boolean before = network.isPresent();
            network = state.network();
            network.ifPresent(desk::resume);
            String id = network.map(Network::id).orElse(lastId);
            if (before && !id.equals(lastId)) {
                // what was meant for one network must not be sent on another
                clear();
            }
            lastId = id;
            sent.fill(desk.current(), network);
        }
        List<Named> known = desk.names().all();
        if (otherNetwork || !state.accounts().equals(accounts) || !known.equals(names)) {
            accounts = state.accounts();
            names = known;
            fillAccounts();
            recipientTyped();
        }
        snapshot = state.snapshot();
        fillFree();
    }

    /// Takes the price of TAO on the network that is shown; empty where there is none.
    public void price(Optional<Price> price) {
        typed.price(price);
    }

    /// In which unit the amount is typed from now on.
    public void unit(boolean inMoney) {
        typed.unit(inMoney);
        changed();
    }

    private void fillAccounts() {
        List<OwnAccount> all = OwnAccount.of(accounts, names);
        Optional<OwnAccount> before = model.own.get();
        model.accounts.setAll(all);
        model.own.set(OwnAccount.keep(before, all));
    }

    private void fillFree() {
        model.free.set(model.own.get()
                .flatMap(own -> snapshot.stream()
                        .flatMap(read -> read.accounts().stream())
                        .filter(one -> one.account().equals(own.account()))
                        .findFirst())
                .map(account -> account.free().minusOrZero(account.locked())));
    }

    private void recipientTyped() {
        String typed = model.recipient.get().strip();
        model.recipientWrong.set(Optional.empty());
        model.suggestions.set(List.of());
        model.found.set(Optional.empty());
        model.foundName.set(Optional.empty());
        if (typed.isEmpty()) {
            changed();
            return;
        }
        Optional<Named> called = desk.names().called(typed);
        if (called.isPresent()) {
            found(called.get().account());
            return;
        }
        try {
            found(QrPayload.parseAccountText(typed).account());
        } catch (AddressException e) {
            List<Named> like = like(typed);
            model.suggestions.set(like);
            // a name in the making is no mistake
            if (like.isEmpty() && (typed.length() > 1 || !typed.startsWith("5"))) {
                model.recipientWrong.set(Optional.of(typed.startsWith("5")
                        ? e.sentence()
                        : texts.get("send.recipient.unknown")));
            }
            changed();
        } catch (KeyException e) {
            model.recipientWrong.set(Optional.of(e.sentence()));
            changed();
        }
    }

    private void found(AccountId account) {
        model.found.set(Optional.of(account));
        model.foundName.set(desk.names().of(account).map(Named::name));
        changed();
    }

    private List<Named> like(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(named -> named.name().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(named -> model.own.get().filter(own -> own.account().equals(named.account())).isEmpty())
                .limit(SUGGESTIONS)
                .toList();
    }

    /// Takes a suggested name.
    public void choose(Named named) {
        model.recipient.set(desk.names().called(named.name()).isPresent()
                ? named.name()
                : named.account().address());
    }

    /// Takes what a QR code says. What is no address is said beside the field.
    public void scanned(Optional<String> text) {
        if (text.isEmpty()) {
            model.recipientWrong.set(Optional.of(texts.get("send.qr.none")));
            return;
        }
        model.recipient.set(text.get().strip());
        if (model.found.get().isEmpty()) {
            model.recipientWrong.set(Optional.of(texts.get("send.qr.no.address")));
        }
    }

    /// Says why a picture could not be had.
    public void noPicture(String sentence) {
        model.recipientWrong.set(Optional.of(sentence));
    }

    /// Something that a fee depends on was changed.
    private void changed() {
        int mine = ++round;
        waiting.run();
        stopWork();
        model.preview.set(Optional.empty());
        model.problem.set(Optional.empty());
        model.typed.say(Optional.empty());
        model.working.set(false);
        Optional<Intent> intent = intent(false);
        if (intent.isEmpty() || network.isEmpty()) {
            return;
        }
        model.working.set(true);
        waiting = ports.later()
                .after(PAUSE, () -> ask(mine, network.get(), intent.get(), estimate -> model.preview
                        .set(Optional.of(new Preview(estimate.plan().amount(), estimate.fee(), estimate.left(),
                                estimate.warnings())))));
    }

    private void stopWork() {
        if (work != null) {
            work.cancel(true);
            work = null;
        }
    }

    private void ask(int mine, Network where, Intent intent, Consumer<Estimate> show) {
        if (mine != round) {
            return;
        }
        stopWork();
        model.working.set(true);
        work = ports.background().submit(() -> {
            try {
                Estimate estimate = desk.estimate(where, intent);
                answered(mine, () -> show.accept(estimate));
            } catch (TernException e) {
                answered(mine, () -> refused(e));
            } catch (InterruptedException e) {
                // something newer is asked for
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                LOG.error("a fee could not be worked out", e);
                answered(mine, () -> model.problem.set(
                        Optional.of(new Problem(texts.get("review.defect"), Optional.of(e.toString())))));
            }
        });
    }

    private void answered(int mine, Runnable action) {
        ports.ui().execute(() -> {
            if (mine == round) {
                model.working.set(false);
                action.run();
            }
        });
    }

    private void refused(TernException e) {
        PlanException.Kind kind = e instanceof PlanException plan ? plan.kind() : PlanException.Kind.UNSUPPORTED;
        switch (kind) {
            case AMOUNT, BALANCE -> model.typed.say(Optional.of(e.sentence()));
            case RECIPIENT -> model.recipientWrong.set(Optional.of(e.sentence()));
            default -> model.problem.set(Optional.of(Problem.of(e)));
        }
    }

    /// What the fields say.
    ///
    /// @param pressed whether what is missing is to be said, too
    private Optional<Intent> intent(boolean pressed) {
        Optional<OwnAccount> own = model.own.get();
        Optional<AccountId> to = model.found.get();
        if (pressed && to.isEmpty() && model.recipientWrong.get().isEmpty()) {
            model.recipientWrong.set(Optional.of(texts.get("send.recipient.missing")));
        }
        Optional<Rao> amount = Optional.empty();
        if (!model.closing.get()) {
            amount = typed.read(pressed);
        }
        if (own.isEmpty() || !own.get().canSign() || to.isEmpty()
                || (amount.isEmpty() && !model.closing.get())) {
            return Optional.empty();
        }
        AccountId from = own.get().account();
        if (model.closing.get() || everything) {
            return Optional.of(new Intent.TransferAll(from, to.get(), !model.closing.get()));
        }
        return Optional.of(new Intent.Transfer(from, to.get(), amount.orElseThrow(), true));
    }

    /// Fills in half of what can be sent.
    public void half() {
        fill(2);
    }

    /// Fills in all that can be sent while the account stays.
    public void all() {
        fill(1);
    }

    private void fill(int parts) {
        Optional<OwnAccount> own = model.own.get();
        if (own.isEmpty() || network.isEmpty()) {
            return;
        }
        model.closing.set(false);
        int mine = ++round;
        waiting.run();
        AccountId to = model.found.get().filter(account -> !account.equals(own.get().account())).orElse(SOMEBODY);
        ask(mine, network.get(), new Intent.TransferAll(own.get().account(), to, true), estimate -> {
            typed.fill(Rao.of(estimate.plan().amount().value() / parts));
            // the chain itself reckons what all is, as for “tern send --all”: the same stays behind
            everything = parts == 1;
            // the same text may stand there already, and what was asked about it was given up above
            changed();
        });
    }

    /// Opens the review, or says what is missing.
    public void review() {
        Optional<Intent> intent = intent(true);
        if (intent.isEmpty() || network.isEmpty() || model.own.get().isEmpty()) {
            return;
        }
        ports.reviewer().review(network.get(), model.own.get().get().name(), intent.get(), this::clear);
    }

    /// It is on its way: the form is free for the next.
    private void clear() {
        model.recipient.set("");
        model.amount.set("");
        model.closing.set(false);
    }

    /// Ends what it watches.
    public void dispose() {
        round++;
        waiting.run();
        stopWork();
        watch.close();
    }
}

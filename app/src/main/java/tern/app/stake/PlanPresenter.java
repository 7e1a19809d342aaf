package tern.app.stake;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.market.MarketState;
import tern.app.review.ReviewPresenter.Later;
import tern.app.stake.PlanRow.Unit;
import tern.app.transact.OwnAccount;
import tern.app.transact.TransactionDesk;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.bittensor.Validator;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Decides what the plan on «Stake» shows. Plain Java; to be called on the FX thread.
///
/// The target begins as what is there, and follows it until somebody names something else: nothing changes that nobody
/// touches. What is typed is looked at at once; the chain is asked for the steps a moment after the last change, and
/// again with each block while the plan is looked at.
public final class PlanPresenter {

    private final PlanModel model;
    private final StakeModel stake;
    private final TransactionDesk desk;
    private final Texts texts;
    private final Ports ports;
    private final PlanShares shares;
    private final Offers offers;
    private final Asking asking;
    private final PlanProgress progress;
    private Optional<Network> network = Optional.empty();
    private Optional<AccountPicture> account = Optional.empty();
    private Optional<AccountId> filledFor = Optional.empty();
    private Optional<PortfolioState> newest = Optional.empty();
    private boolean looked;
    private boolean filling;

    /// What the presenter works with.
    ///
    /// @param background runs what blocks
    /// @param ui         runs on the FX thread
    /// @param later      runs on the FX thread after a time
    /// @param reviewer   opens the review
    /// @param nanos      a clock that nobody can set
    /// @param validators asks for the validators of the chain; answers on any thread
    /// @param want       asks for yields on a subnet to be measured
    /// @param notices    keeps what the person should know
    public record Ports(ExecutorService background, Executor ui, Later later, Reviewer reviewer, LongSupplier nanos,
            Consumer<Consumer<List<Validator>>> validators, IntConsumer want, Consumer<Problem> notices) {}

    /// Opens the review of a plan.
    @FunctionalInterface
    public interface Reviewer {

        /// @param onSent runs when its first step is on its way
        void review(Network network, OwnAccount own, StakeTarget target, Tolerance tolerance, Runnable onSent);
    }

    /// @param stake  with the accounts and subnets to choose from, and the account that is chosen
    /// @param format of amounts that the person types: never masked
    public PlanPresenter(PlanModel model, StakeModel stake, TransactionDesk desk, Texts texts, TaoFormat format,
            Ports ports) {
        this.model = model;
        this.stake = stake;
        this.desk = desk;
        this.texts = texts;
        this.ports = ports;
        this.shares = new PlanShares(model, texts, format);
        this.offers = new Offers(desk);
        this.asking = new Asking(ports.background(), ports.ui(), ports.later(), ports.nanos());
        this.progress = new PlanProgress(model, stake, desk.plans(), ports, this::changed);
        stake.own().addListener((_, _, _) -> newest.ifPresent(this::show));
    }

    /// Takes the network, the accounts and what the chain says of them. The account that is chosen is known by then.
    public void show(PortfolioState state) {
        newest = Optional.of(state);
        boolean otherNetwork = !Network.isSameChain(state.network(), network);
        network = state.network();
        if (otherNetwork) {
            // what was meant for one network must not be signed on another
            empty();
        }
        account = stake.own()
                .get()
                .flatMap(own -> state.snapshot()
                        .flatMap(read -> read.accounts()
                                .stream()
                                .filter(one -> one.account().equals(own.account()))
                                .findFirst()));
        refresh();
    }

    private void empty() {
        model.rows.clear();
        filledFor = Optional.empty();
        model.plan.set(Optional.empty());
        model.limits.set(Optional.empty());
        model.problem.set(Optional.empty());
        model.wrong.set(Optional.empty());
        asking.drop();
    }

    private void refresh() {
        progress.show(network);
        Optional<AccountId> own = account.map(AccountPicture::account);
        if (own.isEmpty()) {
            if (filledFor.isPresent() && !filledFor.equals(own().map(OwnAccount::account))) {
                // what was meant for one account must not be signed by another
                empty();
            }
            return;
        }
        model.free.set(account.get().transferable());
        if (!own.equals(filledFor)) {
            empty();
            // what one wallet allows is not what another does
            model.tolerance.set(Tolerance.DEFAULT);
            filledFor = own;
            fill();
            return;
        }
        var there = PlanReads.worth(account);
        model.rows.forEach(row -> row.now.set(there.getOrDefault(row.netuid(), Rao.ZERO)));
        there.keySet()
                .stream()
                .filter(netuid -> row(netuid).isEmpty())
                // what comes by itself is not sold because nobody named it
                .forEach(this::keep);
        ask(false);
    }

    private void keep(int netuid) {
        PlanRow row = add(netuid);
        row.follows = false;
        row.unit.set(Unit.KEEP);
    }

    Optional<PlanRow> row(int netuid) {
        return model.rows.stream().filter(row -> row.netuid() == netuid).findFirst();
    }

    /// Wants what is there.
    private void fill() {
        filling = true;
        model.rows.clear();
        TreeMap<Integer, Rao> there = PlanReads.worth(account);
        Rao all = there.values().stream().reduce(model.free.get(), Rao::plus);
        there.forEach((netuid, worth) -> {
            if (PlanShares.share(worth, all) == 0) {
                // what is too little for a share would be shown as nothing
                keep(netuid);
            } else {
                add(netuid);
            }
        });
        filling = false;
        changed();
        probe();
    }

    private PlanRow add(int netuid) {
        Optional<SubnetChoice> subnet = stake.subnets().stream().filter(one -> one.netuid() == netuid).findFirst();
        PlanRow row = new PlanRow(netuid, subnet.map(SubnetChoice::name).orElseGet(() -> Integer.toString(netuid)),
                subnet.map(SubnetChoice::symbol).orElse("α"));
        row.now.set(PlanReads.worth(account).getOrDefault(netuid, Rao.ZERO));
        row.validator.set(PlanReads.validator(account, netuid));
        row.follows = true;
        row.text.addListener((_, _, text) -> typed(row, text));
        int place = (int) model.rows.stream().filter(other -> other.netuid() < netuid).count();
        model.rows.add(place, row);
        return row;
    }

    private void typed(PlanRow row, String text) {
        if (!filling) {
            // nothing that is wanted where nothing is names nothing
            row.follows = text.isBlank() && row.now.get().isZero() && row.unit.get() == Unit.PERCENT;
            changed();
        }
    }

    /// What the chain would refuse of stake that is there is good to know before anything is typed.
    private void probe() {
        Optional<Network> where = network;
        Optional<AccountId> own = filledFor;
        if (where.isPresent() && own.isPresent()) {
            PlanReads.refusals(offers, ports, where.get(), own.get(), positions(), (netuid, said) -> {
                if (own.equals(filledFor) && where.equals(network)) {
                    row(netuid).ifPresent(row -> row.hint.set(Optional.of(said)));
                }
            });
        }
    }

    private List<PositionPicture> positions() {
        return account.map(AccountPicture::positions).orElse(List.of());
    }

    /// Shows the plan, or the single steps again.
    public void plan(boolean wanted) {
        model.planning.set(wanted);
    }

    /// Whether the plan is looked at: nobody needs quotes that nobody sees.
    public void looked(boolean now) {
        looked = now;
        if (now) {
            ask(false);
        }
    }

    /// One more place.
    ///
    /// @return its row, also where it was there already
    public PlanRow place(int netuid) {
        PlanRow row = row(netuid).orElseGet(() -> add(netuid));
        changed();
        return row;
    }

    /// Takes a place away where there is no stake.
    public void remove(PlanRow row) {
        if (row.now.get().isZero()) {
            model.rows.remove(row);
            changed();
        }
    }

    public void unit(PlanRow row, Unit unit) {
        if (row.unit.get() == unit) {
            return;
        }
        filling = true;
        shares.unit(row, unit);
        filling = false;
        changed();
    }

    public void validator(PlanRow row, PlanRow.Chosen chosen) {
        row.validator.set(Optional.of(chosen));
        changed();
    }

    public void tolerance(Tolerance wanted) {
        model.tolerance.set(wanted);
        changed();
    }

    /// Wants what is there, whatever was typed.
    public void reset() {
        if (account.isPresent()) {
            fill();
        }
    }

    /// Asks again: what stood in the way may be gone.
    public void again() {
        changed();
    }

    private void changed() {
        if (filling) {
            return;
        }
        model.problem.set(Optional.empty());
        asking.drop();
        model.working.set(false);
        ask(true);
    }

    /// @param other whether the target has changed, and not only the chain
    private void ask(boolean other) {
        if (filledFor.isEmpty()) {
            return;
        }
        Optional<String> refused = model.wrong.get();
        filling = true;
        shares.follow();
        filling = false;
        Optional<StakeTarget> target = shares.read();
        if (target.isEmpty()) {
            asking.drop();
            model.working.set(false);
            model.plan.set(Optional.empty());
            return;
        }
        if (!looked || !model.planning.get() || network.isEmpty() || (!other && asking.isBusy())
                || progress.isThere()) {
            return;
        }
        if (other) {
            model.working.set(true);
        } else {
            // what the chain refused stands there until it is answered anew
            model.wrong.set(refused);
        }
        Network where = network.get();
        AccountId own = filledFor.get();
        Tolerance tolerance = model.tolerance.get();
        asking.soon(() -> {
            try {
                PlanReads.Way way = PlanReads.way(desk, where, own, target.get(), tolerance);
                return () -> show(way);
            } catch (TernException e) {
                return () -> refuse(e);
            }
        }, defect -> {
            model.working.set(false);
            model.plan.set(Optional.empty());
            model.problem.set(Optional.of(new Problem(texts.get("review.defect"), Optional.of(defect.toString()))));
        });
    }

    private void show(PlanReads.Way way) {
        model.working.set(false);
        model.problem.set(Optional.empty());
        model.wrong.set(Optional.empty());
        model.limits.set(Optional.of(way.plan()));
        model.plan.set(Optional.of(way.plan()));
        model.rows.forEach(row -> row.earnsNothing.set(Optional.ofNullable(way.earnsNothing().get(row.netuid()))));
    }

    private void refuse(TernException e) {
        model.working.set(false);
        model.plan.set(Optional.empty());
        if (e instanceof PlanException) {
            model.problem.set(Optional.empty());
            model.wrong.set(Optional.of(e.sentence()));
        } else {
            model.problem.set(Optional.of(Problem.of(e)));
        }
    }

    private Optional<OwnAccount> own() {
        return stake.own().get();
    }

    /// Opens the review, where there is something to be done.
    public void review() {
        Optional<StakeTarget> target = shares.read();
        if (target.isEmpty() || network.isEmpty() || own().filter(OwnAccount::canSign).isEmpty() || progress.isThere()
                || model.plan.get().filter(plan -> !plan.legs().isEmpty()).isEmpty()) {
            return;
        }
        ports.reviewer().review(network.get(), own().get(), target.get(), model.tolerance.get(), () -> {
            asking.drop();
            model.plan.set(Optional.empty());
        });
    }

    /// Sends nothing that is not on its way.
    public void stop() {
        progress.stop();
    }

    /// Puts away what became of a plan.
    public void putAway() {
        progress.putAway();
    }

    /// Reads who can be staked with on a subnet.
    ///
    /// @param take gets them, those that earn first; on the FX thread. Nothing where they cannot be read
    void validators(int netuid, Consumer<List<PlanValidatorPanel.Choice>> take) {
        network.ifPresent(where -> {
            ports.want().accept(netuid);
            PlanReads.validators(desk, ports, PlanReads.Place.of(where, netuid, positions()), take);
        });
    }

    /// Takes what was measured of yields.
    public void measured(MarketState state) {
        model.market.set(state);
    }

    /// Ends what it watches.
    public void dispose() {
        asking.drop();
        progress.dispose();
    }
}

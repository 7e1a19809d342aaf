package tern.app.transact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.PendingTransactions;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.transact.PlanState.Mark;
import tern.app.transact.PlanState.Step;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Planner;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.Network;
import tern.wallet.chain.Signer;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Hash32;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// Where the window has plans of several transactions made, signed with one consent, and sent step by step.
///
/// [#estimate], [#prepare] and [#send] block and are meant for virtual threads. A plan that is under way goes on, on a
/// thread of the desk's, until it is done, a step stops it, somebody calls [#stop], or the desk is closed: then what was
/// not sent never is, and [#resume] says so in the next window, which also follows what was sent.
public final class PlanDesk {

    private static final Logger LOG = LoggerFactory.getLogger(PlanDesk.class);

    private final Parts parts;
    private final Map<AccountId, PlanRun> runs = new LinkedHashMap<>();
    /// Of this session and, once a network was taken up, of earlier ones; the newest last.
    private final Map<Hash32, PlanState> states = new LinkedHashMap<>();
    private final Set<Consumer<List<PlanState>>> listeners = new LinkedHashSet<>();
    /// Held from before a state is read until it is in the file, so that an older one is never written over a newer;
    /// never asked for by whoever holds the desk itself.
    private final Object writing = new Object();

    /// What it works with; the desk and its parts are the desk's.
    record Parts(TransactionDesk desk, ChainLine line, PendingTransactions list, TransactionBook book,
            Following following, PlanBook kept) {}

    PlanDesk(Parts parts) {
        this.parts = parts;
        parts.book().watch(this::heard);
    }

    /// What the way to a target would be now. Two round trips and those of each step.
    ///
    /// @throws TernException what the chain would refuse, or why it cannot be asked
    public StakePlan estimate(Network network, AccountId coldkey, StakeTarget target, Tolerance tolerance)
            throws TernException, InterruptedException {
        return new Planner(parts.line().client(network)).plan(coldkey, target, Optional.of(tolerance));
    }

    /// Plans again, makes the transactions and everything that is shown of them.
    ///
    /// @param wallet  name of the wallet whose coldkey signs
    /// @throws TernException what the chain would refuse, or why there can be no review; also where nothing needs to be
    ///                       done any more
    public PreparedPlan prepare(Network network, String wallet, AccountId coldkey, StakeTarget target,
            Tolerance tolerance) throws TernException, InterruptedException {
        TransactionDesk desk = parts.desk();
        WalletEntry entry = desk.signing(wallet, coldkey);
        ChainClient chain = parts.line().client(network);
        StakePlan plan = new Planner(chain).plan(coldkey, target, Optional.of(tolerance));
        desk.requireFree(coldkey);
        if (plan.legs().isEmpty()) {
            throw TransactException.of(TransactException.Kind.REFUSED, "plan.nothing");
        }
        return new PreparedPlan(PlanRun.prepare(chain, entry, coldkey, plan,
                new ReviewChecks(desk.recipients(chain)), parts.list(), PlanRun.VALID_BLOCKS), network);
    }

    /// Signs every step of what was reviewed, notes the plan down, and begins to send. Returns when the first step is
    /// about to leave; from there on [#watch] tells.
    ///
    /// @param password of the coldkey; empty where its file is not encrypted. Stays the caller's to close
    /// @throws TernException why nothing was sent; after a wrong password it can be tried again with another
    public void send(PreparedPlan prepared, Optional<Secret> password) throws TernException {
        for (Review review : prepared.reviews()) {
            ReviewChecks.requireSafe(review, false);
        }
        if (!prepared.claim()) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.used");
        }
        boolean begun = false;
        try {
            Review first = prepared.reviews().getFirst();
            try (KeyPair key = parts.desk().opened(first, password)) {
                prepared.run().sign(Signer.of(key));
            }
            begin(prepared);
            begun = true;
        } finally {
            if (!begun) {
                prepared.release();
            }
        }
    }

    private void begin(PreparedPlan prepared) throws TernException {
        PlanRun run = prepared.run();
        AccountId account = prepared.reviews().getFirst().plan().intent().signer();
        PlanState state = PlanBeginning.of(prepared);
        boolean begun = false;
        try {
            synchronized (writing) {
                // before it is written: the plan that is under way has its place there
                if (isRunning(account)) {
                    throw TransactException.of(TransactException.Kind.REFUSED, "refuse.plan-here");
                }
                parts.kept().keep(state);
                synchronized (this) {
                    runs.put(account, run);
                    states.values()
                            .removeIf(one -> one.account().equals(account) && one.genesis().equals(state.genesis()));
                    states.put(state.id(), state);
                    tell();
                }
            }
            begun = true;
        } finally {
            if (!begun) {
                run.discard();
            }
        }
        parts.desk().background(() -> carryOut(prepared, state));
    }

    /// The unit of what a step brings.
    public static String received(Review review) {
        return switch (review.plan().intent()) {
            case Intent.AddStake stake -> review.units().of(stake.netuid());
            case Intent.SwapStake stake -> review.units().of(stake.toNetuid());
            default -> Amounts.TAO;
        };
    }

    private void carryOut(PreparedPlan prepared, PlanState state) {
        try {
            new PlanWay(prepared, state, parts, how -> change(state.id(), how)).go();
        } catch (RuntimeException | Error e) {
            LOG.error("a plan could not be carried out", e);
            change(state.id(), known -> known.sendsNoMore(TransactException.say("plan.defect"),
                    Optional.of(e.toString())).ended());
            lookOn(prepared.network(), state.id());
        } finally {
            synchronized (this) {
                runs.remove(state.account());
            }
        }
    }

    /// What was sent is looked for, whatever became of the plan.
    private void lookOn(Network network, Hash32 id) {
        List<Step> steps;
        synchronized (this) {
            PlanState known = states.get(id);
            steps = known == null ? List.of() : known.steps();
        }
        steps.stream()
                .filter(step -> step.mark() == Mark.SENT)
                .forEach(step -> parts.desk().lookOn(network, step.entry(), Optional.empty()));
    }

    /// Nothing that is not on its way by now is sent any more. Returns at once; any thread may call.
    public void stop(PlanState plan) {
        synchronized (this) {
            PlanRun run = runs.get(plan.account());
            if (run == null) {
                return;
            }
            run.stop();
        }
        set(plan.id(), known -> known.sendsNoMore(TransactException.say("plan.stopped"), Optional.empty()));
        // the file may be waited for, and this may be the window's thread
        parts.desk().background(() -> keep(plan.id()));
    }

    /// Whether a plan of the account is under way.
    synchronized boolean isRunning(AccountId account) {
        return runs.containsKey(account);
    }

    /// What the book knows of steps that were sent.
    private void heard(List<TransactionState> news) {
        Map<Hash32, TransactionState> byHash = new LinkedHashMap<>();
        news.forEach(state -> byHash.put(state.hash(), state));
        List<PlanState> changed = new ArrayList<>();
        synchronized (this) {
            for (PlanState plan : List.copyOf(states.values())) {
                PlanState newer = PlanBeginning.hearing(plan, byHash);
                if (!newer.equals(plan)) {
                    states.put(plan.id(), newer);
                    changed.add(newer);
                }
            }
            if (!changed.isEmpty()) {
                tell();
            }
        }
        // the book waits for whoever listens to it
        changed.forEach(plan -> parts.desk().background(() -> keep(plan.id())));
    }

    private void change(Hash32 id, UnaryOperator<PlanState> how) {
        set(id, how);
        keep(id);
    }

    private synchronized void set(Hash32 id, UnaryOperator<PlanState> how) {
        PlanState known = states.get(id);
        if (known != null) {
            states.put(id, how.apply(known));
            tell();
        }
    }

    /// The newest state is written, whoever comes first. A plan goes on also where that fails.
    private void keep(Hash32 id) {
        try {
            synchronized (writing) {
                PlanState now;
                synchronized (this) {
                    now = states.get(id);
                }
                if (now != null) {
                    parts.kept().keep(now);
                }
            }
        } catch (TernException e) {
            LOG.warn("how far a plan is cannot be written down: {}", e.sentence(), e);
        }
    }

    /// Takes up what became of plans that an earlier window began on a network. Blocks.
    void resume(Network network) throws TernException, InterruptedException {
        List<PlanState> kept = parts.kept().sound();
        if (kept.isEmpty()) {
            return;
        }
        Hash32 genesis = network.genesis().isPresent()
                ? network.genesis().get()
                : parts.line().client(network).genesis();
        Set<String> sent = new LinkedHashSet<>();
        parts.list().all().forEach(entry -> sent.add(entry.hash()));
        for (PlanState plan : kept.reversed()) {
            if (plan.genesis().equals(genesis.toString())) {
                takeUp(network, plan, sent);
            }
        }
    }

    private void takeUp(Network network, PlanState plan, Set<String> sent)
            throws TernException, InterruptedException {
        long used = numbersUsed(network, plan);
        Map<Entry, Said> open = new LinkedHashMap<>();
        synchronized (this) {
            if (states.containsKey(plan.id()) || isRunning(plan.account())) {
                return;
            }
            PlanState now = plan.on(network.id());
            for (int i = 0; i < plan.steps().size(); i++) {
                Step step = plan.steps().get(i);
                boolean left = !step.mark().isEnd() || sent.contains(step.entry().hash());
                if (step.mark() == Mark.SENT || (left && sent.contains(step.entry().hash()))) {
                    open.put(step.entry(), TransactException.say("state.taken-up"));
                } else if (plan.running() && step.mark() == Mark.WAITING && step.entry().nonce() < used) {
                    open.put(step.entry(), TransactException.say("state.unsure"));
                }
                if (open.containsKey(step.entry())) {
                    now = now.with(i,
                            step.at(Mark.SENT, Optional.ofNullable(open.get(step.entry())), Optional.empty()));
                }
            }
            if (now.running()) {
                now = (now.steps().stream().anyMatch(step -> step.mark() == Mark.WAITING)
                        ? now.sendsNoMore(TransactException.say("plan.closed"), Optional.empty())
                        : now).ended();
            }
            states.put(now.id(), now);
            tell();
        }
        for (Map.Entry<Entry, Said> one : open.entrySet()) {
            parts.desk().takeUp(network, one.getKey(), one.getValue());
        }
        // what the list of pending transactions had was taken up before this
        heard(parts.book().all());
        keep(plan.id());
    }

    /// Of a plan that ended with its window: below which number its account has carried something out. A step with such a
    /// number may have been sent although nobody could write that down, and be final and off the list since; so may every
    /// one where the chain cannot be asked.
    private long numbersUsed(Network network, PlanState plan) throws InterruptedException {
        if (!plan.running() || plan.steps().stream().noneMatch(step -> step.mark() == Mark.WAITING)) {
            return 0;
        }
        try {
            ChainClient chain = parts.line().client(network);
            return PendingSends.nonceAt(chain, chain.bestBlock(), plan.account());
        } catch (TernException e) {
            LOG.info("how far a plan came cannot be asked now: {}", e.sentence());
            return Long.MAX_VALUE;
        }
    }

    /// Forgets a plan whose end was seen.
    ///
    /// @throws TernException where it cannot be taken off the disk
    public void forget(PlanState plan) throws TernException {
        synchronized (writing) {
            synchronized (this) {
                PlanState known = states.get(plan.id());
                if (known == null || known.running()) {
                    return;
                }
                states.remove(plan.id());
                tell();
            }
            parts.kept().drop(plan);
        }
    }

    /// Calls with what to say when the file of earlier plans was damaged and is put aside, on the thread that found it.
    public void watchDamage(Consumer<String> told) {
        parts.kept().watchAside(aside -> told.accept(TransactException.text("plans.aside", aside)));
    }

    /// Tells how far plans are, now and at every change, one of each account and chain; the newest first. Called on
    /// threads of the desk, one call after the other; must not block.
    ///
    /// @return ends it
    public TransactionDesk.Watch watch(Consumer<List<PlanState>> listener) {
        synchronized (this) {
            listeners.add(listener);
            listener.accept(all());
        }
        return () -> {
            synchronized (this) {
                listeners.remove(listener);
            }
        };
    }

    private List<PlanState> all() {
        return List.copyOf(new ArrayList<>(states.values()).reversed());
    }

    private void tell() {
        List<PlanState> now = all();
        List.copyOf(listeners).forEach(listener -> listener.accept(now));
    }
}

package tern.app.transact;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.Folders;
import tern.app.boot.PendingTransactions;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.practice.PracticeNetwork;
import tern.app.transact.TransactionState.Stage;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Planner;
import tern.wallet.bittensor.Quote;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.DigestPolicy;
import tern.wallet.chain.Draft;
import tern.wallet.chain.Network;
import tern.wallet.chain.Pending;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxOptions;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.scale.Value;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.subnets.ValidatorTable;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// Where the window has its transactions made, checked, signed, sent and followed.
///
/// [#estimate], [#prepare] and [#send] block, are meant for virtual threads and end at an interrupt. What was sent is
/// followed on threads of the desk's own until its end is known or the desk is closed; what is not at its end then is
/// in the list of pending transactions and taken up by [#resume] next time.
///
/// A key is open only inside [#send], after the person has agreed and until the bytes are signed.
public final class TransactionDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionDesk.class);

    private final Tools tools;
    private final ChainLine line;
    private final SigningKeys keys;
    private final PendingTransactions list;
    private final TransactionBook book = new TransactionBook();
    private final PasswordBrake brake;
    private final Following following;
    private final PlanDesk plans;
    private final Resuming resuming;
    private final Set<Runnable> upgradeListeners = new CopyOnWriteArraySet<>();
    private final Set<Hash32> followed = ConcurrentHashMap.newKeySet();
    private final ExecutorService followers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("transaction-", 0).factory());

    /// What the desk works with.
    ///
    /// @param folders  of wallets and of the lists of what was sent
    /// @param names    that the person has for addresses
    /// @param practice finds or starts the practice network's node
    /// @param options  how to connect
    /// @param look     pause between two looks at the chain for a transaction that no node reports on
    public record Tools(Folders folders, AddressNames names, PracticeNetwork practice, ChainOptions options,
            InstantSource clock, Duration look) {}

    public TransactionDesk(Tools tools) {
        this.tools = tools;
        this.line = new ChainLine(tools.practice(), tools.options(),
                () -> upgradeListeners.forEach(Runnable::run));
        this.list = new PendingTransactions(tools.folders());
        this.brake = new PasswordBrake(tools.clock());
        this.keys = new SigningKeys(Keystore.open(tools.folders().wallets()), brake);
        this.following = new Following(line, tools.folders(), book, tools.clock(), tools.look());
        this.resuming = new Resuming(this, tools, line, list, book);
        this.plans = new PlanDesk(new PlanDesk.Parts(this, line, list, book, following, new PlanBook(tools.folders())));
    }

    /// Where plans of several transactions are made and carried out.
    public PlanDesk plans() {
        return plans;
    }

    /// The names that the person has for addresses.
    public AddressNames names() {
        return tools.names();
    }

    /// What an intent would cost and leave. Three round trips.
    ///
    /// @throws TernException what the chain would refuse, or why it cannot be asked
    public Estimate estimate(Network network, Intent intent) throws TernException, InterruptedException {
        ChainClient chain = line.client(network);
        Plan plan = new Planner(chain).plan(intent);
        ChainRead read = chain.read(plan.block().hash());
        Pending<Optional<Value>> own = read.storage("System", "Account", Value.of(intent.signer().bytes()));
        read.execute();
        Optional<Value> account = own.get();
        Rao free = account.isEmpty() ? Rao.ZERO : Rao.of(account.get().field("data").field("free").asLong());
        Rao fee = plan.fee().orElse(Rao.ZERO);
        Rao left = intent instanceof Intent.TransferAll
                ? free.minusOrZero(fee).minusOrZero(plan.amount())
                : ReviewChecks.after(plan, free, fee).orElseGet(() -> free.minusOrZero(fee));
        return new Estimate(plan, fee, free, left, recipients(chain).warnings(intent, ""));
    }

    /// What a trade would bring, also one that nobody could carry out. Two round trips.
    ///
    /// @param amount rao of TAO when buying, rao of alpha when selling
    public Quote quote(Network network, int netuid, Quote.Side side, Rao amount)
            throws TernException, InterruptedException {
        return new Planner(line.client(network)).quote(netuid, side, amount);
    }

    /// Who can be staked with on a subnet. Six round trips.
    ///
    /// @param also hotkeys that are wanted whatever they are
    public ValidatorTable validators(Network network, int netuid, Collection<AccountId> also)
            throws TernException, InterruptedException {
        ChainClient chain = line.client(network);
        return new SubnetsReader(chain).validators(netuid, chain.bestBlock(), also);
    }

    /// Asks a network over the desk's own connection. Blocks as long as the question does.
    public <T> T ask(Network network, Question<T> question) throws TernException, InterruptedException {
        return question.of(line.client(network));
    }

    /// What is asked of a chain.
    @FunctionalInterface
    public interface Question<T> {
        T of(ChainClient chain) throws TernException;
    }

    RecipientChecks recipients(ChainClient chain) throws TernException {
        return new RecipientChecks(tools.names(), new KnownRecipients(tools.folders(), chain.genesis()).addresses());
    }

    /// Makes the transaction and everything that is shown of it.
    ///
    /// @param wallet name of the wallet whose coldkey signs, or whose hotkey where that is the signer
    /// @throws TernException what the chain would refuse, or why there can be no review
    public Prepared prepare(Network network, String wallet, Intent intent) throws TernException, InterruptedException {
        WalletEntry entry = signing(wallet, intent.signer());
        ChainClient chain = line.client(network);
        Plan plan = new Planner(chain).plan(intent);
        requireFree(intent.signer());
        PendingSends pending = PendingSends.find(list, chain, intent.signer());
        TxOptions options = TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST);
        if (pending.open().isPresent()) {
            options = options.withNonce(pending.open().get().nonce());
        }
        Transactions transactions = new Transactions(chain);
        Draft draft = transactions.prepare(intent.signer(), entry.scheme(), plan.call(), options);
        Review review = new ReviewChecks(recipients(chain)).review(entry, chain, plan, draft,
                transactions.review(draft), pending.open());
        return new Prepared(review, network, transactions, pending);
    }

    /// Says no while something of the account is on its way: what follows would take its number.
    void requireFree(AccountId signer) throws TransactException {
        if (plans.isRunning(signer)) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.plan-here");
        }
        Optional<TransactionState> waiting = book.waiting(signer, followed);
        if (waiting.isPresent()) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.pending-here",
                    waiting.get().what());
        }
    }

    WalletEntry signing(String wallet, AccountId signer) throws TernException {
        return keys.entry(wallet, signer);
    }

    /// Why this must not be signed, in words; empty where it may be.
    public static Optional<String> refusal(Review review) {
        try {
            ReviewChecks.requireSafe(review, false);
            return Optional.empty();
        } catch (TransactException e) {
            return Optional.of(e.sentence());
        }
    }

    /// Slows down whoever guesses passwords: one for all places of the window that ask for one.
    public PasswordBrake brake() {
        return brake;
    }

    /// How long until the next password of a wallet may be tried; zero: now.
    public Duration passwordPause(String wallet) {
        return brake.left(wallet);
    }

    /// Signs what was reviewed, notes it down, and sends it. Returns when it is on its way; from there on [#watch]
    /// tells.
    ///
    /// @param password of the coldkey; empty where its file is not encrypted. Stays the caller's to close
    /// @return the transaction's name
    /// @throws TernException why nothing was sent; after a wrong password it can be tried again with another
    public Hash32 send(Prepared prepared, Optional<Secret> password) throws TernException {
        Review review = prepared.review();
        ReviewChecks.requireSafe(review, false);
        if (!prepared.claim()) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.used");
        }
        boolean sent = false;
        try {
            SignedExtrinsic signed = sign(prepared, password);
            Entry entry = noted(prepared, signed);
            sent = true;
            follow(prepared, signed, entry);
            return signed.hash();
        } finally {
            if (!sent) {
                prepared.release();
            }
        }
    }

    private SignedExtrinsic sign(Prepared prepared, Optional<Secret> password) throws TernException {
        try (KeyPair key = opened(prepared.review(), password)) {
            return prepared.transactions().signAndCheck(prepared.review().draft(), Signer.of(key));
        }
    }

    /// The key that signs what was reviewed. The caller closes it at once.
    KeyPair opened(Review review, Optional<Secret> password) throws TernException {
        return keys.open(review.wallet().name(), review.plan().intent().signer(), password);
    }

    private Entry noted(Prepared prepared, SignedExtrinsic signed) throws TernException {
        boolean noted = false;
        try {
            Entry entry = prepared.pending().sending(signed, prepared.review());
            noted = true;
            return entry;
        } finally {
            if (!noted) {
                prepared.transactions().discard(signed);
            }
        }
    }

    private void follow(Prepared prepared, SignedExtrinsic signed, Entry entry) {
        Review review = prepared.review();
        leaves(signed.hash(), prepared.network(), review, entry);
        followers.execute(() -> following(signed.hash(), () -> {
            boolean ended = following.sendAndFollow(prepared, signed, entry);
            followed.remove(signed.hash());
            if (!ended) {
                following.look(prepared.network(), entry, Optional.of(review.plan()));
            }
        }));
    }

    /// Writes into the book what is about to be sent.
    void leaves(Hash32 hash, Network network, Review review, Entry entry) {
        followed.add(hash);
        book.add(new TransactionState(hash, network, review.plan().intent().signer(),
                review.wallet().name(), review.recipient(),
                Optional.of(review.amount()).filter(_ -> review.unit().equals(Amounts.TAO)), Summaries.of(entry),
                tools.clock().instant(), Stage.PENDING, Optional.empty(), false, Optional.empty(),
                TransactException.say("state.sent"), Optional.empty()));
    }

    /// Goes on looking for what was sent until its end is known.
    void lookOn(Network network, Entry entry, Optional<Plan> meant) {
        Hash32 hash = Hash32.parse(entry.hash());
        background(() -> following(hash, () -> following.look(network, entry, meant)));
    }

    /// Runs on a thread of the desk's own; not at all once the desk is closed.
    void background(Runnable work) {
        try {
            followers.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the desk is closed", e);
        }
    }

    /// Follows to an end or an interrupt.
    @FunctionalInterface
    private interface Followed {
        void run() throws InterruptedException;
    }

    private void following(Hash32 hash, Followed work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            // the window is closing: the list of pending transactions keeps it
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("{} is followed no longer", hash, e);
            book.change(hash, state -> state.at(tools.clock().instant(), Stage.UNKNOWN, false,
                    TransactException.say("state.defect"), Optional.of(e.toString())));
        } finally {
            followed.remove(hash);
        }
    }

    /// Takes up what was sent on a network before the window was closed. Returns at once.
    public void resume(Network network) {
        background(() -> {
            try {
                resuming.takeUp(network);
                plans.resume(network);
            } catch (TernException e) {
                LOG.warn("earlier transactions on {} cannot be taken up: {}", network.id(), e.sentence(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Looks for what was sent earlier, if nobody does.
    void takeUp(Network network, Entry entry, Said sentence) throws TernException {
        resuming.takeUp(network, entry, sentence);
    }

    /// What is known of the transactions now, the newest first.
    public List<TransactionState> current() {
        return book.all();
    }

    /// Tells what became of the transactions, now and at every change; the newest transaction first. Called on threads
    /// of the desk, one call after the other; must not block.
    ///
    /// @return ends it
    public Watch watch(Consumer<List<TransactionState>> listener) {
        book.watch(listener);
        return () -> book.unwatch(listener);
    }

    /// Tells when the runtime of a network that is connected has changed: a review that is open is out of date.
    ///
    /// @return ends it
    public Watch watchUpgrades(Runnable listener) {
        upgradeListeners.add(listener);
        return () -> upgradeListeners.remove(listener);
    }

    /// A running watch.
    @FunctionalInterface
    public interface Watch extends AutoCloseable {

        @Override
        void close();
    }

    /// Ends connections and threads, and returns at once. What was sent goes on without Tern.
    @Override
    public void close() {
        followers.shutdownNow();
        // closing says good-bye over the sockets, and this may be the window's thread
        Thread.ofVirtual().name("transaction-close").start(line::close);
    }
}

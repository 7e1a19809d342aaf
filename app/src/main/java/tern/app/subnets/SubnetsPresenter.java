package tern.app.subnets;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.history.HistoryState;
import tern.app.market.MarketState;
import tern.app.ui.Ages;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.Network;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// Decides what the page shows. Plain Java; to be called on the FX thread. While the page is looked at, the board and
/// the chosen subnet are read again at new blocks, no more often than [#PAUSE]; nothing is read while it is not.
public final class SubnetsPresenter {

    /// Between two readings: a block's time.
    static final long PAUSE = 12_000_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(SubnetsPresenter.class);

    private final SubnetsModel model;
    private final SubnetsSource source;
    private final Ports ports;
    private final Texts texts;
    private final TaoFormat format;
    private final Ages ages;
    private final DetailWords words;
    private final RewardsPresenter rewards;
    private final PastPresenter past;
    private final SubnetRows rows;
    private Set<Integer> starred = Set.of();
    private Shown shown = Shown.nothing();
    private Optional<Hash32> genesis = Optional.empty();
    private String typed = "";
    private boolean looked;
    private boolean reading;
    private boolean lookingUp;
    private long boardAt = Long.MIN_VALUE;
    private long lookAt = Long.MIN_VALUE;

    /// @param background runs what asks the chain and reads files
    /// @param ui         runs on the FX thread, from any thread
    /// @param nanos      a clock that nobody can set
    /// @param clock      the person's
    /// @param stars      keeps what was marked
    /// @param series     the window's colours
    /// @param stake      shows the page to stake on a subnet
    /// @param open       shows this page
    /// @param mine       shows what mining on a subnet brings
    public record Ports(ExecutorService background, Consumer<Runnable> ui, Locale locale, LongSupplier nanos,
            InstantSource clock, StarBook stars, Series series, Consumer<Integer> stake, Runnable open,
            IntConsumer mine) {}

    public SubnetsPresenter(SubnetsModel model, SubnetsSource source, RewardsPresenter rewards, PastPresenter past,
            Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.source = source;
        this.rewards = rewards;
        this.past = past;
        this.ports = ports;
        this.texts = texts;
        this.format = format.unmasked();
        this.ages = new Ages(texts, this.format);
        this.words = new DetailWords(texts, format);
        this.rows = new SubnetRows(texts, this.format, ports.locale(), ports.series());
        ports.stars().load(found -> {
            starred = Set.copyOf(found);
            arrange();
        });
    }

    /// Takes the newest state of the feed.
    public void show(PortfolioState now) {
        boolean other = !Network.isSameChain(shown.portfolio().network(), now.network());
        shown = shown.with(now);
        Optional<Hash32> chain = shown.genesis();
        if (now.network().isEmpty() || other || (chain.isPresent() && !chain.equals(genesis))) {
            // nothing of one chain may stand among what is another's
            genesis = chain;
            shown = shown.with(Optional.empty());
            boardAt = Long.MIN_VALUE;
            rows.forget();
            model.rows.clear();
            model.problem.set(Optional.empty());
            close();
        }
        past.show(now);
        arrange();
        refresh();
    }

    /// Takes what is known of prices and yields.
    public void show(MarketState now) {
        shown = shown.with(now);
        arrange();
        past.show(now);
    }

    /// Takes what is known of one's own past.
    public void show(HistoryState now) {
        past.show(now);
    }

    /// The page is looked at now, or no longer.
    public void looked(boolean now) {
        looked = now;
        refresh();
    }

    /// Makes every text again: amounts are hidden or shown now.
    public void again() {
        picture();
        past.again();
    }

    public void filter(SubnetFilter chosen) {
        model.filter.set(chosen);
        arrange();
    }

    public void search(String text) {
        typed = text.strip();
        arrange();
    }

    /// Looks at one subnet closely.
    public void choose(int netuid) {
        if (model.chosen.get().filter(chosen -> chosen == netuid).isPresent() || rows.row(netuid).isEmpty()) {
            return;
        }
        model.chosen.set(Optional.of(netuid));
        shown = shown.looking(Optional.empty());
        lookAt = Long.MIN_VALUE;
        picture();
        rewards.choose(shown.subnet(netuid), head());
        past.choose(netuid);
        refresh();
    }

    /// Looks at none.
    public void close() {
        model.chosen.set(Optional.empty());
        model.neurons.set(false);
        shown = shown.looking(Optional.empty());
        model.detail.set(Optional.empty());
        rewards.choose(Optional.empty(), Optional.empty());
        past.close();
    }

    /// Shows the page with one subnet chosen, from elsewhere.
    public void open(int netuid) {
        if (!model.filter.get().equals(SubnetFilter.ALL)) {
            filter(SubnetFilter.ALL);
        }
        choose(netuid);
        ports.open().run();
    }

    public void span(RewardSpan span) {
        rewards.span(span);
    }

    public void star(int netuid) {
        Set<Integer> changed = new HashSet<>(starred);
        if (!changed.remove(netuid)) {
            changed.add(netuid);
        }
        starred = Set.copyOf(changed);
        ports.stars().save(starred);
        arrange();
        picture();
    }

    /// Shows who sits on the chosen subnet in the place of the subnets, or the subnets again.
    public void neurons(boolean shown) {
        model.neurons.set(shown && model.chosen.get().isPresent());
    }

    /// The person wants to know what mining on a subnet brings.
    public void mine(int netuid) {
        ports.mine().accept(netuid);
    }

    /// The person wants to stake on a subnet.
    public void stake(int netuid) {
        ports.stake().accept(netuid);
    }

    /// The person wants the past of prices fetched.
    public void fill() {
        past.fill();
    }

    public void cancelFill() {
        past.cancelFill();
    }

    /// Reads again at once.
    public void retry() {
        model.problem.set(Optional.empty());
        boardAt = Long.MIN_VALUE;
        lookAt = Long.MIN_VALUE;
        refresh();
    }

    private Optional<BlockRef> head() {
        return shown.portfolio().head().or(() -> shown.snapshot().map(PortfolioSnapshot::block));
    }

    // --- reading

    private void refresh() {
        Optional<BlockRef> at = head();
        if (!looked || at.isEmpty() || genesis.isEmpty() || shown.portfolio().link() != PortfolioState.Link.LIVE) {
            return;
        }
        long now = ports.nanos().getAsLong();
        if (!reading && (boardAt == Long.MIN_VALUE || now - boardAt >= PAUSE)) {
            reading = true;
            boardAt = now;
            ask(() -> source.board(at.get()), found -> {
                shown = shown.with(found);
                arrange();
                picture();
            }, () -> reading = false);
        }
        Optional<Integer> chosen = model.chosen.get();
        if (chosen.isPresent() && !lookingUp && (lookAt == Long.MIN_VALUE || now - lookAt >= PAUSE)) {
            int netuid = chosen.get();
            lookingUp = true;
            lookAt = now;
            ask(() -> source.look(netuid, at.get()), found -> {
                if (model.chosen.get().filter(still -> still == netuid).isPresent()) {
                    // the table says the same of it
                    shown = shown.looking(found.or(shown::look));
                    arrange();
                }
            }, () -> lookingUp = false);
        }
    }

    private <T> void ask(Callable<Optional<T>> question, Consumer<Optional<T>> answer, Runnable ended) {
        Optional<Hash32> chain = genesis;
        ports.background().execute(() -> {
            Optional<T> found = Optional.empty();
            Optional<Problem> problem = Optional.empty();
            try {
                found = question.call();
            } catch (ChainException e) {
                if (e.kind() == ChainException.Kind.CANCELLED) {
                    // the window closes
                    return;
                }
                LOG.warn("a subnet could not be read: {} {}", e.sentence(), e.details().orElse(""));
                problem = Optional.of(Problem.of(e));
            } catch (TernException e) {
                LOG.warn("a subnet could not be read: {} {}", e.sentence(), e.details().orElse(""));
                problem = Optional.of(Problem.of(e));
            } catch (Exception e) {
                LOG.error("a subnet could not be read", e);
                problem = Optional.of(new Problem(texts.get("problem.defect"), Optional.of(e.toString())));
            }
            Optional<T> answered = found;
            Optional<Problem> trouble = problem;
            ports.ui().accept(() -> {
                ended.run();
                if (chain.equals(genesis)) {
                    model.problem.set(trouble);
                    if (trouble.isEmpty()) {
                        answer.accept(answered);
                    }
                }
                // what was chosen meanwhile waits for nothing
                if (trouble.isEmpty() && model.chosen.get().isPresent() && lookAt == Long.MIN_VALUE) {
                    refresh();
                }
            });
        });
    }

    // --- what is shown

    private void arrange() {
        List<SubnetRow> matching = rows.arrange(shown, starred, model.filter.get(), typed);
        SubnetRows.merge(model.rows, matching);
        String number = format.count(matching.size());
        model.count.set(rows.isEmpty()
                ? texts.get("subnets.title")
                : texts.get(matching.size() == 1 ? "subnets.count.one" : "subnets.count.many", number));
        model.nothing.set(nothing(rows.isEmpty()));
        model.stale.set(stale());
        picture();
    }

    /// Of when the numbers are, where they are not of now.
    private Optional<String> stale() {
        if (shown.isRemembered()) {
            MarketState known = shown.market();
            return known.asOf()
                    .map(time -> texts.get("subnets.remembered", format.count(known.block().orElse(0L)),
                            ages.ago(Duration.between(time, ports.clock().instant()))));
        }
        return shown.isOffline()
                ? shown.snapshot().map(known -> texts.get("home.stale", format.count(known.block().number())))
                : Optional.empty();
    }

    private String nothing(boolean none) {
        if (none) {
            return texts.get(shown.isOffline() ? "subnets.nothing.offline" : "subnets.nothing.yet");
        }
        return texts.get(!typed.isEmpty() ? "subnets.nothing.match" : switch (model.filter.get()) {
            case ALL -> "subnets.nothing.match";
            case YOURS -> "subnets.nothing.yours";
            case MINEABLE -> "subnets.nothing.mineable";
            case STARRED -> "subnets.nothing.starred";
        });
    }

    private void picture() {
        Optional<SubnetRow> row = model.chosen.get().flatMap(rows::row);
        if (row.isEmpty()) {
            return;
        }
        SubnetValues values = row.get().values.get();
        int netuid = values.netuid();
        Optional<Subnet> subnet = shown.subnet(netuid);
        long at = head().map(BlockRef::number).orElse(0L);
        Optional<DetailPicture> now = shown.look()
                .map(known -> words.whole(values, known,
                        subnet.orElseGet(() -> known.detail().overview().subnet()), shown.past(netuid),
                        shown.snapshot(),
                        Math.max(at, known.detail().block().number())))
                .or(() -> subnet.map(known -> words.brief(values, known, shown.past(netuid), shown.snapshot(), at)))
                .or(() -> Optional.of(words.remembered(values, shown.past(netuid))));
        if (!model.detail.get().equals(now)) {
            model.detail.set(now);
        }
    }

    /// Nothing is read any more.
    public void dispose() {
        genesis = Optional.empty();
        looked = false;
        rewards.dispose();
        past.close();
    }
}

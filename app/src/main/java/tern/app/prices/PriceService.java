package tern.app.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.prices.PriceAnswer.None;
import tern.app.prices.PriceAnswer.Told;
import tern.app.prices.PriceState.Standing;

/// Knows the price of TAO while the person wants that, and asks for it as seldom as is enough: while prices are on, the
/// chosen network's TAO has a price, the page about what leaves this computer was read, the window can be seen, and the
/// last question to this address is five minutes old.
///
/// A failed question leaves no price, not the last one. To be used on one thread; only the question itself is asked
/// elsewhere.
public final class PriceService implements AutoCloseable {

    /// Shortest time between two questions to one address.
    public static final Duration GAP = Duration.ofMinutes(5);
    /// A price that is older is none.
    public static final Duration OLDEST = Duration.ofHours(1);
    /// Two clocks may differ that much.
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(PriceService.class);

    private final Ports ports;
    private final List<Consumer<PriceState>> watchers = new ArrayList<>();
    private final Map<PriceAddress, Long> askedAt = new HashMap<>();
    private PriceChoice choice = PriceChoice.standard();
    private Market market = Market.UNKNOWN;
    private boolean asking;
    private boolean closed;
    private @Nullable Answered answered;
    private PriceState state;

    /// What the service works with.
    ///
    /// @param background runs what waits for the network
    /// @param ui         runs on the one thread of this service
    /// @param clock      for the age of a price
    /// @param nanos      a clock that nobody can set, for the time between two questions
    /// @param allowed    whether the person has read what leaves this computer
    public record Ports(PriceSource source, Executor background, Executor ui, InstantSource clock, LongSupplier nanos,
            BooleanSupplier allowed) {}

    /// Whether the TAO of a network is bought and sold.
    public enum Market {
        /// The network has not said yet which one it is.
        UNKNOWN,
        /// It is not.
        NONE,
        /// It is.
        OPEN
    }

    private record Answered(PriceAddress from, PriceAnswer answer) {}

    public PriceService(Ports ports) {
        this.ports = ports;
        state = PriceState.of(Standing.OFF, choice);
    }

    public PriceState current() {
        return state;
    }

    /// Calls back once at once and then on change, until this is closed.
    public void watch(Consumer<PriceState> listener) {
        watchers.add(listener);
        listener.accept(state);
    }

    /// Takes what the person chose.
    public void choose(PriceChoice wanted) {
        choice = wanted;
        publish();
    }

    /// Takes whether the TAO of the network that is shown has a price.
    public void network(Market found) {
        market = found;
        publish();
    }

    /// Asks if it is time to. To be called about once a second.
    ///
    /// @param visible whether the window can be seen
    public void tick(boolean visible) {
        boolean wanted = visible && choice.on() && market == Market.OPEN;
        if (wanted && !closed && !asking && ports.allowed().getAsBoolean() && isDue()) {
            ask(choice.address());
        }
        publish();
    }

    private boolean isDue() {
        Long last = askedAt.get(choice.address());
        return last == null || ports.nanos().getAsLong() - last >= GAP.toNanos();
    }

    private void ask(PriceAddress address) {
        asking = true;
        askedAt.put(address, ports.nanos().getAsLong());
        ports.background().execute(() -> {
            PriceAnswer answer;
            try {
                answer = ports.source().ask(address);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer = new None(NoPrice.UNREACHABLE, "interrupted");
            } catch (RuntimeException e) {
                LOG.error("the price could not be asked for", e);
                answer = new None(NoPrice.UNREADABLE, e.toString());
            }
            PriceAnswer whole = answer;
            ports.ui().execute(() -> take(new Answered(address, whole)));
        });
    }

    private void take(Answered now) {
        asking = false;
        if (now.answer() instanceof None none) {
            LOG.info("no price from {}: {}, {}", now.from().host(), none.reason(), none.details());
        }
        if (now.from().equals(choice.address())) {
            answered = now;
        }
        publish();
    }

    private void publish() {
        PriceState next = next();
        if (!closed && !next.equals(state)) {
            state = next;
            List.copyOf(watchers).forEach(watcher -> watcher.accept(next));
        }
    }

    private PriceState next() {
        if (!choice.on()) {
            return PriceState.of(Standing.OFF, choice);
        }
        if (market != Market.OPEN) {
            return PriceState.of(market == Market.NONE ? Standing.NOT_HERE : Standing.UNKNOWN, choice);
        }
        Answered last = answered;
        if (last == null || !last.from().equals(choice.address())) {
            return PriceState.of(Standing.WAITING, choice);
        }
        return switch (last.answer()) {
            case None none -> PriceState.none(choice, none.reason());
            case Told told -> told(told);
        };
    }

    private PriceState told(Told told) {
        Instant now = ports.clock().instant();
        if (told.time().isBefore(now.minus(OLDEST)) || told.time().isAfter(now.plus(AHEAD))) {
            return PriceState.none(choice, NoPrice.OLD);
        }
        return Optional.ofNullable(told.perTao().get(choice.currency()))
                .map(perTao -> priced(perTao, told.time()))
                .orElseGet(() -> PriceState.none(choice, NoPrice.MISSING));
    }

    private PriceState priced(BigDecimal perTao, Instant time) {
        return PriceState.known(choice, new Price(perTao, choice.currency(), time, choice.address().host()));
    }

    /// Nobody is asked or told any more.
    @Override
    public void close() {
        closed = true;
        watchers.clear();
    }
}

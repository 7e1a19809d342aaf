package tern.app.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tern.app.feed.Comparison;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.shell.NetworkPicture.Dot;
import tern.app.ui.Ages;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.portfolio.PortfolioSnapshot;

/// Says in words and one colour how the connection stands.
final class NetworkWords {

    /// A node whose newest block is older than this is behind.
    private static final Duration LATE = Duration.ofMinutes(5);
    /// How far apart Bittensor's blocks are made.
    private static final Duration BLOCK_GAP = Duration.ofSeconds(12);

    /// Clocks that differ by less than this go alike.
    private static final Duration ALIKE = Duration.ofSeconds(5);

    /// A number and its unit stand in one line.
    private static final char NO_BREAK = '\u00a0';

    private final Texts texts;
    private final TaoFormat format;
    private final Ages ages;
    private final InstantSource clock;
    private final BooleanSupplier ownComes;

    /// @param ownComes whether the person's own node still catches up
    NetworkWords(Texts texts, TaoFormat format, InstantSource clock, BooleanSupplier ownComes) {
        this.texts = texts;
        this.format = format;
        this.ages = new Ages(texts, format);
        this.clock = clock;
        this.ownComes = ownComes;
    }

    /// @param state has a network
    NetworkPicture picture(PortfolioState state) {
        Network network = state.network().orElseThrow();
        Optional<String> behind = differs(state).or(() -> behind(state));
        return new NetworkPicture(network.title(),
                behind.isPresent() ? Dot.AMBER : dot(network.trust(), state.link()), block(state),
                owner(network.trust(), state), behind,
                Stream.concat(network.endpoints().stream().map(Object::toString), compared(state).stream())
                        .collect(Collectors.joining("\n")),
                network.trust() == Trust.PRACTICE, isStopped(state));
    }

    /// That the person's own node says something else than the one that is read from.
    private Optional<String> differs(PortfolioState state) {
        return state.compared()
                .filter(found -> found.kind() == Comparison.Kind.DIFFERS)
                .map(found -> texts.get("network.differs", found.other(), format.count(found.block().number())));
    }

    /// What the person's own node was held against.
    private Optional<String> compared(PortfolioState state) {
        return state.compared()
                .filter(_ -> state.network().filter(network -> network.trust() == Trust.OWN).isPresent())
                .map(found -> texts.get(
                        found.kind() == Comparison.Kind.AGREES ? "network.agrees" : "network.unanswered",
                        found.other(), format.count(found.block().number())));
    }

    private static Dot dot(Trust trust, Link link) {
        if (link != Link.LIVE) {
            return Dot.GREY;
        }
        return switch (trust) {
            case OWN -> Dot.GREEN;
            case NAMED -> Dot.BLUE;
            case PUBLIC, PRACTICE -> Dot.AMBER;
        };
    }

    private String block(PortfolioState state) {
        if (state.head().isEmpty()) {
            return texts.get("network.no.block");
        }
        String number = format.count(state.head().get().number());
        return age(state).map(age -> age.plus(ALIKE).isNegative()
                ? texts.get("network.block.ahead", number, ages.length(age.negated()).replace(' ', NO_BREAK))
                : texts.get("network.block.age", number, ages.agoInSteps(age)))
                .orElseGet(() -> texts.get("network.block", number));
    }

    /// The practice network is never behind: it stood still while nobody used it.
    private Optional<String> behind(PortfolioState state) {
        boolean practice = state.network().filter(network -> network.trust() == Trust.PRACTICE).isPresent();
        return age(state).filter(age -> !practice && state.link() == Link.LIVE && age.compareTo(LATE) > 0)
                .map(age -> texts.get("network.behind", ages.length(age)));
    }

    private Optional<Duration> age(PortfolioState state) {
        return headTime(state).map(time -> Duration.between(time, clock.instant()));
    }

    /// When the newest block was made. A node that is behind hands out old blocks as if they were new, so the moment
    /// of arrival says nothing of their age: the block's own time does. It comes with the portfolio; until the newest
    /// block's is read, it follows from that of the block read last.
    private static Optional<Instant> headTime(PortfolioState state) {
        Optional<Instant> arrived = state.headTime();
        Optional<PortfolioSnapshot> read = state.snapshot().filter(snapshot -> snapshot.blockTime().isPresent());
        if (read.isEmpty() || state.head().isEmpty()) {
            return arrived;
        }
        Instant made = read.get().blockTime().orElseThrow();
        long since = state.head().get().number() - read.get().block().number();
        if (since == 0) {
            return Optional.of(made);
        }
        if (arrived.filter(made::isAfter).isPresent()) {
            // the chain's clock is ahead, as on the practice network after its time was let pass: it stays so
            return Optional.of(made);
        }
        Instant expected = made.plus(BLOCK_GAP.multipliedBy(Math.max(0, since)));
        return Optional.of(arrived.filter(expected::isAfter).orElse(expected));
    }

    private String owner(Trust trust, PortfolioState state) {
        if (state.starting().isPresent()) {
            return texts.get("network.starting", Integer.toString(state.starting().get()));
        }
        if (isStopped(state)) {
            return texts.get("network.stopped");
        }
        return switch (state.link()) {
            case IDLE -> texts.get("network.idle");
            case CONNECTING -> texts.get("network.connecting");
            case OFFLINE -> texts.get("network.offline");
            case LIVE -> switch (trust) {
                case OWN -> texts.get("network.own");
                case NAMED -> untilOwn(texts.get("network.named"));
                case PUBLIC -> untilOwn(texts.get("network.public"));
                case PRACTICE -> texts.get("network.practice");
            };
        };
    }

    private static boolean isStopped(PortfolioState state) {
        return state.link() != Link.LIVE && state.problem().filter(Problem::stopped).isPresent();
    }

    private String untilOwn(String node) {
        return ownComes.getAsBoolean() ? texts.get("network.until-own", node) : node;
    }
}

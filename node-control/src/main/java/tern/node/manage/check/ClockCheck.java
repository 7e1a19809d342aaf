package tern.node.manage.check;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;
import tern.wallet.crypto.Twox;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcOptions;
import tern.wallet.rpc.ServerTime;
import tern.wallet.units.Hex;

/// Whether this computer's clock is right, by two sources: the times of blocks that were just made, and the `Date` that
/// the same nodes' servers answer with. Several nodes are asked, and of each source the middle one of their answers
/// counts, of two the one that speaks for this clock; a start is refused only where two agree. So one that lies, or
/// whose clock is wrong itself, changes nothing.
public final class ClockCheck {

    /// `Timestamp.Now`, in every Substrate chain.
    private static final String NOW = Hex.encode(Twox.twox128("Timestamp".getBytes(StandardCharsets.UTF_8)))
            + Hex.encode(Twox.twox128("Now".getBytes(StandardCharsets.UTF_8))).replace("0x", "");
    /// A block is announced up to so long after its time, and the next one may be as far away again.
    private static final Duration BLOCK_AGE = Duration.ofSeconds(26);
    /// Nodes refuse blocks from further in the future.
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ENOUGH = 2;
    private static final Duration DOUBT = Duration.ofSeconds(5);
    private static final RpcOptions OPTIONS = RpcOptions.defaults()
            .withConnectTimeout(Duration.ofSeconds(4))
            .withCallTimeout(Duration.ofSeconds(4));

    private ClockCheck() {}

    /// What one node answered.
    ///
    /// @param ofBlock by how much this clock is ahead of its newest block
    /// @param ofDate  by how much this clock is ahead of its server's
    public record Reading(Optional<Duration> ofBlock, Optional<Duration> ofDate) {}

    /// Asks, one node after the other. Blocks for at most eight seconds a node.
    ///
    /// @return of each that answered
    public static List<Reading> ask(List<URI> nodes, InstantSource clock) throws InterruptedException {
        List<Reading> readings = new ArrayList<>();
        for (URI node : nodes) {
            try (RpcClient client = RpcConnections.open(List.of(node), OPTIONS, EndpointCheck.none())) {
                Optional<Duration> ofDate = client.serverTime().map(ServerTime::ahead);
                Optional<Duration> ofBlock = aheadOfBlock(client, clock);
                if (ofBlock.isPresent() || ofDate.isPresent()) {
                    readings.add(new Reading(ofBlock, ofDate));
                }
            } catch (RpcException e) {
                // this one does not answer: the others are asked all the same, and the finding says how many did
                endIfInterrupted(e);
            }
        }
        return readings;
    }

    private static void endIfInterrupted(RpcException e) throws InterruptedException {
        if (e.kind() == RpcException.Kind.INTERRUPTED) {
            throw new InterruptedException();
        }
    }

    private static Optional<Duration> aheadOfBlock(RpcClient client, InstantSource clock)
            throws InterruptedException {
        try {
            byte[] bytes = Hex.decode(client.call("state_getStorage", NOW).asString(""));
            if (bytes.length == Long.BYTES) {
                long time = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
                return Optional.of(Duration.ofMillis(Math.subtractExact(clock.millis(), time)));
            }
        } catch (RpcException e) {
            // its server said what time it is all the same
            endIfInterrupted(e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            // no number, or none of a time: as good as no answer
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static List<Duration> all(List<Reading> readings, Function<Reading, Optional<Duration>> which) {
        return readings.stream().map(which).flatMap(Optional::stream).sorted().toList();
    }

    private static Optional<Duration> middle(List<Duration> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        Duration upper = sorted.get(sorted.size() / 2);
        Duration lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(lower.abs().compareTo(upper.abs()) < 0 ? lower : upper);
    }

    /// How many of them say the same as one.
    private static long agreeing(List<Duration> all, Duration found, Duration apart) {
        return all.stream().filter(one -> one.minus(found).abs().compareTo(apart) <= 0).count();
    }

    /// A clock that is right is ahead of the newest block by its age.
    private static Duration off(Duration aheadOfBlock) {
        return aheadOfBlock.isNegative()
                ? aheadOfBlock
                : aheadOfBlock.compareTo(BLOCK_AGE) > 0 ? aheadOfBlock.minus(BLOCK_AGE) : Duration.ZERO;
    }

    /// Whether a clock that is so far ahead of a server's may be so far ahead of a block.
    private static boolean agree(Duration aheadOfBlock, Duration aheadOfDate) {
        return aheadOfDate.compareTo(aheadOfBlock.minus(BLOCK_AGE).minus(DOUBT)) >= 0
                && aheadOfDate.compareTo(aheadOfBlock.plus(DOUBT)) <= 0;
    }

    /// Where both sources are there and agree the servers' is taken, which is the finer one. Where they contradict each
    /// other nothing is certain, and that is said.
    public static Finding judge(List<Reading> readings) {
        Optional<String> needed = Optional.of(Texts.get("clock.needed"));
        List<Duration> blocks = all(readings, Reading::ofBlock);
        List<Duration> dates = all(readings, Reading::ofDate);
        Optional<Duration> block = middle(blocks);
        Optional<Duration> date = middle(dates);
        if (block.isPresent() && date.isPresent() && !agree(block.get(), date.get())) {
            return new Finding(Id.CLOCK, Verdict.WARN, Texts.get("clock"),
                    Optional.of(Texts.get("clock.differ", off(block.get()).toSeconds(), date.get().toSeconds(),
                            readings.size())),
                    needed, Optional.of(Texts.get("clock.differ.advice")), Fix.NONE);
        }
        Optional<Duration> found = date.or(() -> block.map(ClockCheck::off));
        if (found.isEmpty()) {
            return new Finding(Id.CLOCK, Verdict.WARN, Texts.get("clock"), Optional.empty(), needed,
                    Optional.of(Texts.get("clock.unknown")), Fix.NONE);
        }
        Duration off = found.get();
        int nodes = date.isPresent() ? dates.size() : blocks.size();
        long agreeing = date.isPresent()
                ? agreeing(dates, date.get(), DOUBT)
                : agreeing(blocks, block.orElseThrow(), BLOCK_AGE);
        boolean behind = off.isNegative();
        Duration size = off.abs();
        Verdict verdict = size.compareTo(DOUBT) <= 0
                ? Verdict.PASS
                : behind && size.compareTo(LIMIT) > 0 && agreeing >= ENOUGH ? Verdict.FAIL : Verdict.WARN;
        String measured = verdict == Verdict.PASS
                ? Texts.get("clock.right", nodes)
                : behind
                        ? Texts.get("clock.behind", size.toSeconds(), nodes)
                        : Texts.get("clock.ahead", size.toSeconds(), nodes);
        return new Finding(Id.CLOCK, verdict, Texts.get("clock"), Optional.of(measured), needed,
                verdict == Verdict.PASS ? Optional.empty() : Optional.of(Texts.get("clock.advice")), Fix.NONE);
    }
}

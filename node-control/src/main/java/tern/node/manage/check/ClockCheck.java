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
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;
import tern.wallet.crypto.Twox;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcOptions;
import tern.wallet.units.Hex;

/// Whether this computer's clock is right, by the times of blocks that were just made: several nodes are asked, and the
/// middle one of their answers counts.
public final class ClockCheck {

    /// `Timestamp.Now`, in every Substrate chain.
    private static final String NOW = Hex.encode(Twox.twox128("Timestamp".getBytes(StandardCharsets.UTF_8)))
            + Hex.encode(Twox.twox128("Now".getBytes(StandardCharsets.UTF_8))).replace("0x", "");
    /// A block is announced up to so long after its time, and the next one may be as far away again.
    private static final Duration BLOCK_AGE = Duration.ofSeconds(26);
    /// Nodes refuse blocks from further in the future.
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration DOUBT = Duration.ofSeconds(5);
    private static final RpcOptions OPTIONS = RpcOptions.defaults()
            .withConnectTimeout(Duration.ofSeconds(4))
            .withCallTimeout(Duration.ofSeconds(4));

    private ClockCheck() {}

    /// Asks, one node after the other. Blocks for at most eight seconds a node.
    ///
    /// @return for each that answered, by how much this clock is ahead of its newest block
    public static List<Duration> ask(List<URI> nodes, InstantSource clock) throws InterruptedException {
        List<Duration> ahead = new ArrayList<>();
        for (URI node : nodes) {
            try (RpcClient client = RpcConnections.open(List.of(node), OPTIONS, EndpointCheck.none())) {
                String hex = client.call("state_getStorage", NOW).asString("");
                byte[] bytes = Hex.decode(hex);
                if (bytes.length == Long.BYTES) {
                    long time = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
                    ahead.add(Duration.ofMillis(clock.millis() - time));
                }
            } catch (RpcException e) {
                if (e.kind() == RpcException.Kind.INTERRUPTED) {
                    throw new InterruptedException();
                }
                // this one does not answer: the others are asked all the same, and the finding says how many did
            } catch (IllegalArgumentException e) {
                // no number: as good as no answer
            }
        }
        return ahead;
    }

    /// @param ahead by how much this clock was ahead of blocks that were just made
    public static Finding judge(List<Duration> ahead) {
        Optional<String> needed = Optional.of(Texts.get("clock.needed"));
        if (ahead.isEmpty()) {
            return new Finding(Id.CLOCK, Verdict.WARN, Texts.get("clock"), Optional.empty(), needed,
                    Optional.of(Texts.get("clock.unknown")), Fix.NONE);
        }
        Duration middle = ahead.stream().sorted().toList().get(ahead.size() / 2);
        // a clock that is right is ahead of the newest block by its age
        Duration off = middle.isNegative()
                ? middle
                : middle.compareTo(BLOCK_AGE) > 0 ? middle.minus(BLOCK_AGE) : Duration.ZERO;
        boolean behind = off.isNegative();
        Duration size = off.abs();
        Verdict verdict = size.compareTo(DOUBT) <= 0
                ? Verdict.PASS
                : behind && size.compareTo(LIMIT) > 0 ? Verdict.FAIL : Verdict.WARN;
        String measured = verdict == Verdict.PASS
                ? Texts.get("clock.right", ahead.size())
                : behind
                        ? Texts.get("clock.behind", size.toSeconds(), ahead.size())
                        : Texts.get("clock.ahead", size.toSeconds(), ahead.size());
        return new Finding(Id.CLOCK, verdict, Texts.get("clock"), Optional.of(measured), needed,
                verdict == Verdict.PASS ? Optional.empty() : Optional.of(Texts.get("clock.advice")), Fix.NONE);
    }
}
